"""A scheduler and workers of Dask as separate programs on loopback, each of which can be killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 120
POLL_SECONDS = 0.1
OURS = ("--preload", "tasks.batches.worker")


class DaskCluster:
    """The programs of a cluster; `address` is that of its scheduler."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.programs: list[subprocess.Popen[bytes]] = []

    def _start(self, *arguments: str, name: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s"}
        with (self.folder / f"{name}.log").open("wb") as log:
            program = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self.programs.append(program)
        return program

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        program = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show", name="scheduler"
        )
        log = self.folder / "scheduler.log"
        line = until(
            lambda: next((x for x in log.read_text().splitlines() if "Scheduler at:" in x), None), program, log
        )
        self.address = line.split()[-1]
        return program

    def start_worker(self, name: str, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker; with a nanny, which starts it anew when it dies."""
        program = self._start(
            "worker", self.address, "--nthreads", "1", "--name", name, "--no-dashboard", *(options or OURS), name=name
        )
        log = self.folder / f"{name}.log"
        until(lambda: "Registered to:" in log.read_text(), program, log)
        return program

    def stop(self) -> None:
        for program in self.programs:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def until(holds, program, log):
    """Return what `holds` returns as soon as that is true; a program that ends before is told with its log."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if found := holds():
            return found
        assert program.poll() is None, log.read_text()[-3000:]
        time.sleep(POLL_SECONDS)
    raise AssertionError(f"not within {START_SECONDS} s\n{log.read_text()[-3000:]}")


@contextmanager
def dask_cluster(folder: Path, workers: int = 2):
    folder.mkdir(parents=True, exist_ok=True)
    made = DaskCluster(folder)
    try:
        made.start_scheduler()
        for number in range(workers):
            made.start_worker(f"worker-{number}")
        yield made
    finally:
        made.stop()
