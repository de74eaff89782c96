"""The threads of a crawl: each turn of a host is one call here and one result back."""

import queue
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tasks.fetching.archive import Archive
from tasks.fetching.discovery import is_page
from tasks.fetching.entries import Entry
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.robots import Robots
from tasks.fetching.snapshot import Outcome, Snapshot
from tasks.fetching.target import Kind
from tasks.fetching.urls import host_of


@dataclass(frozen=True, slots=True)
class Visit:
    """A redirect led to this host."""

    host: str


@dataclass(frozen=True, slots=True)
class Done:
    """A turn of a host has ended; without a snapshot it only fetched the robots.txt."""

    entry: Entry
    snapshot: Snapshot | None = None
    fault: Exception | None = None


class Workers:
    """Runs turns in threads and collects their results."""

    def __init__(self, fetcher: Fetcher, archive: Archive, robots: Robots) -> None:
        self._fetcher, self._archive, self._robots = fetcher, archive, robots
        self._results: queue.SimpleQueue[Visit | Done] = queue.SimpleQueue()
        self._pool = ThreadPoolExecutor(fetcher.settings.workers, thread_name_prefix="fetch")
        self.in_flight = 0

    @property
    def are_busy(self) -> bool:
        """Whether no further turn can be started."""
        return self.in_flight >= self._fetcher.settings.workers

    def close(self) -> None:
        """Wait for the threads to end."""
        self._pool.shutdown()

    def start_robots(self, entry: Entry) -> None:
        """Start a turn that fetches the robots.txt of the entry's site."""
        self.in_flight += 1
        self._pool.submit(self._learn, entry)

    def start_page(self, entry: Entry) -> None:
        """Start a turn that asks for the entry."""
        self.in_flight += 1
        self._pool.submit(self._ask, entry)

    def next_result(self, timeout: float | None) -> Visit | Done | None:
        """Return the next result, or None when none came in time; raises what went wrong in the thread."""
        try:
            result = self._results.get(timeout=timeout)
        except queue.Empty:
            return None
        if isinstance(result, Done):
            self.in_flight -= 1
            if result.fault is not None:
                raise result.fault
        return result

    def _learn(self, entry: Entry) -> None:
        """In a worker: fetch the robots.txt of the entry's site."""
        try:
            self._robots.entry(entry.url)
        except Exception as fault:  # noqa: BLE001 - handed to the crawl, which raises it
            self._results.put(Done(entry, fault=fault))
        else:
            self._results.put(Done(entry))

    def _ask(self, entry: Entry) -> None:
        """In a worker: one attempt, and the snapshot into the archive before anybody hears of it."""

        def permit(url: str) -> Outcome | None:
            if host_of(url) != entry.host:
                self._results.put(Visit(host_of(url)))
            return None if url == entry.url else self._robots.permit(url)

        try:
            # An index that has not changed may name sitemaps that have: it must be read again.
            known = (None, None) if entry.kind is Kind.SITEMAP else (entry.etag, entry.last_modified)
            snapshot = self._fetcher.attempt(entry.url, *known, permit)
            is_refused = snapshot.outcome is Outcome.OK and self._archive.append(snapshot) is None
            # A feed that mentions what was taken down is read all the same, and kept nowhere.
            if is_refused and entry.kind is Kind.ARTICLE and is_page(snapshot):
                snapshot.take_down()
        except Exception as fault:  # noqa: BLE001 - handed to the crawl, which raises it
            self._results.put(Done(entry, fault=fault))
        else:
            self._results.put(Done(entry, snapshot))
