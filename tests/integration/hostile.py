"""Run the fetcher against every case of a web server that misbehaves on purpose.

    python -m tests.integration.hostile OUT.jsonl

starts the server in a process of its own, writes the outcome recorded for each URL and prints the peak memory of the
fetching process and the requests that went where none should. Exits 1 when there is one of those or memory is over.
"""

import argparse
import contextlib
import importlib.util
import json
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, Outcome, Robots, Snapshot

SERVER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "hostile_server.py"
HANG = 11.0
"""Seconds of silence of the slow cases: longer than the deadline below, as short as that allows."""
MEMORY_LIMIT = 300 * 1024 * 1024
WORKERS = 8
KEEP_ALIVE_PAUSE = 0.2
"""Seconds between two requests, so that a server which closes a kept connection has closed it."""


@dataclass(frozen=True)
class Case:
    """A URL, and how many times it is asked before its outcome counts."""

    url: str
    requests: int = 1


@dataclass(frozen=True)
class Result:
    case: Case
    snapshots: list[Snapshot]
    seconds: float

    @property
    def last(self) -> Snapshot:
        return self.snapshots[-1]


def load_server() -> ModuleType | None:
    """Return the server's module, or None where it is absent."""
    if not SERVER.exists():
        return None
    spec = importlib.util.spec_from_file_location("hostile_server", SERVER)
    module = importlib.util.module_from_spec(spec)
    sys.modules["hostile_server"] = module
    spec.loader.exec_module(module)
    return module


def quick_settings(allowed: Iterable[tuple[str, int]]) -> FetchSettings:
    """Return settings that differ from the defaults only in how long they wait."""
    return FetchSettings(
        allow=tuple(f"{host}:{port}" for host, port in allowed),
        connect_timeout=6,
        read_timeout=6,
        deadline=8,
        retry_pause=0.2,
        longest_wait=5,
    )


def run_cases(cases: Iterable[Case], settings: FetchSettings, folder: Path) -> list[Result]:
    """Return what the real fetcher, robots.txt reader and archive make of each case."""
    with (
        Frontier(folder / "frontier.sqlite", settings) as frontier,
        Archive(folder / "snapshots", settings) as archive,
        Fetcher(settings) as fetcher,
        ThreadPoolExecutor(WORKERS) as pool,
    ):
        robots = Robots(fetcher, frontier)
        return list(pool.map(lambda case: _run(case, fetcher, robots, archive), cases))


def _run(case: Case, fetcher: Fetcher, robots: Robots, archive: Archive) -> Result:
    started = time.monotonic()
    snapshots: list[Snapshot] = []
    etag = last_modified = None
    for turn in range(case.requests):
        if turn:
            time.sleep(KEEP_ALIVE_PAUSE)
        snapshot = fetcher.fetch(case.url, etag, last_modified, robots.permit)
        if snapshot.outcome is Outcome.OK:
            archive.append(snapshot)
            etag, last_modified = snapshot.etag, snapshot.last_modified
        snapshots.append(snapshot)
    return Result(case, snapshots, time.monotonic() - started)


@contextlib.contextmanager
def separate_server() -> Iterator[str]:
    """Run the server in its own process; yield its address."""
    command = [sys.executable, str(SERVER), "serve", "--port", "0", "--hang", str(HANG)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found is None:
            raise RuntimeError(f"the server did not start: {line!r}")
        # The server makes its largest answer when it is first asked for, which takes longer than our patience.
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{found[0]}/size/bomb-gzip?first").close()
        yield found[0]
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def peak_memory() -> int:
    """Return the most bytes this process has had in memory.

    Linux tells it in /proc; what getrusage tells there begins with the size of the process that forked this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _ask(url: str) -> dict | list:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=30) as response:
        return json.load(response)


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the fetcher against the hostile server.")
    parser.add_argument("out", type=Path, help="where to write the outcomes, one JSON object a line")
    out = parser.parse_args().out
    if not SERVER.exists():
        print(f"no hostile server at {SERVER}")  # noqa: T201
        return 2
    with separate_server() as home, tempfile.TemporaryDirectory() as folder:
        table = _ask(f"{home}/__routes__")
        allowed = {
            (match[1], int(match[2])) for row in table if (match := re.match(r"http://([\d.]+):(\d+)", row["url"]))
        }
        started = time.monotonic()
        results = run_cases([Case(row["url"], row["requests"]) for row in table], quick_settings(allowed), Path(folder))
        seconds = time.monotonic() - started
        canary_hits = _ask(f"{home}/__stats__")["canary_hits"]
    with out.open("w") as file:
        for result in results:
            file.write(json.dumps({"url": result.case.url, "outcome": result.last.outcome}) + "\n")
    memory = peak_memory()
    print(f"{len(results)} cases in {seconds:.1f} s, peak memory {memory / 2**20:.0f} MiB, canary_hits {canary_hits}")  # noqa: T201
    return int(bool(canary_hits) or memory > MEMORY_LIMIT or threading.active_count() > WORKERS + 1)


if __name__ == "__main__":
    sys.exit(main())
