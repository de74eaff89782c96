"""Read batches on the processes of this machine or of a cluster, and load each once, in order."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from flows.run.artifacts import ProgressBar, publish_table
from flows.run.intake import Intake
from flows.run.processes import processes
from flows.run.progress import count, tell
from flows.run.running import whole
from flows.run.settings import Settings
from flows.run.summary import Failure
from tasks.batches.cluster import cluster
from tasks.batches.job import Job
from tasks.batches.stored import StoredPart
from tasks.batches.working import Done, OwnProcesses, Workers
from tasks.erasing.keeping_out import KeptOut, persons_taken_down
from tasks.fetching import Frontier
from tasks.fetching.archive_parts import ArchivePart
from tasks.fetching.inputs import UnusableInputError
from tasks.read_batches import read_batches
from warehouse.storing.connection import open_writer
from warehouse.storing.receipts import Receipt, received


def read_in_batches(intake: Intake, parts: Sequence[ArchivePart | StoredPart], on: str | None) -> None:
    """Read parts on the cluster at `on`, or on this machine; what fails three times is set aside and named.

    Parts of an archive that an earlier run loaded are passed over, and what it staged is not read again.

    Raises:
        UnusableInputError: a second reader is set, which reads on one machine only.
        ClusterError: the cluster cannot be used, or went.

    """
    chosen = intake.chosen
    if chosen.model.url is not None:
        raise UnusableInputError("batches are read by the rules alone: unset TALLYWIRE_MODEL__URL for this run")
    kept_out = _kept_out(chosen)
    jobs = _not_received([Job(part, chosen.staging, chosen.fetch, kept_out) for part in parts], chosen)
    tell(f"batches: {len(jobs):,} of {len(parts):,} to read on {on or 'this machine'}")
    loader = Loader(intake, len(jobs))
    with workers(on, chosen) as hands:
        set_aside = read_batches(whole(jobs), whole(hands), loader.take)
    loader.bar.end()
    _tell_set_aside(set_aside)
    if not set_aside and not intake.summary.held:
        shutil.rmtree(chosen.staging, ignore_errors=True)


@contextmanager
def workers(on: str | None, chosen: Settings) -> Iterator[Workers]:
    """Yield what reads batches: a cluster, or the processes of this machine."""
    if on:
        with cluster(on) as found:
            yield found
    else:
        with processes(chosen.reading_processes) as pool:
            yield OwnProcesses(pool, chosen.reading_processes)


def _kept_out(chosen: Settings) -> KeptOut:
    with Frontier(chosen.frontier, chosen.fetch) as frontier:
        return KeptOut(persons_taken_down(chosen.warehouse, "batches", chosen.writer_wait), frontier.blocked())


def _not_received(jobs: list[Job], chosen: Settings) -> list[Job]:
    with open_writer(chosen.warehouse, "batches", chosen.writer_wait) as connection:
        known = received(connection)
    return [job for job in jobs if not (job.may_hold_other_things and job.batch_id in known)]


class Loader:
    """Loads what comes back, with a receipt for parts of archives: stored pages are meant to be loaded again."""

    def __init__(self, intake: Intake, batches: int) -> None:
        self.bar = ProgressBar("batches", "batches loaded")
        self._intake, self._batches, self._done = intake, batches, 0

    def take(self, done: Done) -> None:
        """Load a batch, or note that it was set aside; what is loaded needs no staging any more."""
        self._done += 1
        if done.checked is None or done.staged is None:
            self._intake.summary.failures.append(Failure(str(done.job.part), f"set aside: {done.failures[-1]}"))
        else:
            articles = done.checked.verdict.passing.count("articles")
            receipt = Receipt(done.job.batch_id, str(done.job.part), done.staged.name.rpartition(".")[2], articles)
            if self._intake.load_checked(done.checked, receipt if done.job.may_hold_other_things else None):
                shutil.rmtree(done.staged)
        count("batches", self._done, self._batches)
        self.bar.show(self._done, self._batches - self._done)


def _tell_set_aside(set_aside: Sequence[Done]) -> None:
    lines = [{"batch": str(done.job.part), "tries": len(done.failures), "why": done.failures[-1]} for done in set_aside]
    for line in lines:
        tell(f"batches: {line['batch']} was set aside after {line['tries']} tries: {line['why']}")
    publish_table("set-aside", lines, "Batches that failed every time; the same command tries them again")
