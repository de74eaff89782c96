"""Hand batches out, take them back in order, try again what failed, and set aside what fails three times."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tasks.batches.job import Job
from tasks.batches.reading import read_job
from tasks.batches.staged import Checked, StagedDamagedError, find_staged, read_staged

MOST_TRIES = 3


class Running(Protocol):
    """A batch that is being read somewhere."""

    def result(self) -> Path:
        """Wait, and return where it is staged; raise what ended it."""


class Workers(Protocol):
    """Processes that read batches, here or elsewhere."""

    @property
    def window(self) -> int:
        """Return how many batches are handed out at once: enough that nobody waits for the loader."""

    def submit(self, job: Job, attempt: int) -> Running:
        """Begin to read a batch."""

    def explained(self, error: Exception) -> str:
        """Return why a try failed, in one line; raise what no other batch would survive either."""


@dataclass(slots=True)
class Done:
    """A batch that came back, or was set aside."""

    job: Job
    checked: Checked | None = None
    """None for a batch that was set aside."""
    staged: Path | None = None
    failures: list[str] = field(default_factory=list)
    """Why tries failed, one line each."""


@dataclass(frozen=True, slots=True)
class AlreadyStaged:
    """A batch that an earlier run staged and did not load."""

    folder: Path

    def result(self) -> Path:
        """Return where it is staged."""
        return self.folder


def taken_back(jobs: Iterable[Job], workers: Workers) -> Iterator[Done]:
    """Yield every batch in order, read; the next ones are read while the caller loads this one."""
    waiting: deque[tuple[Job, Running]] = deque()
    following = iter(jobs)
    while True:
        while len(waiting) < workers.window and (job := next(following, None)) is not None:
            staged = find_staged(job.staging, job.batch_id)
            waiting.append((job, AlreadyStaged(staged) if staged else workers.submit(job, 1)))
        if not waiting:
            return
        yield _taken_back(*waiting.popleft(), workers)


def _taken_back(job: Job, running: Running, workers: Workers) -> Done:
    done = Done(job)
    for attempt in range(1, MOST_TRIES + 1):
        try:
            done.staged = running.result()
            done.checked = read_staged(done.staged)
        except Exception as error:  # noqa: BLE001 - whatever ends a batch, it is told, and the others go on
            done.failures.append(_told(error, workers))
            if attempt < MOST_TRIES:
                running = workers.submit(job, attempt + 1)
        else:
            break
    return done


def _told(error: Exception, workers: Workers) -> str:
    return str(error) if isinstance(error, StagedDamagedError) else workers.explained(error)


@dataclass(frozen=True, slots=True)
class OwnProcesses:
    """The processes of this machine as workers."""

    pool: Executor
    number: int

    @property
    def window(self) -> int:
        """Return how many batches are handed out at once."""
        return 2 * self.number

    def submit(self, job: Job, attempt: int) -> Running:  # noqa: ARG002
        """Begin to read a batch."""
        return self.pool.submit(read_job, job)

    def explained(self, error: Exception) -> str:
        """Return why a try failed, in one line; raise the end of a process, which ends the pool."""
        from concurrent.futures.process import BrokenProcessPool

        if isinstance(error, BrokenProcessPool):
            raise error
        return f"{type(error).__name__}: {error}".splitlines()[0]
