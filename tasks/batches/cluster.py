"""Workers of a Dask cluster: those that announce this very software get batches, others get nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.batches.errors import ClusterError
from tasks.batches.job import Job
from tasks.batches.reading import read_job
from tasks.batches.version import software_version

CONNECT_SECONDS = 20
LOOK_SECONDS = 30
WORKERLESS_SECONDS = 300
"""For so long a run waits for a worker when the last one is gone."""
RESOURCE = "tallywire-"
"""Prefix of the Dask resource that a worker has for the version of its software."""
PRELOAD = "tasks.batches.worker"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers behind a scheduler."""

    client: Any
    address: str

    @property
    def window(self) -> int:
        """Return how many batches are handed out at once."""
        return 2 * max(len(self.workers()), 1) + 2

    def workers(self) -> list[str]:
        """Return the addresses of the workers that run this very software."""
        return [address for address, found in _versions(self.client).items() if found == software_version()]

    def submit(self, job: Job, attempt: int) -> "Handed":
        """Begin to read a batch on one of the workers.

        Whatever waits at a worker that dies is blamed with the batch that killed it, so a batch is not set aside for
        the first death: tried again later, it is read.
        """
        # Two clients that ask for the same batch share one reading of it; a later try has a key of its own.
        key, wanted = f"{job.batch_id}-{attempt}", {RESOURCE + job.version: 1}
        return Handed(self.client.submit(read_job, job, key=key, resources=wanted), self)

    def explained(self, error: Exception) -> str:
        """Return why a try failed, in one line.

        Raises:
            ClusterError: the scheduler is gone, or no worker is left.

        """
        if isinstance(error, ClusterError):
            raise error
        if self.client.status != "running":
            raise ClusterError(
                f"the scheduler at {self.address} is gone; what was loaded stays: start it with its workers, then the "
                "same command, which goes on from here"
            ) from error
        return f"{type(error).__name__}: {error}".splitlines()[0]


@dataclass(frozen=True, slots=True)
class Handed:
    """A batch in the hands of a cluster."""

    future: Any
    cluster: Cluster

    def result(self) -> Path:
        """Wait, and return where it is staged.

        Raises:
            ClusterError: no worker was left for `WORKERLESS_SECONDS`.

        """
        workerless = 0
        while True:
            try:
                return Path(self.future.result(timeout=LOOK_SECONDS))
            except TimeoutError:
                if self.future.done():
                    raise
                workerless = 0 if self.cluster.workers() else workerless + LOOK_SECONDS
                if workerless >= WORKERLESS_SECONDS:
                    raise ClusterError(_refusal(self.cluster.address, _versions(self.cluster.client))) from None


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """Yield the workers of a scheduler.

    Raises:
        ClusterError: Dask is not installed, the scheduler cannot be reached, or no worker runs this very software.

    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "reading on a cluster needs Dask: uv sync --extra cluster, or pip install 'tallywire[cluster]'"
        ) from error
    try:
        client: Any = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler answers at {address}: {error}") from error
    with client:
        found = Cluster(client, address)
        if not found.workers():
            raise ClusterError(_refusal(address, _versions(client)))
        yield found


def _versions(client: Any) -> dict[str, str | None]:  # noqa: ANN401 - Dask is not imported before it is asked for
    """Return the version of each worker's software by its address; None where it announces none."""
    workers = client.scheduler_info(n_workers=-1)["workers"]
    return {address: _announced(worker["resources"]) for address, worker in workers.items()}


def _announced(resources: dict[str, float]) -> str | None:
    return next((name.removeprefix(RESOURCE) for name in resources if name.startswith(RESOURCE)), None)


def _refusal(address: str, versions: dict[str, str | None]) -> str:
    if not versions:
        return f"no worker is connected to {address}: dask worker {address} --preload {PRELOAD} --nthreads 1"
    told = ", ".join(f"{worker} has {found or 'none announced'}" for worker, found in versions.items())
    return (
        f"no worker at {address} runs the version of this machine, {software_version()}: {told}. Install the same "
        f"version there and start workers with --preload {PRELOAD}"
    )
