"""Median CPU a page of all fields beside trafilatura's default in the same run, and the peak memory of each.

python -m benchmarks.parse [FOLDER]    # FOLDER holds pages, .html or .html.gz; else the samples
"""

import gzip
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from trafilatura import bare_extraction

from tasks.parsing import parse

SAMPLES = Path(__file__).parents[1] / "samples" / "site"
ROUNDS = 3


def tallywire(body: bytes) -> None:
    parse(body, "https://news.example.com/a")


def trafilatura(body: bytes) -> None:
    bare_extraction(body, url="https://news.example.com/a", with_metadata=True)


READERS: dict[str, Callable[[bytes], None]] = {"tallywire": tallywire, "trafilatura": trafilatura}


def pages(folder: Path) -> Iterator[bytes]:
    """Yield the bytes of the pages in a folder, unpacked."""
    for file in sorted(folder.rglob("*.html*")):
        raw = file.read_bytes()
        yield gzip.decompress(raw) if file.name.endswith(".gz") else raw


def milliseconds(function: Callable[[bytes], None], body: bytes) -> float:
    began = time.process_time()
    function(body)
    return (time.process_time() - began) * 1000


def medians(bodies: list[bytes]) -> dict[str, float]:
    """Return the median of the least CPU time a page; the readers take turns, so both meet the same machine."""
    least = {name: [float("inf")] * len(bodies) for name in READERS}
    for _ in range(ROUNDS):
        for index, body in enumerate(bodies):
            for name, function in READERS.items():
                least[name][index] = min(least[name][index], milliseconds(function, body))
    return {name: statistics.median(times) for name, times in least.items()}


def peak(name: str, folder: Path) -> float:
    """Return the peak memory in MB of a process that reads every page with one reader."""
    for body in pages(folder):
        READERS[name](body)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print CPU and memory of both readers."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    bodies = list(pages(folder))
    print(f"{len(bodies)} pages, {sum(map(len, bodies)) / len(bodies) / 1024:.0f} KB on average, CPU time of one core")
    taken = medians(bodies)
    for name, median in taken.items():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            memory = pool.submit(peak, name, folder).result()
        print(f"{name:12s} {median:6.1f} ms a page (median)   {memory:4.0f} MB peak")
    print(f"ratio        {taken['tallywire'] / taken['trafilatura']:6.2f}")


if __name__ == "__main__":
    main()
