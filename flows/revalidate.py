"""Check the whole warehouse by the rules as they are now."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from expectations.review import Revalidation, replay_quarantine, revalidate_warehouse
from flows.publish import swap_copy
from flows.run.artifacts import publish_table
from flows.run.progress import tell
from flows.run.recording import recorded
from flows.run.running import only_run, run_of
from flows.run.settings import settings
from flows.run.telling import show_places
from warehouse.errors import WarehouseMissing
from warehouse.tables.verdict import LoadCounts

check_warehouse = task(name="validate", cache_policy=NO_CACHE, persist_result=False)(revalidate_warehouse)
check_waiting = task(name="replay", cache_policy=NO_CACHE, persist_result=False)(replay_quarantine)


@flow(name="revalidate", flow_run_name="revalidate the warehouse", log_prints=False)
def revalidate(replay: bool = True) -> None:
    """Check every row; failing ones move to quarantine, waiting ones that pass now are loaded; then publish.

    Args:
        replay: Check the rows in quarantine again as well.

    """
    chosen, run = settings(), run_of("revalidate")
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    with only_run(run, chosen), recorded(run, chosen):
        _tell(check_warehouse(chosen.warehouse, run, chosen.writer_wait))
        if replay:
            released: LoadCounts = check_waiting(chosen.warehouse, run, wait=chosen.writer_wait)
            tell(f"replay: {released.added.total():,} rows pass now and were loaded")
        swap_copy(chosen, run.name)
    show_places(chosen, None)


def _tell(done: Revalidation) -> None:
    checked, moved = sum(count.checked for count in done.counts), done.quarantined.total()
    tell(f"validate: {checked:,} checks, {moved:,} rows moved to quarantine, {done.reflagged.total():,} flags changed")
    failing = [
        {"table": c.table, "reason": c.reason, "severity": c.severity, "checked": c.checked, "failed": c.failed}
        for c in done.counts
        if c.failed
    ]
    publish_table("rules", failing, "Rules that rows of the warehouse fail")
