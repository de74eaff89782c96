"""Ask the sources whether they still work, beside the queue of the runs."""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.run.settings import settings
from tasks.fetching import Fetcher, Frontier, Robots, Source, SourceHealth, check_source


def asked_sources(
    sources: Sequence[Source], told: Callable[[str], None], samples: int = 3
) -> list[tuple[Source, SourceHealth]]:
    """Ask every source what it names, and for a few articles; nothing is left in the queue of the runs.

    `told` takes a line a source before it is asked.
    """
    limits, found = settings().fetch, []
    with (
        TemporaryDirectory() as scratch,
        Frontier(Path(scratch) / "check.sqlite", limits) as frontier,
        Fetcher(limits) as fetcher,
    ):
        robots = Robots(fetcher, frontier)
        for source in sources:
            told(f"asking {source.name}")
            found.append((source, check_source(source, fetcher, robots, samples)))
    return found
