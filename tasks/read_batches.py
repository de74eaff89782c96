"""Read batches on many processes, and load each in its turn."""

from collections.abc import Callable, Iterable

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batches.job import Job
from tasks.batches.working import Done, Workers, taken_back

Take = Callable[[Done], None]
"""Called with every batch in order; the next ones are being read meanwhile."""


@task(name="read batches", cache_policy=NO_CACHE, persist_result=False)
def read_batches(jobs: Iterable[Job], workers: Workers, take: Take) -> list[Done]:
    """Have every batch read and handed to `take`; return those that were set aside after three tries."""
    set_aside = []
    for done in taken_back(jobs, workers):
        if done.checked is None:
            set_aside.append(done)
        take(done)
    return set_aside
