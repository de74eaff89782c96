"""What a cluster gains and costs: `python -m benchmarks.cluster 600 --like FOLDER`.

Reads one archive of that many pages with the processes of this machine, with one worker of a Dask cluster on loopback
and with two, loads each into a warehouse of its own, and prints seconds, processor seconds of every program, the
loader's share, peak memory, and what a year of a news crawl would take by these figures. Workers are warm: imports are
not counted.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import psutil

from benchmarks.run import copied, invented
from tasks.batches.cluster import PRELOAD, Cluster, cluster
from tasks.batches.job import Job
from tasks.batches.reading import read_job
from tasks.batches.staged import Checked
from tasks.batches.working import OwnProcesses, Workers, taken_back
from tasks.fetching import Archive, FetchSettings, Outcome, Snapshot
from tasks.fetching.archive_parts import parts_of
from tasks.load import load_verdict
from warehouse.storing.receipts import Receipt
from warehouse.tables.verdict import Run

PAGES_A_YEAR = 380_000 * 365
"""Of CC-NEWS."""
POLL_SECONDS = 0.2


@dataclass
class Measured:
    """One way of reading the archive."""

    name: str
    wall: float = 0.0
    reading: float = 0.0
    """Processor seconds of the processes that read."""
    scheduling: float = 0.0
    """Processor seconds of the scheduler, and of the client besides loading."""
    loading: float = 0.0
    """Processor seconds of the loader."""
    peak_worker: float = 0.0
    """MB."""
    peak_scheduler: float = 0.0
    peak_client: float = 0.0
    warehouse: int = 0
    """Bytes."""


def write_archive(folder: Path, pages: int, like: Path | None) -> Path:
    """Write pages as one WARC file."""
    with Archive(folder, FetchSettings(warc_cap=1 << 40)) as archive:
        for body, url, day in islice(copied(like) if like else invented(), pages):
            raw = body.encode() if isinstance(body, str) else body
            page = Snapshot(url, url, Outcome.OK, instant_of(day), status=200, chain=[url], statuses=[200], body=raw)
            page.headers = [("Content-Type", "text/html")]
            page.sha256 = hashlib.sha256(raw).hexdigest()
            archive.append(page)
    return next(folder.glob("*.warc.gz"))


def instant_of(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC) if day else datetime(2026, 11, 1, tzinfo=UTC)


def tree_of(pid: int) -> list[psutil.Process]:
    """Return a program and all that it started."""
    program = psutil.Process(pid)
    return [program, *program.children(recursive=True)]


def spent(programs: list[psutil.Process]) -> float:
    """Return processor seconds."""
    return sum(used.user + used.system for used in (program.cpu_times() for program in programs))


def peak(programs: list[psutil.Process]) -> float:
    """Return the largest resident set that one of them ever had, in MB."""
    status = [Path(f"/proc/{program.pid}/status").read_text() for program in programs]
    return max(int(found[1]) for text in status if (found := re.search(r"VmHWM:\s+(\d+)", text))) / 1024


def read_and_load(jobs: list[Job], workers: Workers, warehouse: Path, measured: Measured) -> None:
    """Read and load everything; processor seconds of loading are those of this thread."""
    run = Run("run", "archives", "benchmark", datetime.now(UTC))
    began, busy = time.perf_counter(), time.thread_time()
    for done in taken_back(jobs, workers):
        assert done.checked is not None, done.failures
        load(done.checked, warehouse, run, done.job.batch_id)
    measured.wall, measured.loading = time.perf_counter() - began, time.thread_time() - busy
    measured.warehouse = warehouse.stat().st_size


def load(checked: Checked, warehouse: Path, run: Run, batch_id: str) -> None:
    """Load a batch with its receipt."""
    load_verdict(warehouse, checked.verdict, run, 0, receipt=Receipt(batch_id, "part", batch_id, 0))


def jobs_in(archive: Path, batches: int, staging: Path) -> list[Job]:
    """Return the archive in that many batches."""
    most_bytes = -(-archive.stat().st_size // batches)
    return [Job(part, staging, FetchSettings()) for part in parts_of([str(archive)], most_bytes)]


def warm_job(job: Job, folder: Path) -> Job:
    """Return a small batch, after which a worker has imported everything."""
    return replace(job, part=replace(job.part, stop=min(job.part.stop, 200_000)), staging=folder)  # type: ignore[union-attr, call-overload]


def with_own_processes(archive: Path, batches: int, number: int, folder: Path) -> Measured:
    """Measure the plain pool."""
    measured = Measured(f"{number} processes of one machine")
    jobs = jobs_in(archive, batches, folder / "staging")
    with ProcessPoolExecutor(number, get_context("spawn")) as pool:
        warm = [pool.submit(read_job, warm_job(jobs[0], folder / f"warm{n}")) for n in range(number)]
        assert all(running.result() for running in warm)
        programs = [psutil.Process(pid) for pid in pool._processes]
        before = spent(programs)
        read_and_load(jobs, OwnProcesses(pool, number), folder / "warehouse.duckdb", measured)
        measured.reading, measured.peak_worker = spent(programs) - before, peak(programs)
    return measured


@contextmanager
def dask(*arguments: str, until: str, log: Path) -> Iterator[tuple[psutil.Process, str]]:
    """Run a program of Dask; yield it and its log once the log says `until`."""
    with log.open("wb") as out:
        program = subprocess.Popen([sys.executable, "-m", "dask", *arguments], stdout=out, stderr=out)
    try:
        while not re.search(until, log.read_text()):
            assert program.poll() is None, log.read_text()
            time.sleep(POLL_SECONDS)
        yield psutil.Process(program.pid), log.read_text()
    finally:
        program.terminate()
        program.wait()


def with_cluster(archive: Path, batches: int, number: int, folder: Path) -> Measured:
    """Measure a cluster of so many workers on loopback."""
    measured = Measured(f"{number} worker{'s' if number > 1 else ''} of a cluster")
    jobs = jobs_in(archive, batches, folder / "staging")
    address = r"Scheduler at: +(tcp://\S+)"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
    with dask("scheduler", *options, until=address, log=folder / "scheduler.log") as (scheduler, told):
        found = re.search(address, told)
        assert found
        options = ("--nworkers", str(number), "--nthreads", "1", "--no-dashboard", "--preload", PRELOAD)
        registered = "(?s)" + "Registered to.*" * number
        with (
            dask("worker", found[1], *options, until=registered, log=folder / "workers.log") as (nanny, _),
            cluster(found[1]) as workers,
        ):
            _warm_up(workers, jobs[0], folder)
            programs = tree_of(nanny.pid)
            before = spent(programs), spent([scheduler]), time.process_time()
            read_and_load(jobs, workers, folder / "warehouse.duckdb", measured)
            measured.reading = spent(programs) - before[0]
            measured.scheduling = spent([scheduler]) - before[1] + time.process_time() - before[2] - measured.loading
            measured.peak_worker, measured.peak_scheduler = peak(programs), peak([scheduler])
            measured.peak_client = peak([psutil.Process()])
    return measured


def _warm_up(workers: Cluster, job: Job, folder: Path) -> None:
    for n, address in enumerate(workers.workers()):
        warm = warm_job(job, folder / f"warm{n}")
        workers.client.submit(read_job, warm, workers=[address], pure=False).result()


def report(measured: list[Measured], pages: int) -> None:
    """Print the table, the ratios and the plan of a year."""
    print("| who reads | seconds | ms a page: reading | scheduling | loading | loader's share | MB worker, scheduler |")
    print("|---|---|---|---|---|---|---|")
    for m in measured:
        reading, scheduling, loading = (1000 * s / pages for s in (m.reading, m.scheduling, m.loading))
        share = m.loading / (m.reading + m.scheduling + m.loading)
        memory = f"{m.peak_worker:.0f}, {m.peak_scheduler:.0f}"
        print(
            f"| {m.name} | {m.wall:.0f} | {reading:.1f} | {scheduling:.1f} | {loading:.1f} | {share:.1%} | {memory} |"
        )
    _, one, two = measured
    costs = [(m.reading + m.scheduling + m.loading) / pages for m in measured]
    print(f"\ntwo workers instead of one: {one.wall / two.wall:.2f} x")
    print(f"the cluster beside the processes of one machine: {costs[2] / costs[0] - 1:+.1%} of processor")
    hours = PAGES_A_YEAR / pages / 3600
    print(f"\na year of CC-NEWS, {PAGES_A_YEAR / 1e6:.0f} million pages:")
    print(
        f"reading {(two.reading + two.scheduling) * hours:,.0f} core-hours, loading {two.loading * hours:,.0f} hours,"
    )
    print(f"warehouse {two.warehouse * PAGES_A_YEAR / pages / 1e9:,.0f} GB")


def main() -> None:
    """Write the archive, read it three ways, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=int, nargs="?", default=600)
    parser.add_argument("--like", type=Path, help="folder of pages that are read again and again; else invented ones")
    parser.add_argument("--batches", type=int, default=12)
    asked = parser.parse_args()
    os.environ |= {"GX_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / way for way in ("archive", "pool", "one", "two")]
        for folder in folders:
            folder.mkdir()
        archive = write_archive(folders[0], asked.pages, asked.like)
        print(f"{asked.pages:,} pages, {archive.stat().st_size / 1e6:.0f} MB packed, {asked.batches} batches\n")
        pool = with_own_processes(archive, asked.batches, 2, folders[1])
        one = with_cluster(archive, asked.batches, 1, folders[2])
        two = with_cluster(archive, asked.batches, 2, folders[3])
        report([pool, one, two], asked.pages)


if __name__ == "__main__":
    main()
