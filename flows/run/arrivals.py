"""What a run reads, a batch at a time: from disk, from archives and from the web."""

import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass
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
from tasks.fetch import fetch
from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, Source, State
from tasks.fetching.arrivals import Rooms, arriving
from tasks.fetching.inputs import RunPlan
from tasks.fetching.source_state import silent_sources
from values.snapshot import WELL

BYTES_PER_PAGE = 30_000
"""Of a compressed archive, to judge whether other processes pay."""


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


@dataclass(frozen=True, slots=True)
class _Web:
    """Asks the web for a run: a task a round, with its story told and its failures noted."""

    plan: RunPlan
    rooms: Rooms
    summary: RunSummary

    def due(self, articles: int) -> None:
        tell(f"discover: {articles:,} articles are due to be looked at again")

    def ask(self, at_most: int) -> int:
        frontier, fetcher, archive = self.rooms.frontier, self.rooms.fetcher, self.rooms.archive
        fetched = fetch(whole(frontier), whole(fetcher), whole(archive), whole(self.plan.sources), at_most, _show_fetch)
        tell_fetch(fetched)
        self.summary.failures += [Failure(missed.url, str(missed)) for missed in fetched.missed]
        self.summary.reached += sum(fetched.summary.outcomes[outcome] for outcome in WELL)
        return fetched.summary.attempts


def _show_fetch(done: int, total: int) -> None:
    count("fetch", done, total)


def read_all(intake: Intake, plan: RunPlan, rooms: Rooms, limit: int | None) -> None:
    """Bring in what the plan names, a batch at a time; what cannot be had is noted in the intake's summary."""
    summary, bar = intake.summary, ProgressBar("reading", "targets read")
    on_disk = expected(plan, rooms.frontier)
    silent_before = silent_sources(rooms.frontier, plan.sources)
    web = _Web(plan, rooms, summary)
    for arrival in arriving(plan, rooms, intake.chosen.pages_at_once, limit, web):
        intake.bring_in(arrival)
        done = intake.articles_read + len(summary.failures)
        count("read", done)
        bar.show(done, max(on_disk - done, _waiting(rooms.frontier, limit) if plan.asks_the_web else 0))
    _tell_silent(plan.sources, silent_before, silent_sources(rooms.frontier, plan.sources))
    intake.load_waiting()
    bar.end()


def _tell_silent(sources: list[Source], before: dict[str, str], after: dict[str, str]) -> None:
    """Tell which sources broke in this run; one that was broken before is told of only in the log."""
    for name, why in after.items():
        tell(f"{name} is broken: {why}")
        if name not in before:
            what_to_do = "See `tallywire sources check`; mend or remove its addresses in sources.yml."
            alert(Alert.BROKEN, f"Source broken: {name}", f"{name}: {why}. {what_to_do}")
    for name in before.keys() - after.keys() & {source.name for source in sources}:
        tell(f"{name} answers again")
