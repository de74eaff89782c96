"""Read archives: WARC files of any size and number, on this machine or on a cluster."""

from datetime import datetime

from prefect import flow

from flows.ingest import tell_audit
from flows.publish import publish_run
from flows.run.batches import read_in_batches
from flows.run.choices import InputName
from flows.run.intake import Intake
from flows.run.processes import checking
from flows.run.progress import tell
from flows.run.recording import recorded
from flows.run.running import only_run, run_of
from flows.run.settings import settings
from flows.run.summary import RunSummary
from flows.run.telling import finish, tell_stages
from tasks.fetching.archive_parts import archives_named, parts_of


def _run_name() -> str:
    return f"archives {datetime.now().astimezone():%Y-%m-%d %H:%M}"


@flow(name="archives", flow_run_name=_run_name, log_prints=False)
def archives(files: list[InputName], on: str | None = None) -> RunSummary:
    """Read WARC files into the warehouse and publish it; the pages stay where they are.

    Args:
        files: WARC files, folders of such, lists of files (.txt, .paths), and addresses such as s3:// where the
            package that reads them is installed.
        on: Scheduler of a Dask cluster (tcp://host:8786) whose workers read; they see files and staging folder under
            the same path. Without it, and without TALLYWIRE_CLUSTER, this machine reads.

    """
    chosen, run = settings(), run_of("archives")
    parts = parts_of(archives_named(files), chosen.part_bytes)
    tell(f"archives: {len({part.path for part in parts}):,} files in {len(parts):,} batches")
    summary = RunSummary(run.run_id, run.name)
    with only_run(run, chosen), checking() as checker:
        with recorded(run, chosen, summary):
            intake = Intake(run, chosen, summary, checker=checker)
            read_in_batches(intake, parts, on or chosen.cluster)
            tell_stages(summary, intake.seconds)
        publish_run(summary, chosen)
        tell_audit(summary, chosen, checker)
    return finish(summary, chosen)
