"""Batches on a cluster whose programs die: nothing is lost, nothing is double, every row is that of one process."""

import os
import pickle
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from benchmarks.newswire import stories
from tasks.batches.cluster import cluster
from tasks.batches.errors import ClusterError
from tasks.batches.job import Job
from tasks.batches.reading import read_job
from tasks.batches.staged import find_staged
from tasks.batches.stored import StoredPage
from tasks.batches.working import OwnProcesses
from tasks.fetching import FetchSettings
from tasks.fetching.archive_parts import ArchivePart, parts_of
from tests.integration.batch_client import load_all
from tests.integration.batch_parts import KillingPart, WaitingPart, readers
from tests.integration.dask_cluster import ROOT, dask_cluster
from tests.integration.written_archive import written_archive
from warehouse.tables.batch import KEYS

WAIT_SECONDS = 120
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # sockets to programs that a test kills


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    return written_archive(tmp_path_factory.mktemp("archive"), stories(60))


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with dask_cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


def jobs_of(archive: Path, folder: Path, parts: int = 4) -> list[Job]:
    size = archive.stat().st_size
    return [Job(part, folder / "staging", FetchSettings()) for part in parts_of([str(archive)], -(-size // parts))]


@pytest.fixture(scope="module")
def expected(archive, tmp_path_factory):
    """Every row as one process reads and loads the archive."""
    folder = tmp_path_factory.mktemp("one")
    with ThreadPoolExecutor(1) as pool:
        assert load_all(jobs_of(archive, folder, 1), OwnProcesses(pool, 1), folder / "warehouse.duckdb") == []
    rows = rows_of(folder / "warehouse.duckdb")
    assert len(rows["articles"]) == 60
    return rows


def rows_of(warehouse: Path) -> dict[str, list[str]]:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return {table: sorted(map(str, connection.execute(f"FROM {table}").fetchall())) for table in KEYS}


def receipts(warehouse: Path) -> int:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute("SELECT count(*) FROM batch_receipts").fetchall()[0][0]


def until(holds):
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {WAIT_SECONDS} s")


def waiting(jobs: list[Job], number: int, gate: Path) -> list[Job]:
    """Return the jobs, one of them with a reader that waits at a gate."""
    part = jobs[number].part
    assert isinstance(part, ArchivePart)
    jobs[number] = replace(jobs[number], part=WaitingPart(part.path, part.start, part.stop, part.size, gate))
    return jobs


def client(folder: Path, jobs: list[Job], address: str) -> subprocess.Popen[str]:
    (folder / "jobs.pickle").write_bytes(pickle.dumps(jobs))
    command = [sys.executable, "-m", "tests.integration.batch_client", str(folder), address]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_two_workers_give_the_rows_of_one_process(running, archive, expected, tmp_path):
    with cluster(running.address) as workers:
        assert len(workers.workers()) == 2
        assert load_all(jobs_of(archive, tmp_path), workers, tmp_path / "warehouse.duckdb") == []
    assert rows_of(tmp_path / "warehouse.duckdb") == expected
    assert receipts(tmp_path / "warehouse.duckdb") == 4


def test_a_batch_of_a_killed_worker_is_read_by_another_one(running, archive, expected, tmp_path):
    gate = tmp_path / "gate"
    with client(tmp_path, waiting(jobs_of(archive, tmp_path), 1, gate), running.address) as reading:
        [victim] = until(lambda: readers(gate))
        os.kill(victim, signal.SIGKILL)
        gate.touch()
        assert reading.wait(WAIT_SECONDS) == 0
    assert rows_of(tmp_path / "warehouse.duckdb") == expected


def test_a_batch_that_raises_is_set_aside_after_three_tries_and_named(running, archive, expected, tmp_path):
    jobs = jobs_of(archive, tmp_path)
    gone = replace(jobs[0], part=ArchivePart(str(tmp_path / "gone.warc.gz"), 0, 9, 9))
    with cluster(running.address) as workers:
        [aside] = load_all([gone, *jobs], workers, tmp_path / "warehouse.duckdb")
    assert str(aside.job.part) == str(tmp_path / "gone.warc.gz")
    assert len(aside.failures) == 3
    assert "No such file" in aside.failures[0]
    assert rows_of(tmp_path / "warehouse.duckdb") == expected


def test_a_batch_that_kills_its_workers_is_set_aside_and_the_others_are_loaded(running, archive, expected, tmp_path):
    jobs = jobs_of(archive, tmp_path)
    page = StoredPage("https://news.example/poison", None, None, "none.warc.gz", 0)
    poison = replace(jobs[0], part=KillingPart(tmp_path, (page,)))
    with cluster(running.address) as workers:
        [aside] = load_all([poison, *jobs], workers, tmp_path / "warehouse.duckdb")
    assert "https://news.example/poison" in str(aside.job.part)
    assert ["KilledWorker" in failure for failure in aside.failures] == [True] * 3
    assert rows_of(tmp_path / "warehouse.duckdb") == expected


def test_a_killed_client_goes_on_where_it_was(running, archive, expected, tmp_path):
    jobs, gate = jobs_of(archive, tmp_path), tmp_path / "gate"
    with client(tmp_path, waiting(jobs, 2, gate), running.address) as reading:
        assert reading.stdout
        assert reading.stdout.readline().startswith("loaded")
        assert reading.stdout.readline().startswith("loaded")
        reading.kill()
    assert receipts(tmp_path / "warehouse.duckdb") == 2
    gate.touch()
    with cluster(running.address) as workers:
        assert load_all(jobs_of(archive, tmp_path), workers, tmp_path / "warehouse.duckdb") == []
    assert rows_of(tmp_path / "warehouse.duckdb") == expected
    assert receipts(tmp_path / "warehouse.duckdb") == 4


def test_two_clients_with_the_same_archive_load_it_once(running, archive, expected, tmp_path):
    jobs = jobs_of(archive, tmp_path)
    with client(tmp_path, jobs, running.address) as first, client(tmp_path, jobs, running.address) as second:
        assert [first.wait(WAIT_SECONDS), second.wait(WAIT_SECONDS)] == [0, 0]
    assert rows_of(tmp_path / "warehouse.duckdb") == expected
    assert receipts(tmp_path / "warehouse.duckdb") == 4


def test_a_killed_scheduler_is_told_and_the_same_command_goes_on_with_another_one(archive, expected, tmp_path):
    jobs, gate = jobs_of(archive, tmp_path), tmp_path / "gate"
    with dask_cluster(tmp_path / "first", workers=1) as dying:
        with client(tmp_path, waiting(jobs, 1, gate), dying.address) as reading:
            until(lambda: readers(gate))
            os.killpg(dying.programs[0].pid, signal.SIGKILL)
            told, _ = reading.communicate(timeout=WAIT_SECONDS)
        assert reading.returncode == 3
        assert f"the scheduler at {dying.address} is gone" in told
    gate.touch()
    with dask_cluster(tmp_path / "second", workers=1) as next_one, cluster(next_one.address) as workers:
        assert load_all(jobs_of(archive, tmp_path), workers, tmp_path / "warehouse.duckdb") == []
    assert rows_of(tmp_path / "warehouse.duckdb") == expected


def test_workers_of_another_version_get_no_batch(archive, expected, tmp_path):
    with dask_cluster(tmp_path / "cluster", workers=0) as made:
        made.start_worker("other", "--resources", "tallywire-0123456789abcdef=1")
        made.start_worker("bare", "--no-nanny")
        with pytest.raises(ClusterError, match=r"has 0123456789abcdef.*none announced|none announced.*has 0123456789"):
            cluster(made.address).__enter__()
        made.start_worker("ours")
        with cluster(made.address) as workers:
            assert len(workers.workers()) == 1
            assert load_all(jobs_of(archive, tmp_path), workers, tmp_path / "warehouse.duckdb") == []
    assert rows_of(tmp_path / "warehouse.duckdb") == expected


def test_a_full_disk_at_a_worker_sets_the_batch_aside_and_leaves_no_half_of_it(running, archive, small_disk, tmp_path):
    [job] = jobs_of(archive, small_disk, 1)
    (small_disk / "filler").write_bytes(bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_bsize - 8192))
    with cluster(running.address) as workers:
        [aside] = load_all([job], workers, tmp_path / "warehouse.duckdb")
    assert "No space left" in aside.failures[-1]
    assert [file for file in (small_disk / "staging").rglob("*") if file.is_file()] == []


def test_what_was_staged_and_torn_is_read_again(running, archive, expected, tmp_path):
    jobs = jobs_of(archive, tmp_path)
    staged = read_job(jobs[0])
    (staged / "passing-figures.parquet").write_bytes(b"torn")
    with cluster(running.address) as workers:
        assert load_all(jobs, workers, tmp_path / "warehouse.duckdb") == []
    assert rows_of(tmp_path / "warehouse.duckdb") == expected


def test_what_an_earlier_run_staged_is_not_read_again(archive, tmp_path):
    [job, *_] = jobs_of(archive, tmp_path)
    staged = read_job(job)
    assert find_staged(job.staging, job.batch_id) == staged == read_job(job)


def test_a_cluster_that_is_not_there_is_told_with_its_address():
    with pytest.raises(ClusterError, match=r"no scheduler answers at tcp://127\.0\.0\.1:1"):
        cluster("tcp://127.0.0.1:1").__enter__()


def test_without_dask_the_message_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"tallywire\[cluster\]"):
        cluster("tcp://127.0.0.1:1").__enter__()


def test_nothing_imports_dask_unless_a_cluster_is_asked_for():
    code = "import sys, flows.archives, flows.reextract, tasks.batches.cluster; sys.exit('distributed' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_worker_imports_no_prefect():
    code = "import sys, tasks.batches.reading, tasks.batches.worker; sys.exit('prefect' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
