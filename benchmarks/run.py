"""What a long run costs, stage by stage: `python -m benchmarks.run 5000`.

Writes invented pages to a folder, ingests them as `tallywire ingest FOLDER` does, in a fresh home, and prints the
processor seconds of each stage in every process of the run. What no stage claims is counted as orchestration: Prefect
in the run itself, and its server with all that it does.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.newswire import stories

TICKS = os.sysconf("SC_CLK_TCK")


def write_pages(folder: Path, number: int) -> None:
    """Write pages with the index that names their addresses."""
    folder.mkdir()
    index = []
    for count, story in enumerate(stories(number)):
        (folder / f"{count}.html").write_text(story.html, "utf-8")
        index.append({"file": f"{count}.html", "url": story.url, "date": story.published.isoformat()})
    (folder / "index.json").write_text(json.dumps(index), "utf-8")


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
    import flows.arrivals
    import flows.ingest
    import flows.reading
    import tasks.load
    import tasks.publish

    stages.watch_steps(flows.arrivals, "local_batches", "fetch and archive")
    stages.watch(flows.reading, "rows_of", "read")
    stages.watch(tasks.load, "load_verdict", "load")
    for name in ("publish_warehouse", "export_published", "build_report"):
        stages.watch(tasks.publish, name, "publish")
    checking, pool = flows.ingest.checking, flows.ingest.reading_pool

    @contextmanager
    def counted_checking() -> Iterator[Any]:
        with checking() as checker:
            yield checker
            stages.seconds["validate"] += checker.submit(time.process_time).result()

    @contextmanager
    def counted_pool(*arguments: Any) -> Iterator[Any]:
        manager = pool(*arguments)
        executor = manager.__enter__()
        yield executor
        with stages.timed("read"):  # its processes end here, and their whole time with them
            manager.__exit__(None, None, None)

    flows.ingest.checking, flows.ingest.reading_pool = counted_checking, counted_pool


def run(pages: Path) -> float:
    """Ingest the folder and return the processor seconds of everything."""
    from flows.ingest import ingest

    ingest([str(pages)])
    return processor() + of_living_children()


def main() -> None:
    """Write, run, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=int, nargs="?", default=5_000)
    wanted = parser.parse_args().pages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"HOME": name, "TALLYWIRE_DATA_FOLDER": str(folder / "data")}
        os.environ.pop("PREFECT_API_URL", None)
        from flows.environment import prepare

        prepare(quiet=True)
        write_pages(folder / "pages", wanted)
        stages, before, began = Stages(), processor(), time.perf_counter()
        watch_stages(stages)
        total = run(folder / "pages") - before
        wall = time.perf_counter() - began
        report(stages.seconds, total, wanted, wall)
        sys.stdout.flush()
        os.chdir("/")


def report(seconds: dict[str, float], total: float, pages: int, wall: float) -> None:
    """Print the stages, the largest first, with what none of them claims."""
    seconds["orchestration"] = total - sum(seconds.values())
    for stage, spent in sorted(seconds.items(), key=lambda pair: -pair[1]):
        print(f"{stage:18} {spent:7.1f} s  {spent / total:6.1%}")
    print(f"{'all':18} {total:7.1f} s  of processor for {pages:,} pages, {wall:.0f} s")
    print(f"orchestration and validation: {(seconds['orchestration'] + seconds['validate']) / total:.1%}")


if __name__ == "__main__":
    main()
