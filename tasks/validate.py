"""Check rows before they are loaded."""

from concurrent.futures import Executor

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.check import frames_of, judge, verdict_of
from warehouse.tables.batch import Batch
from warehouse.tables.verdict import Verdict


@task(name="validate", cache_policy=NO_CACHE, persist_result=False)
def validate_batch(batch: Batch, checker: Executor | None = None) -> Verdict:
    """Check one batch; Great Expectations keeps 130 MB, so `checker` is the process that they end with."""
    return checked(batch, checker)


def checked(batch: Batch, checker: Executor | None = None) -> Verdict:
    """Check one batch outside a run's tasks; see `validate_batch`."""
    frames = frames_of(batch)
    return verdict_of(frames, checker.submit(judge, frames).result() if checker else judge(frames))
