"""A client of a cluster as a program that can be killed: `python -m tests.integration.batch_client FOLDER ADDRESS`.

It reads the jobs of `FOLDER/jobs.pickle` and loads them into `FOLDER/warehouse.duckdb`, as a run does without Prefect.
"""

import pickle
import sys
from datetime import UTC, datetime
from pathlib import Path

from tasks.batches.cluster import cluster
from tasks.batches.errors import ClusterError
from tasks.batches.job import Job
from tasks.batches.working import Done, Workers, taken_back
from tasks.load import load_verdict
from warehouse.storing.receipts import Receipt
from warehouse.tables.verdict import Run


def load_all(jobs: list[Job], workers: Workers, warehouse: Path) -> list[Done]:
    """Load what comes back, each with its receipt; return what was set aside."""
    run = Run("run", "archives", "batch client", datetime.now(UTC))
    set_aside = []
    for done in taken_back(jobs, workers):
        if done.checked is None or done.staged is None:
            set_aside.append(done)
        else:
            receipt = Receipt(done.job.batch_id, str(done.job.part), done.staged.name.rpartition(".")[2], 0)
            load_verdict(warehouse, done.checked.verdict, run, 60, receipt=receipt)
            print("loaded", done.job.part, flush=True)  # noqa: T201
    return set_aside


def main() -> None:
    """Read, load, and end with 3 when the cluster is gone."""
    folder, address = Path(sys.argv[1]), sys.argv[2]
    jobs = pickle.loads((folder / "jobs.pickle").read_bytes())
    try:
        with cluster(address) as workers:
            load_all(jobs, workers, folder / "warehouse.duckdb")
    except ClusterError as error:
        print(error, flush=True)  # noqa: T201
        sys.exit(3)


if __name__ == "__main__":
    main()
