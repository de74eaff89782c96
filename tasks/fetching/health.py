"""Whether a source still works: what its documents answer, what they name, how often it publishes."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tasks.fetching.discovery import discover
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.robots import Access, Robots
from tasks.fetching.sources import Source
from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import url_key
from values.snapshot import Outcome, Snapshot

WEEK = timedelta(days=7)


@dataclass(slots=True)
class SourceHealth:
    """What a check of one source found."""

    source: str
    checked_at: datetime
    robots: Access
    documents: dict[str, Outcome] = field(default_factory=dict)
    """The outcome of each feed, sitemap and section page."""
    named: int = 0
    """Articles these documents name, each counted once."""
    wanted: int = 0
    """Those of them that are about the source's topic."""
    last_article: datetime | None = None
    articles_a_week: float | None = None
    """From the dates of the named articles; None when fewer than two are dated."""
    samples: list[Snapshot] = field(default_factory=list)
    """A few of the wanted articles, newest first, for the caller to parse and read."""

    @property
    def is_reachable(self) -> bool:
        """Whether any of its documents could be read."""
        return Outcome.OK in self.documents.values()


def weekly_rate(instants: Sequence[datetime]) -> float | None:
    """Return how many articles a week the instants amount to; None for fewer than two or no span."""
    span = max(instants) - min(instants) if len(instants) > 1 else timedelta(0)
    return (len(instants) - 1) / (span / WEEK) if span else None


def named_once(targets: Iterable[Target]) -> list[Target]:
    """Return each article once, dated if any of the documents that name it gives a date."""
    kept: dict[str, Target] = {}
    for target in targets:
        known = kept.setdefault(url_key(target.url), target)
        if known.latest is None and target.latest is not None:
            kept[url_key(target.url)] = target
    return list(kept.values())


def check_source(
    source: Source,
    fetcher: Fetcher,
    robots: Robots,
    samples: int = 3,
    sleep: Callable[[float], object] = time.sleep,
) -> SourceHealth:
    """Read every document of a source and a few of its articles, as politely as a crawl; sitemaps are not followed."""
    own = fetcher.settings.delay if source.delay is None else source.delay
    health = SourceHealth(source.name, datetime.now(UTC), robots.entry(source.home).access)
    named: list[Target] = []

    def ask(url: str) -> Snapshot:
        sleep(max(own, robots.crawl_delay(url)))
        return fetcher.fetch(url, permit=robots.permit)

    for document in source.targets():
        snapshot = ask(document.url)
        health.documents[document.url] = snapshot.outcome
        if snapshot.outcome is Outcome.OK:
            named += discover(snapshot, document.kind, source.name)
    articles = named_once(target for target in named if target.kind is TargetKind.ARTICLE)
    wanted = [target for target in articles if source.topic.wants(target.url, target.title)]
    dates = [target.latest for target in articles if target.latest is not None]
    health.named, health.wanted = len(articles), len(wanted)
    health.last_article = max(dates, default=None)
    health.articles_a_week = weekly_rate(dates)
    earliest = datetime.min.replace(tzinfo=UTC)
    newest = sorted(wanted, key=lambda target: target.latest or earliest, reverse=True)
    health.samples = [ask(target.url) for target in newest[:samples]]
    return health
