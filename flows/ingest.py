"""The main job: from what the user names to a published warehouse of figures."""

from concurrent.futures import Executor
from contextlib import ExitStack
from datetime import date, datetime

from prefect import flow
from prefect.runtime import flow_run

from flows.publish import publish_run
from flows.run.arrivals import expected, open_rooms, read_all
from flows.run.choices import InputName, SourceName, narrowed
from flows.run.dry_run import try_plan
from flows.run.intake import Intake
from flows.run.processes import checking
from flows.run.progress import tell
from flows.run.recording import recorded
from flows.run.running import only_run, reading_pool, run_of
from flows.run.second_reader import second_reader
from flows.run.settings import Settings, settings
from flows.run.summary import RunSummary
from flows.run.telling import finish, tell_stages
from samples import PORT, serve_samples
from tasks.audit import audit_run
from tasks.fetching import Source
from tasks.fetching.inputs import RunPlan, UnusableInputError, plan_of
from tasks.load import bring_standing


def _run_name() -> str:
    inputs, names = (flow_run.parameters.get(name) or [] for name in ("inputs", "sources"))
    started = datetime.now().astimezone()
    what = ", ".join(names) or (_named(inputs) if inputs else "samples")
    return f"ingest {started:%Y-%m-%d %H:%M}, {what}" + (" (dry run)" if flow_run.parameters.get("dry_run") else "")


def _named(inputs: list[str]) -> str:
    """Return the inputs in a few words; a run that cannot use them begins all the same, and fails with the reason."""
    try:
        return str(plan_of(inputs))
    except UnusableInputError:
        return ", ".join(inputs)


@flow(name="ingest", flow_run_name=_run_name, log_prints=False)
def ingest(
    inputs: list[InputName] | None = None,
    sources: list[SourceName] | None = None,
    published_from: date | None = None,
    published_until: date | None = None,
    limit: int | None = None,
    dry_run: bool = False,
) -> RunSummary:
    """Read articles into the warehouse and publish it; what fails is named, and the others go on.

    Args:
        inputs: Web addresses of articles, feeds or sitemaps; pages, folders, WARC files or a sources.yml on disk.
            Without any, and without chosen sources, the bundled samples are read.
        sources: Only these sources of the list; all of them when none is chosen.
        published_from: Only articles that their feed or sitemap dates on this day or later, older ones than usual
            included; articles without a date are read as well.
        published_until: Only articles that their feed or sitemap dates on this day or earlier.
        limit: Most requests to the web in this run; the next run goes on where this one stopped.
        dry_run: Read and check everything as usual, but keep, load and publish nothing.

    """
    with ExitStack() as held:
        plan = plan_of(inputs or []) if inputs or sources else _samples(held)
        is_sample = not (inputs or sources)
        plan = narrowed(plan, sources or [], published_from, published_until)
        if dry_run:
            return try_plan(plan, limit, is_sample=is_sample)
        return run_plan(plan, "ingest", limit, is_sample=is_sample)


def run_plan(plan: RunPlan, flow_name: str, limit: int | None = None, *, is_sample: bool = False) -> RunSummary:
    """Read what the plan names, publish, and return what was done.

    Raises:
        RunHeldError: the gate kept a batch out; the last published copy stays.

    """
    chosen = settings()
    run = run_of(flow_name)
    summary = RunSummary(run.run_id, run.name)
    with only_run(run, chosen), checking() as checker:
        with recorded(run, chosen, summary), ExitStack() as held:
            rooms = open_rooms(chosen, held, is_sample=is_sample)
            pool = held.enter_context(reading_pool(expected(plan, rooms.frontier), chosen))
            second = held.enter_context(second_reader(chosen, summary.second, run.name))
            intake = Intake(run, chosen, summary, pool, checker, second)
            read_all(intake, plan, rooms, limit)
            if plan.asks_the_web:
                standing = bring_standing(chosen.warehouse, rooms.frontier, run.name, chosen.writer_wait)
                summary.withdrawn, summary.returned = standing.marked, standing.cleared
            tell_stages(summary, intake.seconds)
        publish_run(summary, chosen)
        tell_audit(summary, chosen, checker)
    return finish(summary, chosen)


def _samples(held: ExitStack) -> RunPlan:
    """Serve the samples for as long as the run goes, and return the plan that reads them."""
    site = held.enter_context(serve_samples())
    if site.port != PORT:
        tell(f"port {PORT} is in use: the samples are at {site.home}, so they are other articles than before")
    source = Source(
        name="samples", home=site.home, feeds=(site.feed,), sitemaps=(site.sitemap,), delay=0, max_age_days=None
    )
    return RunPlan(sources=[source])


def tell_audit(summary: RunSummary, chosen: Settings, checker: Executor | None = None) -> None:
    """Write the audit page of a run that checked rows, held back or not, and tell what is unusual by now."""
    if not summary.checked:
        return
    done = audit_run(chosen.warehouse, summary.run_id, chosen.audit, summary.name, chosen.writer_wait, checker)
    summary.audit = done.page
    summary.signals += [f"{signal.reason}: {signal.subject}. {signal.why}" for signal in done.signals]
    tell(f"audit: {done.page}, {len(done.signals):,} signals")
