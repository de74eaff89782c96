"""What a feed, sitemap or section page names, let into the frontier within the topic and age of its source."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from tasks.fetching.crawl_summary import CrawlSummary
from tasks.fetching.entries import Entry
from tasks.fetching.frontier import Frontier
from tasks.fetching.sources import Source
from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import host_of, url_key, web_url

MOST_DOCUMENTS = 500
"""Sitemaps and feeds of one source that a run follows beyond those its file names."""


def seed(frontier: Frontier, sources: Iterable[Source]) -> int:
    """Queue the feeds, sitemaps and section pages of the sources; return how many were unknown before."""
    return frontier.enqueue(target for source in sources for target in source.targets())


class TargetIntake:
    """Lets targets in; each document of discovery is read once a run, however many name it."""

    def __init__(self, frontier: Frontier, sources: Iterable[Source]) -> None:
        self._frontier = frontier
        self._sources = {source.name: source for source in sources}
        self._read: set[str] = set()
        self._followed: Counter[str | None] = Counter()

    def delay_of(self, source: str | None) -> float | None:
        """Return a source's own pause between requests, if it has one."""
        known = self._sources.get(source or "")
        return known.delay if known else None

    def take_in(self, entry: Entry, named: Iterable[Target], summary: CrawlSummary) -> set[str]:
        """Queue what a document names; return the hosts that have something to ask now."""
        self._read.add(entry.url_key)
        found = [target for target in named if self._is_let_in(target)]
        summary.discovered += self._frontier.enqueue(found)
        return {host_of(web_url(target.url)) for target in found}

    def _is_let_in(self, target: Target) -> bool:
        source = self._sources.get(target.source or "")
        if source is not None and _is_outside(target, source):
            return False
        if target.kind is TargetKind.ARTICLE:
            return source is None or source.topic.wants(target.url, target.title)
        key = url_key(target.url)
        if key in self._read or self._followed[target.source] >= MOST_DOCUMENTS:
            return False
        self._read.add(key)
        self._followed[target.source] += 1
        return True


def _is_outside(target: Target, source: Source) -> bool:
    """Say whether a target is dated outside the days that its source is read for; an undated one is not."""
    if target.latest is None:
        return False
    day, age = target.latest.date(), source.max_age_days
    too_early = source.published_from is not None and day < source.published_from
    too_late = source.published_until is not None and day > source.published_until
    return too_early or too_late or (age is not None and target.latest < datetime.now(UTC) - timedelta(days=age))
