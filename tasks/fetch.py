"""From the web to the archive: what is due is asked, with what the feeds and sitemaps name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.fetching import (
    Archive,
    CrawlSummary,
    Entry,
    Fetcher,
    Frontier,
    Outcome,
    Recorded,
    Snapshot,
    Source,
    State,
    TargetKind,
    crawl,
    discover,
    url_key,
)
from values.snapshot import WELL

_WHY = {Outcome.UNSUPPORTED_TYPE: "no feed, sitemap or section page"}
OnAttempt = Callable[[int, int], None]
"""Called after each attempt with the attempts so far and how many there will be with what is queued."""
_RECOUNTED = 50
"""Attempts after which the queue is counted anew: 100,000 addresses take 3 ms."""


@dataclass(frozen=True, slots=True)
class Missed:
    """An address that gave no page, and why."""

    url: str
    outcome: Outcome
    error: str | None
    is_queued: bool
    """True when a later run asks again."""

    def __str__(self) -> str:
        """Return why, and whether a later run asks again."""
        why = f"{self.outcome} ({self.error})" if self.error else str(self.outcome)
        return f"{why}; a later run asks again" if self.is_queued else why


@dataclass(slots=True)
class Fetched:
    """What a crawl brought."""

    summary: CrawlSummary
    missed: list[Missed]


@task(name="fetch", cache_policy=NO_CACHE, persist_result=False)
def fetch(
    frontier: Frontier,
    fetcher: Fetcher,
    archive: Archive,
    sources: Sequence[Source],
    limit: int | None = None,
    on_attempt: OnAttempt | None = None,
) -> Fetched:
    """Ask for what is due, at most `limit` attempts, and for what the feeds and sitemaps among it name."""
    missed: list[Missed] = []
    followed = asked = total = 0

    def note(entry: Entry, snapshot: Snapshot, recorded: Recorded) -> None:
        nonlocal followed, asked, total
        asked += 1
        if snapshot.outcome not in WELL and not recorded.withdrawn:
            missed.append(_missed(entry, snapshot.outcome, snapshot.error, recorded.state))
        elif recorded.state is State.FETCHED and entry.source is None:
            followed += _follow(frontier, entry, snapshot)
        if on_attempt:
            if asked > total or asked % _RECOUNTED == 0:
                total = asked + frontier.counts()[State.QUEUED]
            on_attempt(asked, total)

    summary = crawl(frontier, fetcher, archive, note, sources=sources, limit=limit)
    if followed:
        left = None if limit is None else max(limit - summary.attempts, 0)
        summary = _sum(summary, crawl(frontier, fetcher, archive, note, sources=sources, limit=left))
    return Fetched(summary, missed + _missed_documents(frontier, sources))


def _follow(frontier: Frontier, entry: Entry, snapshot: Snapshot) -> int:
    """Queue what a named address leads to when it is a feed or a sitemap; return how many addresses."""
    found = discover(snapshot, TargetKind.ARTICLE)
    if [target.url for target in found] == [snapshot.final_url]:
        return 0
    frontier.enqueue(found)
    frontier.mark(entry.url_key, State.LOADED)
    return len(found)


def _missed(entry: Entry, outcome: Outcome, error: str | None, state: State) -> Missed:
    return Missed(entry.url, outcome, error, is_queued=state is State.QUEUED)


def _missed_documents(frontier: Frontier, sources: Sequence[Source]) -> list[Missed]:
    """Return the feeds, sitemaps and sections of the sources that could not be had."""
    entries = [frontier.entry(url_key(target.url)) for source in sources for target in source.targets()]
    asked = [entry for entry in entries if entry and entry.outcome and entry.outcome not in WELL]
    return [_missed(entry, entry.outcome, _WHY.get(entry.outcome), entry.state) for entry in asked if entry.outcome]


def _sum(first: CrawlSummary, second: CrawlSummary) -> CrawlSummary:
    return CrawlSummary(
        first.attempts + second.attempts,
        first.outcomes + second.outcomes,
        first.discovered + second.discovered,
        first.wire_bytes + second.wire_bytes,
        first.seconds + second.seconds,
        first.left_alone | second.left_alone,
    )
