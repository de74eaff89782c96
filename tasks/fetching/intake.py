"""What a feed, sitemap or section page names, let into the frontier within the topic and age of its source."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from tasks.fetching.discovery import discover
from tasks.fetching.entries import Entry
from tasks.fetching.frontier import Frontier
from tasks.fetching.snapshot import Outcome, Snapshot
from tasks.fetching.sources import Source
from tasks.fetching.target import Kind, Target
from tasks.fetching.urls import host_of, url_key, web_url
from tasks.fetching.warc_reading import scan

ADOPTED_AT_ONCE = 200
MOST_DOCUMENTS = 500
"""Sitemaps and feeds of one source that a run follows beyond those its file names."""


class _Count(Protocol):
    discovered: int


def seed(frontier: Frontier, sources: Iterable[Source]) -> int:
    """Queue the feeds, sitemaps and section pages of the sources; return how many were unknown before."""
    return frontier.enqueue(target for source in sources for target in source.targets())


def adopt_archive(frontier: Frontier, path: Path, source: str | None = None) -> Counter[Outcome]:
    """Take the pages of a WARC file into the frontier as fetched; return what its response records came to.

    A run that was stopped goes on inside the file; one that was finished before reads nothing. The rows name the file
    by its full path, so that `Archive.read` finds it where it is.
    """
    file = path.resolve()
    after, done = frontier.archive_position(file)
    outcomes: Counter[Outcome] = Counter()
    if done:
        return outcomes
    batch: list[Snapshot] = []
    for snapshot in scan(file, frontier.settings, after or None):
        outcomes[snapshot.outcome] += 1
        after = snapshot.warc_offset or 0
        if snapshot.outcome is Outcome.OK and _is_web_url(snapshot.requested_url):
            snapshot.warc_file = str(file)
            # What is written is read back when it is parsed; the batch must not hold the bodies.
            snapshot.body = snapshot.encoded_body = b""
            batch.append(snapshot)
        if len(batch) == ADOPTED_AT_ONCE:
            frontier.adopt(batch, source, file, after, done=False)
            batch = []
    frontier.adopt(batch, source, file, after, done=True)
    return outcomes


def _is_web_url(url: str) -> bool:
    try:
        web_url(url)
    except ValueError:
        return False
    return True


class Intake:
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

    def take_in(self, entry: Entry, snapshot: Snapshot, count: _Count) -> set[str]:
        """Queue what a document names; return the hosts that have something to ask now."""
        self._read.add(entry.url_key)
        found = [target for target in discover(snapshot, entry.kind, entry.source) if self._is_let_in(target)]
        count.discovered += self._frontier.enqueue(found)
        return {host_of(web_url(target.url)) for target in found}

    def _is_let_in(self, target: Target) -> bool:
        source = self._sources.get(target.source or "")
        if source is not None and _is_old(target, source):
            return False
        if target.kind is Kind.ARTICLE:
            return source is None or source.topic.wants(target.url, target.title)
        key = url_key(target.url)
        if key in self._read or self._followed[target.source] >= MOST_DOCUMENTS:
            return False
        self._read.add(key)
        self._followed[target.source] += 1
        return True


def _is_old(target: Target, source: Source) -> bool:
    if source.max_age_days is None or target.published is None:
        return False
    return target.published < datetime.now(UTC) - timedelta(days=source.max_age_days)
