"""Fetching measured beside something fixed, in one run: `python -m benchmarks.fetch [--pages 400] [--polite]`.

Pages a second and processor milliseconds a page of the guarded fetcher, and of the whole crawl that keeps every page
in a WARC file and every attempt in the frontier, beside a bare thread pool of `requests`. Then the schedule of 1,000
URLs on 20 hosts at one request a second, on a simulated clock beside its ideal; `--polite` also runs it for real.
"""

import argparse
import resource
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, Target, crawl
from tasks.fetching.politeness import Schedule
from tests.integration import hostile
from tests.unit.fetching.test_politeness import simulate

WORKERS = 8
PUBLISHERS = range(21, 41)
HOSTS = 20
ROUNDS = 5
"""Turns of each way, of which the least wall time and the least processor time count."""


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Return wall seconds and processor seconds of this process."""
    before, started = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    work()
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bare(urls: list[str]) -> None:
    """Fetch with one plain session a thread, bodies decoded as `requests` does."""
    local = threading.local()

    def get(url: str) -> int:
        if not hasattr(local, "session"):
            local.session = requests.Session()
            local.session.trust_env = False
        return len(local.session.get(url, timeout=30).content)

    with ThreadPoolExecutor(WORKERS) as pool:
        assert all(pool.map(get, urls))


def guarded(urls: list[str], settings: FetchSettings) -> None:
    """Fetch with the guarded fetcher alone."""
    with Fetcher(settings) as fetcher, ThreadPoolExecutor(WORKERS) as pool:
        assert all(snapshot.body for snapshot in pool.map(fetcher.attempt, urls))


def whole(urls: list[str], settings: FetchSettings) -> None:
    """Crawl: queue, robots.txt, schedule, fetch, WARC, attempts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Frontier(Path(folder) / "frontier.sqlite", settings) as frontier,
        Archive(Path(folder) / "snapshots", settings) as archive,
        Fetcher(settings) as fetcher,
    ):
        frontier.enqueue(map(Target, urls))
        summary = crawl(frontier, fetcher, archive)
        assert summary.outcomes == {"ok": len(urls)}, summary.outcomes


def compare(pages: int) -> None:
    """Print the three ways beside each other, for plain and for gzipped pages."""
    with hostile.separate_server() as home:
        port = int(home.rpartition(":")[2])
        allow = tuple(f"127.0.0.{number}:{port}" for number in PUBLISHERS)
        settings = FetchSettings(allow=allow, delay=0, workers=WORKERS)
        for label, query in (("plain", "kb=112"), ("gzip", "kb=112&gzip=1")):
            urls = [f"http://127.0.0.{PUBLISHERS[n % HOSTS]}:{port}/news/{n % 40}?{query}&n={n}" for n in range(pages)]
            ways = {
                "bare requests": lambda urls=urls: bare(urls),
                "guarded fetch": lambda urls=urls: guarded(urls, settings),
                "whole crawl": lambda urls=urls: whole(urls, settings),
            }
            # In turns, so that what else the machine does falls on all of them; the first turn only warms up.
            turns = [[measured(work) for work in ways.values()] for _ in range(ROUNDS + 1)][1:]
            floor = min(processor for _, processor in next(zip(*turns, strict=True)))
            for name, times in zip(ways, zip(*turns, strict=True), strict=True):
                seconds, processor = (min(column) for column in zip(*times, strict=True))
                print(
                    f"{label:5} {name:14} {pages / seconds:6.0f} pages/s  {1000 * processor / pages:5.2f} ms CPU a page"
                    f"  {processor / floor:4.2f} x bare"
                )


def schedule_beside_ideal(latency: float = 0.05, delay: float = 1.0, urls: int = 1000) -> None:
    """Print when a simulated crawl ends, all hosts well and with two dead, beside the ideal of the slowest host."""
    ideal = urls / HOSTS * latency + (urls / HOSTS - 1) * delay
    for dead in (set(), {"h0", "h1"}):
        schedule: Schedule[int] = Schedule(delay)
        for number in range(urls):
            schedule.add(f"h{number % HOSTS}", number)
        ended, _ = simulate(schedule, 16, lambda host, dead=dead: 60.0 if host in dead else latency, failing=dead)
        last = max(instant for host, instant in ended.items() if host not in dead)
        print(f"schedule, {len(dead)} dead hosts: {last:.1f} s, ideal {ideal:.1f} s, {last / ideal:.3f} x")


def polite_crawl(delay: float = 1.0, urls: int = 1000) -> None:
    """Run the same schedule for real."""
    with hostile.separate_server() as home:
        port = int(home.rpartition(":")[2])
        settings = FetchSettings(allow=("127.0.0.0/8",), delay=delay)
        targets = [f"http://127.0.0.{PUBLISHERS[n % HOSTS]}:{port}/news/{n % 40}?kb=50&n={n}" for n in range(urls)]
        seconds, processor = measured(lambda: whole(targets, settings))
        ideal = (urls / HOSTS) * delay  # a robots.txt and 50 pages a host
        print(f"real crawl: {seconds:.1f} s, ideal {ideal:.1f} s, {seconds / ideal:.3f} x, {processor:.1f} s CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--polite", action="store_true", help="also run the schedule for real, 50 s")
    options = parser.parse_args()
    schedule_beside_ideal()
    if not hostile.SERVER.exists():
        print(f"no hostile server at {hostile.SERVER}")
        return
    compare(options.pages)
    if options.polite:
        polite_crawl()


if __name__ == "__main__":
    main()
