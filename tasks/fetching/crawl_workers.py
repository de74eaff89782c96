"""The threads of a crawl: each turn of a host is one call here and one result back."""

import queue
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

from tasks.fetching.discovery import discover, is_page
from tasks.fetching.entries import Entry
from tasks.fetching.exchange import TurnEndedError, Walk
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.robots import Robots
from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import host_of
from values.snapshot import Outcome, Snapshot


@dataclass(frozen=True, slots=True)
class Turn:
    """A URL of the frontier, to be asked or followed along its redirects when the host's turn comes."""

    entry: Entry
    url: str
    """The one that is asked next."""
    host: str
    """Whose turn it is."""
    walk: Walk | None = None
    """The requests made so far, when redirects have led here from another host."""

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Return the turn in which an entry is asked."""
        return cls(entry, entry.url, entry.host)


@dataclass(frozen=True, slots=True)
class Looked:
    """A turn of a host has ended: with a snapshot, or further along, or having only fetched the robots.txt."""

    turn: Turn
    snapshot: Snapshot | None = None
    targets: Sequence[Target] = ()
    """What a feed, sitemap or section page names; read in the thread, as a long one takes seconds."""
    onward: Turn | None = None
    """The turn of another host that a redirect leads to."""
    fault: Exception | None = None


class CrawlWorkers:
    """Runs turns in threads and collects their results."""

    def __init__(self, fetcher: Fetcher, robots: Robots) -> None:
        self._fetcher, self._robots = fetcher, robots
        self._results: queue.SimpleQueue[Looked] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(fetcher.settings.workers, thread_name_prefix="fetch")
        self.in_flight = 0

    @property
    def are_busy(self) -> bool:
        """Whether no further turn can be started."""
        return self.in_flight >= self._fetcher.settings.workers

    def close(self) -> None:
        """Wait for the threads to end."""
        self._pool.shutdown()

    def start_robots(self, turn: Turn) -> None:
        """Start a turn that fetches the robots.txt of the site."""
        self.in_flight += 1
        self._pool.submit(self._hand_in, self._learn, turn)

    def start_page(self, turn: Turn) -> None:
        """Start a turn that asks for a page."""
        self.in_flight += 1
        self._pool.submit(self._hand_in, self._ask, turn)

    def next_result(self, timeout: float | None) -> Looked | None:
        """Return the next result, or None when none came in time; raises what went wrong in the thread."""
        try:
            result = self._results.get(timeout=timeout)
        except queue.Empty:
            return None
        self.in_flight -= 1
        if result.fault is not None:
            raise result.fault
        return result

    def _hand_in(self, work: Callable[[Turn], Looked], turn: Turn) -> None:
        """In a worker: do the work of a turn and hand in how it ended."""
        try:
            done = work(turn)
        except Exception as fault:  # noqa: BLE001 - handed to the crawl, which raises it
            done = Looked(turn, fault=fault)
        self._results.put(done)

    def _learn(self, turn: Turn) -> Looked:
        self._robots.entry(turn.url)
        return Looked(turn)

    def _ask(self, turn: Turn) -> Looked:
        """Make one attempt, up to where it leads to another host, and read what a document of discovery names."""
        entry = turn.entry
        walk = turn.walk or Walk(entry.url)

        def permit(url: str) -> Outcome | None:
            if host_of(url) != turn.host:
                raise TurnEndedError
            return None if url == turn.url else self._robots.permit(url)

        # An index that has not changed may name sitemaps that have: it must be read again.
        known = (None, None) if entry.kind is TargetKind.SITEMAP else (entry.etag, entry.last_modified)
        try:
            snapshot = self._fetcher.attempt(entry.url, *known, permit, walk)
        except TurnEndedError:
            return Looked(turn, onward=Turn(entry, walk.url, host_of(walk.url), walk))
        if entry.kind is TargetKind.ARTICLE or snapshot.outcome is not Outcome.OK:
            return Looked(turn, snapshot)
        targets = discover(snapshot, entry.kind, entry.source)
        if not targets and entry.kind in (TargetKind.FEED, TargetKind.SITEMAP) and is_page(snapshot):
            snapshot.outcome, snapshot.error = Outcome.UNSUPPORTED_TYPE, f"a page in the place of a {entry.kind}"
        return Looked(turn, snapshot, targets)
