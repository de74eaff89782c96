"""The main job: from what the user names to a published warehouse of figures."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from prefect import flow
from prefect.runtime import flow_run

from flows.processes import checking
from flows.progress import count, tell
from flows.reading import Reader
from flows.recording import recorded
from flows.running import only_run, reading_pool, run_of, whole
from flows.settings import Settings, settings
from flows.stories import show_run, tell_fetch, tell_stages
from flows.summary import Failure, RunHeldError, RunSummary
from samples import serve_samples
from tasks.audit import audit_run
from tasks.discover import Plan, plan_of
from tasks.fetch import Arrival, archive_batches, fetch, fetched_batches, local_batches, queue_named
from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, Source, State, seed
from tasks.keeping_out import KeptOut, persons_taken_down
from tasks.load import bring_standing
from tasks.publish import export_copy, publish_copy, publish_report

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


def _run_name() -> str:
    inputs = flow_run.parameters.get("inputs") or []
    started = datetime.now().astimezone()
    return f"ingest {started:%Y-%m-%d %H:%M}, {plan_of(inputs) if inputs else 'samples'}"


@flow(name="ingest", flow_run_name=_run_name, log_prints=False)
def ingest(inputs: list[str] | None = None, limit: int | None = None) -> RunSummary:
    """Read articles into the warehouse and publish it; what fails is named, and the others go on.

    Args:
        inputs: Web addresses of articles, feeds or sitemaps; pages, folders, WARC files or a sources.yml on disk.
            Without any, the bundled samples are read.
        limit: Most requests to the web in this run.

    """
    with ExitStack() as held:
        plan = plan_of(inputs) if inputs else _samples(held)
        return run_plan(plan, "ingest", limit, is_sample=not inputs)


def run_plan(plan: Plan, flow_name: str, limit: int | None = None, *, is_sample: bool = False) -> RunSummary:
    """Read what the plan names, publish, and return what was done.

    Raises:
        RunHeldError: the gate kept a batch out; the last published copy stays.

    """
    chosen = settings()
    run = run_of(flow_name)
    summary = RunSummary(run.run_id, run.name)
    with only_run(run, chosen), checking() as checker:
        with recorded(run, chosen, summary), ExitStack() as held:
            rooms = _open_rooms(chosen, held, is_sample=is_sample)
            pool = held.enter_context(reading_pool(_expected(plan, rooms.frontier), chosen))
            reader = Reader(run, chosen, summary, pool, checker)
            for arrival in chain(_from_disk(plan, rooms, chosen), _from_web(plan, rooms, chosen, summary, limit)):
                reader.bring_in(arrival)
                count("read", summary.articles + len(summary.failures))
            if plan.asks_the_web:
                standing = bring_standing(chosen.warehouse, rooms.frontier, run.name, chosen.writer_wait)
                summary.withdrawn, summary.returned = standing.marked, standing.cleared
            tell_stages(summary, reader.seconds)
        publish_run(summary, chosen)
        audit(summary, chosen, checker)
    show_run(summary, chosen.published)
    if summary.held:
        raise RunHeldError(summary)
    return summary


def _samples(held: ExitStack) -> Plan:
    """Serve the samples for as long as the run goes, and return the plan that reads them."""
    site = held.enter_context(serve_samples())
    source = Source(
        name="samples", home=site.home, feeds=(site.feed,), sitemaps=(site.sitemap,), delay=0, max_age_days=None
    )
    return Plan(sources=[source])


def _open_rooms(chosen: Settings, held: ExitStack, *, is_sample: bool) -> Rooms:
    limits, queue = chosen.fetch, chosen.frontier
    if is_sample:
        # The samples have a queue of their own, so that nothing else is asked without a pause or on loopback.
        limits = FetchSettings.model_validate(limits.model_dump() | {"allow": ("127.0.0.1",), "delay": 0})
        queue = chosen.sample_frontier
    frontier, archive = (
        held.enter_context(Frontier(queue, limits)),
        held.enter_context(Archive(chosen.snapshots, limits)),
    )
    kept_out = KeptOut(persons_taken_down(chosen.warehouse, "ingest", chosen.writer_wait), frontier.blocked())
    frontier.names_taken_down, archive.screen = kept_out.names, kept_out.screen
    return Rooms(frontier, archive, held.enter_context(Fetcher(limits)))


def _expected(plan: Plan, frontier: Frontier) -> int:
    """Return roughly how many articles there are to read without waiting for the web."""
    archived = sum(path.stat().st_size // BYTES_PER_PAGE for path in plan.archives)
    return len(plan.pages) + archived + frontier.counts()[State.FETCHED]


def _from_disk(plan: Plan, rooms: Rooms, chosen: Settings) -> Iterator[Arrival]:
    size = chosen.batch_articles
    yield from local_batches(plan.pages, rooms.archive, size)
    for path in plan.archives:
        yield from archive_batches(path, rooms.frontier, rooms.archive, size)


def _from_web(plan: Plan, rooms: Rooms, chosen: Settings, summary: RunSummary, limit: int | None) -> Iterator[Arrival]:
    """Yield what is fetched, a round of requests at a time."""
    if not plan.asks_the_web:
        return
    if plan.looks_again:
        tell(f"discover: {rooms.frontier.requeue_due():,} articles are due to be looked at again")
    seed(rooms.frontier, plan.sources)
    queue_named(rooms.frontier, plan.urls)
    left = limit
    while left is None or left > 0:
        at_most = CRAWL_ROUND if left is None else min(CRAWL_ROUND, left)
        fetched = fetch(
            whole(rooms.frontier), whole(rooms.fetcher), whole(rooms.archive), whole(plan.sources), at_most, _show_fetch
        )
        tell_fetch(fetched)
        summary.failures += [Failure(missed.url, str(missed)) for missed in fetched.missed]
        yield from fetched_batches(rooms.frontier, rooms.archive, chosen.batch_articles)
        if fetched.summary.attempts < at_most:
            return
        left = None if left is None else left - fetched.summary.attempts


def _show_fetch(done: int, total: int) -> None:
    count("fetch", done, total)


def audit(summary: RunSummary, chosen: Settings, checker: Executor | None = None) -> None:
    """Write the audit page of a run that checked rows, held back or not, and tell what is unusual by now."""
    if not summary.checked:
        return
    done = audit_run(chosen.warehouse, summary.run_id, chosen.audit, summary.name, chosen.writer_wait, checker)
    summary.audit = done.page
    summary.signals = [f"{signal.reason}: {signal.subject}. {signal.why}" for signal in done.signals]
    tell(f"audit: {done.page}, {len(done.signals):,} signals")


def publish_run(summary: RunSummary, chosen: Settings) -> None:
    """Swap in a new published copy when something changed; a run that was held back leaves the last one."""
    if summary.held or not chosen.warehouse.exists():
        return
    if summary.is_unchanged and chosen.published.exists():
        tell("publish: nothing changed, the published copy stays")
        summary.published = chosen.published
        return
    summary.published = publish_copy(chosen.warehouse, chosen.published, summary.name, chosen.writer_wait)
    exports = export_copy(summary.published, chosen.exports)
    site = publish_report(summary.published, chosen.report)
    size = f"{summary.published.stat().st_size / 1e6:.1f} MB"
    tell(f"publish: {summary.published} ({size}), {len(exports)} exports, report of {site.pages} pages at {site.index}")
