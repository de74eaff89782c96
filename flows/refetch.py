"""Look again at articles that were read: often while they are young, rarely later."""

from prefect import flow

from flows.ingest import run_plan
from flows.run.summary import RunSummary
from tasks.fetching.inputs import RunPlan


@flow(name="refetch", flow_run_name="refetch what is due", log_prints=False)
def refetch(limit: int | None = None) -> RunSummary:
    """Ask again for the articles that are due; another text becomes a revision, what is gone is marked.

    Args:
        limit: Most requests to the web in this run.

    """
    return run_plan(RunPlan(looks_again=True), "refetch", limit)
