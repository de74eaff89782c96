"""Batches of pages on their way to a run: from the archive, from disk and from WARC files given as a source."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Protocol

from tasks.fetching.archive import Archive
from tasks.fetching.entries import Entry
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.frontier import Frontier
from tasks.fetching.inputs import LocalPage, RunPlan, snapshot_of_file
from tasks.fetching.intake import seed
from tasks.fetching.target import State, Target, TargetKind
from tasks.fetching.urls import url_key
from tasks.fetching.warc_reading import WarcError, damage, scan
from values.snapshot import Outcome, Snapshot

CRAWL_ROUND = 500
"""Requests after which what came is read and loaded before more is asked."""
Settle = Callable[[Mapping[str, str]], None]
"""Called once a batch is in the warehouse, with the address of the article that each requested address gave."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A snapshot to be parsed, with what its discovery said about it."""

    snapshot: Snapshot
    source: str | None = None
    published: date | None = None
    was_loaded: bool = False
    """True when an article of this address is in the warehouse already."""


def _nothing_waits(articles: Mapping[str, str]) -> None:
    """Settle a batch that nothing waits for."""


def _nobody_holds() -> None:
    """Hold a batch that no queue knows of."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A batch of pages, and what to note once it is in the warehouse."""

    pages: list[FoundPage]
    settle: Settle = _nothing_waits
    hold: Callable[[], None] = _nobody_holds
    """Called instead when the gate holds the batch back."""
    is_mixed: bool = False
    """True when the batch may hold other things than articles, as an archive does: those are passed over."""
    is_retry: bool = False
    """True when the gate held these pages back in an earlier run, which told of it."""
    is_last: bool = False
    """True when what was read must be in the warehouse before the next arrival is asked for."""
    gone: set[str] = field(default_factory=set)
    """Requested addresses that showed an article once and show none any more; filled by who reads the pages."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where a run keeps its queue and its snapshots."""

    frontier: Frontier
    archive: Archive
    fetcher: Fetcher
    stored: Archive
    """Where pages lie that an earlier run fetched and did not load; of a dry run it is another archive."""


class Asking(Protocol):
    """How a run asks the web, and tells of it."""

    def due(self, articles: int) -> None:
        """Take how many articles are due to be looked at again."""

    def ask(self, at_most: int) -> int:
        """Ask for what is due, at most so many requests, and return how many were made."""


def arriving(plan: RunPlan, rooms: Rooms, size: int, limit: int | None, web: Asking) -> Iterator[Arrival]:
    """Yield every batch that a plan names, `size` pages at most: from disk, from WARC files and from the web.

    `limit` is the most requests to the web, None for no limit. What an earlier run left comes with what is fetched.
    """
    yield from local_batches(plan.pages, rooms.archive, size)
    for path in plan.archives:
        yield from archive_batches(path, rooms.frontier, rooms.archive, size)
    if plan.asks_the_web:
        yield from _from_web(plan, rooms, size, limit, web)


def _from_web(plan: RunPlan, rooms: Rooms, size: int, limit: int | None, web: Asking) -> Iterator[Arrival]:
    if rooms.stored is not rooms.archive:
        yield from fetched_batches(rooms.frontier, rooms.stored, size)
    if plan.looks_again:
        web.due(rooms.frontier.requeue_due())
    held = held_entries(rooms.frontier)
    seed(rooms.frontier, plan.sources)
    queue_named(rooms.frontier, plan.urls)
    left = limit
    while left is None or left > 0:
        at_most = CRAWL_ROUND if left is None else min(CRAWL_ROUND, left)
        asked = web.ask(at_most)
        yield from fetched_batches(rooms.frontier, rooms.archive, size)
        if asked < at_most:
            break
        left = None if left is None else left - asked
    yield from held_batches(rooms.frontier, rooms.stored, size, held)


def queue_named(frontier: Frontier, urls: Sequence[str]) -> None:
    """Queue the addresses that the user named, known or not; raises ValueError for one that is no web address."""
    frontier.enqueue(Target(url) for url in urls)
    frontier.requeue(url_key(url) for url in urls)


def fetched_batches(frontier: Frontier, archive: Archive, size: int) -> Iterator[Arrival]:
    """Yield the pages that are kept and not yet read, those that a run before this one left included."""
    return _kept(frontier, archive, size, frontier.entries(State.FETCHED, (TargetKind.ARTICLE,)))


def held_entries(frontier: Frontier) -> list[Entry]:
    """Return what was read and held back by the gate."""
    return frontier.entries(State.PARSED, (TargetKind.ARTICLE,))


def held_batches(frontier: Frontier, archive: Archive, size: int, held: Sequence[Entry]) -> Iterator[Arrival]:
    """Yield held pages once more, apart from the new ones, which they must not hold back."""
    return _kept(frontier, archive, size, held, is_retry=True)


def _kept(
    frontier: Frontier, archive: Archive, size: int, waiting: Sequence[Entry], *, is_retry: bool = False
) -> Iterator[Arrival]:
    for start in range(0, len(waiting), size):
        entries = waiting[start : start + size]
        pages = [_from_frontier(entry, frontier, archive) for entry in entries]
        gone: set[str] = set()
        lost = {page.snapshot.requested_url for page in pages if page.snapshot.outcome is Outcome.TRUNCATED}
        last = start + size >= len(waiting)
        settle = _mark(frontier, entries, lost, gone)
        yield Arrival(pages, settle, _hold(frontier, entries), is_retry=is_retry, is_last=last, gone=gone)


def _from_frontier(entry: Entry, frontier: Frontier, archive: Archive) -> FoundPage:
    if entry.warc_file is None or entry.warc_offset is None:
        raise ValueError(f"{entry.url}: fetched, but not in the archive")
    try:
        snapshot = archive.read(entry.warc_file, entry.warc_offset)
    except WarcError as error:
        # A power cut may cost the last minutes of an archive: the page is asked for once more, and the others go on.
        why = f"the stored page is lost, a later run asks again ({error})"
        snapshot = Snapshot(entry.url, entry.url, Outcome.TRUNCATED, datetime.now(UTC), error=why)
    published = entry.published.date() if entry.published else None
    return FoundPage(snapshot, entry.source, published, frontier.was_loaded(entry.url_key))


def _mark(frontier: Frontier, entries: Sequence[Entry], lost: Set[str], gone: Set[str]) -> Settle:
    def settle(articles: Mapping[str, str]) -> None:
        for entry in entries:
            if entry.url in lost:
                frontier.ask_anew(entry.url_key)
            elif entry.url in articles:
                frontier.mark(entry.url_key, State.LOADED, articles[entry.url])
            elif entry.url in gone:
                frontier.mark_gone(entry.url_key)
            else:
                frontier.mark_unread(entry.url_key)

    return settle


def _hold(frontier: Frontier, entries: Sequence[Entry]) -> Callable[[], None]:
    def hold() -> None:
        for entry in entries:
            frontier.mark(entry.url_key, State.PARSED)

    return hold


def local_batches(pages: Sequence[LocalPage], archive: Archive, size: int) -> Iterator[Arrival]:
    """Yield pages on disk, `size` at a time, each kept in the archive as it is read."""
    for start in range(0, len(pages), size):
        yield Arrival([_from_disk(page, archive) for page in pages[start : start + size]])


def _from_disk(page: LocalPage, archive: Archive) -> FoundPage:
    snapshot = snapshot_of_file(page, archive.settings.decoded_cap)
    if snapshot.outcome is Outcome.OK:
        # A WARC response needs a status line; a file was never asked for, and its row says so.
        snapshot.status = 200
        if archive.append(snapshot) is None:
            snapshot.take_down()
        snapshot.status = None
    return FoundPage(snapshot, published=page.published)


def archive_batches(path: Path, frontier: Frontier, archive: Archive, size: int) -> Iterator[Arrival]:
    """Yield the pages of a WARC file from where the last run stopped, each kept in our own archive as well.

    The file is done with up to the first batch that is not settled: from there on the next run reads it again. The
    last batch names what in the file is damaged, if anything is.
    """
    offset, done = frontier.archive_position(path)
    if done:
        return
    lost: list[int] = []
    found = scan(path, frontier.settings, after=offset or None, on_mismatch=lost.append)
    progress = _Progress(path, frontier)
    began, is_empty = offset, True
    while batch := list(islice(found, size)):
        is_empty = False
        offset = batch[-1].warc_offset or offset
        pages = [_from_archive(snapshot, archive) for snapshot in batch]
        yield Arrival(pages, progress.settle(offset), is_mixed=True)
    lost = sorted({*lost, *damage(path)})
    missed = [_damaged(path, at) for at in lost]
    if is_empty and not began and not missed:
        missed = [_no_page(path)]
    yield Arrival(missed, progress.settle(offset, done=bool(began or not is_empty)))


@dataclass(slots=True)
class _Progress:
    """How far the batches of a WARC file are settled without a gap."""

    path: Path
    frontier: Frontier
    batches: int = 0
    settled: int = 0

    def settle(self, offset: int, *, done: bool = False) -> Settle:
        """Return what notes that the next batch, which ends at `offset`, is settled."""
        number = self.batches
        self.batches += 1

        def settle(articles: Mapping[str, str]) -> None:  # noqa: ARG001
            if self.settled == number:
                self.settled += 1
                self.frontier.keep_archive_position(self.path, offset, done=done)

        return settle


def _damaged(path: Path, offset: int) -> FoundPage:
    why = "the record there is damaged and was passed over"
    return FoundPage(Snapshot(f"{path} at byte {offset}", "", Outcome.TRUNCATED, datetime.now(UTC), error=why))


def _no_page(path: Path) -> FoundPage:
    why = "no page in it: neither a response nor a resource record"
    return FoundPage(Snapshot(str(path), "", Outcome.EMPTY, datetime.now(UTC), error=why))


def _from_archive(snapshot: Snapshot, archive: Archive) -> FoundPage:
    if snapshot.outcome is Outcome.OK and archive.append(snapshot) is None:
        snapshot.take_down()
    return FoundPage(snapshot)
