"""What a long run costs, stage by stage: `python -m benchmarks.run 5000 --like FOLDER`.

Ingests that many pages as `tallywire ingest FOLDER` does, in a home that Prefect knows and in one process, so that
every second has an owner, and prints the processor seconds of each stage in every process of the run. The pages are
those of a folder, again and again under other addresses, or invented ones, a hundredth of the size of real ones. What
no stage claims is counted as orchestration: Prefect in the run itself, its server, and what Python imports for both.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.newswire import stories
from tasks.fetching.inputs import pages_in

GZIP = b"\x1f\x8b"
TICKS = os.sysconf("SC_CLK_TCK")


def write_pages(folder: Path, number: int, like: Path | None) -> None:
    """Write pages with the index that names their addresses."""
    folder.mkdir()
    made = copied(like) if like else invented()
    index = []
    for n, (body, url, day) in enumerate(islice(made, number)):
        (folder / f"{n}.html").write_bytes(body)
        index.append({"file": f"{n}.html", "url": url, "date": day})
    (folder / "index.json").write_text(json.dumps(index), "utf-8")


def invented() -> Iterator[tuple[bytes, str, str]]:
    """Yield invented pages without end."""
    for story in stories(sys.maxsize):
        yield story.html.encode(), story.url, story.published.isoformat()


def copied(folder: Path) -> Iterator[tuple[bytes, str, str]]:
    """Yield the pages of a folder again and again, each time of other hosts."""
    pages = pages_in(folder)
    for copy in count():
        for page in pages:
            url = page.url or page.file.absolute().as_uri()
            host, other = urlsplit(url).netloc, f"copy{copy}.{urlsplit(url).netloc}"
            body = gzip.decompress(raw) if (raw := page.file.read_bytes())[:2] == GZIP else raw
            day = page.published.isoformat() if page.published else ""
            yield body.replace(host.encode(), other.encode()), url.replace(host, other, 1), day


class Stages:
    """Processor seconds by stage, a stage within a stage counted once."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inside = 0.0

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what the block costs, here and in processes that end within it."""
        began, outer = processor(), self._inside
        self._inside = 0.0
        yield
        spent = processor() - began
        self.seconds[stage] += spent - self._inside
        self._inside = outer + spent

    def watch(self, module: Any, name: str, stage: str) -> None:
        """Count every call of a function of a module towards a stage."""
        function: Callable[..., Any] = getattr(module, name)

        def watched(*arguments: Any, **named: Any) -> Any:
            with self.timed(stage):
                return function(*arguments, **named)

        setattr(module, name, watched)

    def watch_steps(self, module: Any, name: str, stage: str) -> None:
        """Count every step of a generator function of a module towards a stage."""
        function: Callable[..., Iterator[Any]] = getattr(module, name)

        def watched(*arguments: Any) -> Iterator[Any]:
            steps, end = function(*arguments), object()
            while True:
                with self.timed(stage):
                    step = next(steps, end)
                if step is end:
                    return
                yield step

        setattr(module, name, watched)


def processor() -> float:
    """Return the seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def of_living_children() -> float:
    """Return the seconds of the processes that this one started and that still run."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            total += (int(fields[11]) + int(fields[12]) + int(fields[13]) + int(fields[14])) / TICKS
    return total


def watch_stages(stages: Stages) -> None:
    """Let every stage of a run be counted."""
    import flows.ingest
    import flows.run.intake
    import tasks.extract
    import tasks.fetching.arrivals
    import tasks.load
    import tasks.parse
    import tasks.publish
    import tasks.validate
    import warehouse.tables.batch

    stages.watch(flows.ingest, "plan_of", "discover")
    stages.watch_steps(tasks.fetching.arrivals, "local_batches", "archive")
    stages.watch(tasks.parse, "parse", "parse")
    stages.watch(tasks.extract, "read", "read")
    stages.watch(flows.run.intake, "rows_of", "read")
    stages.watch(warehouse.tables.batch.Batch, "pack", "read")
    for name in ("frames_of", "verdict_of"):
        stages.watch(tasks.validate, name, "validate")
    stages.watch(tasks.load, "load_verdict", "load")
    for name in ("publish_warehouse", "export_published", "build_report"):
        stages.watch(tasks.publish, name, "publish")
    checking = flows.ingest.checking

    @contextmanager
    def counted_checking() -> Iterator[Any]:
        with checking() as checker:
            yield checker
            stages.seconds["validate"] += checker.submit(time.process_time).result()

    flows.ingest.checking = counted_checking


def run(pages: Path) -> float:
    """Ingest the folder and return the processor seconds of everything."""
    from flows.ingest import ingest

    ingest([str(pages)])
    return processor() + of_living_children()


def main() -> None:
    """Write, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=int, nargs="?", default=5_000)
    parser.add_argument("--like", type=Path, help="folder of pages that are read again and again; else invented ones")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"HOME": name, "TALLYWIRE_DATA_FOLDER": str(folder / "data"), "TALLYWIRE_READING_PROCESSES": "1"}
        os.environ.pop("PREFECT_API_URL", None)
        from flows.run.environment import prepare

        prepare(quiet=True)
        # The first start in a home makes Prefect's database: once, whatever is read.
        subprocess.run([sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"], check=True)
        write_pages(folder / "pages", asked.pages, asked.like)
        stages, before, began = Stages(), processor(), time.perf_counter()
        watch_stages(stages)
        total = run(folder / "pages") - before
        wall = time.perf_counter() - began
        report(stages.seconds, total, asked.pages, wall)
        sys.stdout.flush()
        os.chdir("/")


def report(seconds: dict[str, float], total: float, pages: int, wall: float) -> None:
    """Print the stages, the largest first, with what none of them claims."""
    seconds["orchestration"] = total - sum(seconds.values())
    for stage, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        print(f"{stage:18} {spent:7.1f} s  {spent / total:6.1%}")
    print(f"{'all':18} {total:7.1f} s  of processor for {pages:,} pages, {wall:.0f} s")
    print(f"peak of the run itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"orchestration and validation: {(seconds['orchestration'] + seconds['validate']) / total:.1%}")


if __name__ == "__main__":
    main()
