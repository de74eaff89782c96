"""Publish the warehouse without reading anything new."""

from prefect import flow

from flows.progress import tell
from flows.running import only_run, run_of
from flows.settings import settings
from tasks.publish import export_copy, publish_copy, publish_report


@flow(name="publish", flow_run_name="publish the warehouse", log_prints=False)
def publish(exports: bool = True, report: bool = True) -> None:
    """Swap in a new published copy.

    Args:
        exports: Write Parquet, CSV, JSON Lines and FollowTheMoney files as well.
        report: Build the report site as well.

    """
    chosen, run = settings(), run_of("publish")
    with only_run(run, chosen):
        published = publish_copy(chosen.warehouse, chosen.published, run.name, chosen.writer_wait)
        tell(f"publish: {published}")
        if exports:
            tell(f"publish: {len(export_copy(published, chosen.exports))} exports in {chosen.exports}")
        if report:
            tell(f"publish: report at {publish_report(published, chosen.report).index}")
