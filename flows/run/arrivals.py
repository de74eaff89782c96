"""What a run reads, a batch at a time: from disk, from archives and from the web."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from flows.run.alerts import Alert, alert
from flows.run.artifacts import ProgressBar
from flows.run.intake import Intake
from flows.run.progress import count, tell
from flows.run.running import whole
from flows.run.settings import Settings
from flows.run.summary import Failure, RunSummary
from flows.run.telling import tell_fetch
from tasks.erasing.keeping_out import KeptOut, persons_taken_down
from tasks.fetch import fetch, queue_named
from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, Source, State, seed
from tasks.fetching.arrivals import Arrival, archive_batches, fetched_batches, held_batches, held_entries, local_batches
from tasks.fetching.inputs import RunPlan
from tasks.fetching.source_state import silent_sources

CRAWL_ROUND = 500
"""Requests after which what came is read and loaded before more is asked."""
BYTES_PER_PAGE = 30_000
"""Of a compressed archive, to judge whether other processes pay."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where a run keeps its queue and its snapshots."""

    frontier: Frontier
    archive: Archive
    fetcher: Fetcher
    stored: Archive
    """Where pages lie that an earlier run fetched and did not load; of a dry run it is another archive."""


def open_rooms(chosen: Settings, held: ExitStack, *, is_sample: bool, scratch: Path | None = None) -> Rooms:
    """Return the rooms of a run; with `scratch`, a copy of the queue and an empty archive in that folder."""
    limits, queue = chosen.fetch, chosen.frontier
    if is_sample:
        # The samples have a queue of their own, so that nothing else is asked without a pause or on loopback.
        limits = FetchSettings.model_validate(limits.model_dump() | {"allow": ("127.0.0.1",), "delay": 0})
        queue = chosen.sample_frontier
    snapshots = chosen.snapshots
    if scratch is not None:
        queue, snapshots = _copied(queue, scratch), scratch / "snapshots"
    frontier = held.enter_context(Frontier(queue, limits))
    archive = held.enter_context(Archive(snapshots, limits))
    stored = archive if scratch is None else held.enter_context(Archive(chosen.snapshots, limits))
    kept_out = KeptOut(persons_taken_down(chosen.warehouse, "ingest", chosen.writer_wait), frontier.blocked())
    frontier.names_taken_down, archive.screen = kept_out.names, kept_out.screen
    return Rooms(frontier, archive, held.enter_context(Fetcher(limits)), stored)


def _copied(queue: Path, scratch: Path) -> Path:
    copy = scratch / queue.name
    if queue.exists():
        with closing(sqlite3.connect(queue)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    return copy


def expected(plan: RunPlan, frontier: Frontier) -> int:
    """Return roughly how many articles there are to read without waiting for the web."""
    archived = sum(path.stat().st_size // BYTES_PER_PAGE for path in plan.archives)
    return len(plan.pages) + archived + frontier.counts()[State.FETCHED]


def _waiting(frontier: Frontier, limit: int | None) -> int:
    """Return how many addresses wait for this run, fetched or still to be asked."""
    counts = frontier.counts()
    queued = counts[State.QUEUED] if limit is None else min(counts[State.QUEUED], limit)
    return queued + counts[State.FETCHED]


def read_all(intake: Intake, plan: RunPlan, rooms: Rooms, limit: int | None) -> None:
    """Bring in what the plan names, a batch at a time; what cannot be had is noted in the intake's summary."""
    chosen, summary, bar = intake.chosen, intake.summary, ProgressBar("reading", "targets read")
    on_disk = expected(plan, rooms.frontier)
    for arrival in chain(_from_disk(plan, rooms, chosen), _from_web(plan, rooms, chosen, summary, limit)):
        intake.bring_in(arrival)
        done = intake.articles_read + len(summary.failures)
        count("read", done)
        bar.show(done, max(on_disk - done, _waiting(rooms.frontier, limit) if plan.asks_the_web else 0))
    intake.load_waiting()
    bar.end()


def _from_disk(plan: RunPlan, rooms: Rooms, chosen: Settings) -> Iterator[Arrival]:
    size = chosen.pages_at_once
    yield from local_batches(plan.pages, rooms.archive, size)
    for path in plan.archives:
        yield from archive_batches(path, rooms.frontier, rooms.archive, size)


def _from_web(
    plan: RunPlan, rooms: Rooms, chosen: Settings, summary: RunSummary, limit: int | None
) -> Iterator[Arrival]:
    if not plan.asks_the_web:
        return
    if rooms.stored is not rooms.archive:
        yield from fetched_batches(rooms.frontier, rooms.stored, chosen.pages_at_once)
    if plan.looks_again:
        tell(f"discover: {rooms.frontier.requeue_due():,} articles are due to be looked at again")
    held, silent_before = held_entries(rooms.frontier), silent_sources(rooms.frontier, plan.sources)
    seed(rooms.frontier, plan.sources)
    queue_named(rooms.frontier, plan.urls)
    yield from _rounds(plan, rooms, chosen, summary, limit)
    yield from held_batches(rooms.frontier, rooms.stored, chosen.pages_at_once, held)
    _tell_silent(plan.sources, silent_before, silent_sources(rooms.frontier, plan.sources))


def _rounds(plan: RunPlan, rooms: Rooms, chosen: Settings, summary: RunSummary, limit: int | None) -> Iterator[Arrival]:
    """Yield what is fetched, a round of requests at a time."""
    left = limit
    while left is None or left > 0:
        at_most = CRAWL_ROUND if left is None else min(CRAWL_ROUND, left)
        fetched = fetch(
            whole(rooms.frontier), whole(rooms.fetcher), whole(rooms.archive), whole(plan.sources), at_most, _show_fetch
        )
        tell_fetch(fetched)
        summary.failures += [Failure(missed.url, str(missed)) for missed in fetched.missed]
        yield from fetched_batches(rooms.frontier, rooms.archive, chosen.pages_at_once)
        if fetched.summary.attempts < at_most:
            return
        left = None if left is None else left - fetched.summary.attempts


def _show_fetch(done: int, total: int) -> None:
    count("fetch", done, total)


def _tell_silent(sources: list[Source], before: dict[str, str], after: dict[str, str]) -> None:
    """Tell which sources broke in this run; one that was broken before is told of only in the log."""
    for name, why in after.items():
        tell(f"{name} is broken: {why}")
        if name not in before:
            what_to_do = "See `tallywire sources check`; mend or remove its addresses in sources.yml."
            alert(Alert.BROKEN, f"Source broken: {name}", f"{name}: {why}. {what_to_do}")
    for name in before.keys() - after.keys() & {source.name for source in sources}:
        tell(f"{name} answers again")
