"""Read what a source published before it was followed."""

from datetime import UTC, date, datetime

from prefect import flow

from flows.ingest import run_plan
from flows.run.asking import asked_sources
from flows.run.choices import SourceName, dated_within, listed_sources
from flows.run.progress import tell
from flows.run.summary import RunSummary
from tasks.fetching import Source
from tasks.fetching.inputs import RunPlan, UnusableInputError


@flow(name="backfill", flow_run_name="backfill {source} from {published_from}", log_prints=False)
def backfill(
    source: SourceName, published_from: date, limit: int | None = 500, dry_run: bool = False
) -> RunSummary | None:
    """Read older articles of one source, as far as its feeds and sitemaps name them.

    Args:
        source: Which source of sources.yml.
        published_from: Only articles dated on this day or later; articles without a date are read as well.
        limit: Most requests to the web in this run; the next run goes on where this one stopped.
        dry_run: Only ask its feeds and sitemaps how many articles they name; no article is kept.

    """
    chosen = reaching_back(named_source(source), published_from)
    if not dry_run:
        return run_plan(RunPlan(sources=[chosen]), "backfill", limit)
    for _, health in asked_sources([chosen], tell, samples=0):
        tell(f"backfill: {health.named:,} articles named, {health.wanted:,} about its topic, of any day (dry run)")
    return None


def named_source(name: str) -> Source:
    """Return the source of that name; raises UnusableInputError when the list has none."""
    listed = {source.name: source for source in listed_sources()}
    if name not in listed:
        raise UnusableInputError(f"{name}: not in sources.yml, which has {', '.join(sorted(listed)) or 'no source'}")
    return listed[name]


def reaching_back(source: Source, day: date) -> Source:
    """Return the source with its oldest wanted article moved to `day`."""
    if day > datetime.now(UTC).date():
        raise UnusableInputError(f"{day} has not begun yet: nothing to read back to")
    return dated_within(source, day, None)
