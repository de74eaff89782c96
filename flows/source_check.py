"""Whether the sources still work."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from flows.console import out, table, told_at_once
from flows.settings import settings
from tasks.discover import UnusableInputError
from tasks.extraction import read
from tasks.fetching import Fetcher, Frontier, Outcome, Robots, Source, SourceHealth, check_source, load_sources
from tasks.parsing import Article, parse

COLUMNS = ("source", "reachable", "robots", "articles", "wanted", "last article", "a week", "dated", "with figures")


def check_sources(file: Path) -> int:
    """Ask every source, print a line each, and return the exit code.

    Raises:
        UnusableInputError: there is no such file.
        SourcesError: the file cannot be used; the message names the lines.

    """
    if not file.exists():
        raise UnusableInputError(f"{file}: no such file; docs/fetching.md shows how to write one")
    found = asked_sources(load_sources(file))
    out.print(table(None, COLUMNS, [_line(source, health) for source, health in found]))
    return 0 if all(health.is_reachable for _, health in found) else 1


def asked_sources(sources: Sequence[Source], samples: int = 3) -> list[tuple[Source, SourceHealth]]:
    """Ask every source what it names, and for a few articles; nothing is left in the queue of the runs."""
    limits, found = settings().fetch, []
    with (
        TemporaryDirectory() as scratch,
        Frontier(Path(scratch) / "check.sqlite", limits) as frontier,
        Fetcher(limits) as fetcher,
    ):
        robots = Robots(fetcher, frontier)
        for source in sources:
            told_at_once(f"asking {source.name}")
            found.append((source, check_source(source, fetcher, robots, samples)))
    return found


def _line(source: Source, health: SourceHealth) -> tuple[object, ...]:
    samples = [snapshot for snapshot in health.samples if snapshot.outcome is Outcome.OK]
    articles = [parse(snapshot.body, snapshot.final_url, snapshot.charset) for snapshot in samples]
    return (
        source.name,
        "yes" if health.is_reachable else ", ".join(sorted(set(health.documents.values()))) or "no document named",
        health.robots,
        health.named,
        health.wanted,
        health.last_article.date() if health.last_article else None,
        None if health.articles_a_week is None else round(health.articles_a_week, 1),
        _share([article.published is not None for article in articles]),
        _share([_states_figures(article) for article in articles]),
    )


def _states_figures(article: Article) -> bool:
    return bool(read(article.text, article.published.local_day if article.published else None, article.title).figures)


def _share(holds: list[bool]) -> str:
    return f"{sum(holds)} of {len(holds)}"
