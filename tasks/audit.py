"""Look back at a run: its audit page, and what no single row shows."""

from concurrent.futures import Executor
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.anomalies import Audit, audit


@task(name="audit", cache_policy=NO_CACHE, persist_result=False)
def audit_run(
    warehouse: Path, run_id: str, folder: Path, holder: str, wait: float = 0.0, checker: Executor | None = None
) -> Audit:
    """Write the audit page of a run; see `audit`. `checker` is the process that holds the rules."""
    arguments = (warehouse, run_id, folder, holder, wait)
    return checker.submit(audit, *arguments).result() if checker else audit(*arguments)
