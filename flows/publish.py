"""Publish the warehouse: the copy that people read, exports, report, and word of what is watched."""

from pathlib import Path

from prefect import flow

from flows.run.alerts import Alert, alert
from flows.run.progress import tell
from flows.run.recording import recorded
from flows.run.running import only_run, run_of
from flows.run.settings import Settings, settings
from flows.run.summary import RunSummary
from flows.run.telling import show_places
from tasks.publish import export_copy, publish_copy, publish_report
from tasks.publishing.watch import Watched, changes, load_watches, watched_claims
from warehouse.errors import WarehouseMissing

MOST_TOLD = 20
"""Lines of one message about a watched subject."""


@flow(name="publish", flow_run_name="publish the warehouse", log_prints=False)
def publish(exports: bool = True, report: bool = True) -> None:
    """Swap in a new published copy.

    Args:
        exports: Write Parquet, CSV, JSON Lines and FollowTheMoney files as well.
        report: Build the report site as well.

    """
    chosen, run = settings(), run_of("publish")
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    with only_run(run, chosen), recorded(run, chosen):
        swap_copy(chosen, run.name)
        if exports:
            tell(f"publish: {len(export_copy(chosen.published, chosen.exports))} exports in {chosen.exports}")
        if report:
            tell(f"publish: report at {publish_report(chosen.published, chosen.report).index}")
    show_places(chosen, None)


def swap_copy(chosen: Settings, holder: str) -> None:
    """Swap in a new published copy, and tell what changed in claims that are watched."""
    watches = load_watches(chosen.watch_file)
    before = watched_claims(chosen.published, watches)
    is_first = not chosen.published.exists()
    published = publish_copy(chosen.warehouse, chosen.published, holder, chosen.writer_wait)
    tell(f"publish: {published} ({published.stat().st_size / 1e6:.1f} MB)")
    if not is_first:
        tell_watched(before, watched_claims(chosen.published, watches))


def tell_watched(before: Watched, after: Watched) -> None:
    """Tell, and send word of, each watched subject with claims that are new or changed."""
    for name, claims in after.items():
        lines = changes(before.get(name, {}), claims)
        if lines:
            tell(f"watched: {name}, {len(lines):,} claims new or changed")
            more = [f"and {len(lines) - MOST_TOLD:,} more"] if len(lines) > MOST_TOLD else []
            alert(Alert.CHANGED, f"Figures changed: {name}", "\n".join([*lines[:MOST_TOLD], *more]))


def is_older(page: Path, published: Path) -> bool:
    """Say whether a page is missing, or made of an earlier published copy, as after a decision of a reviewer."""
    return not page.exists() or page.stat().st_mtime < published.stat().st_mtime


def publish_run(summary: RunSummary, chosen: Settings) -> None:
    """Swap in a new published copy when something changed; a run that was held back leaves the last one."""
    if summary.held or not chosen.warehouse.exists():
        return
    summary.published = chosen.published
    if not (summary.is_unchanged and chosen.published.exists()):
        swap_copy(chosen, summary.name)
    elif is_older(chosen.report / "index.html", chosen.published):
        tell("publish: nothing changed in this run, but exports and report are older than the published copy")
    else:
        tell("publish: nothing changed, the published copy stays")
        return
    exports = export_copy(chosen.published, chosen.exports)
    site = publish_report(chosen.published, chosen.report)
    tell(f"publish: {len(exports)} exports, report of {site.pages} pages at {site.index}")
