"""Whether the sources still work."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from flows.command.console import out, printable, table, told_at_once
from flows.run.asking import asked_sources
from flows.run.settings import settings
from tasks.extraction import read
from tasks.fetching import Outcome, Source, SourceHealth, load_sources
from tasks.fetching.inputs import UnusableInputError
from tasks.load import keep_source_checks
from tasks.parsing import Article, parse
from warehouse.tables.batch import Row

COLUMNS = ("source", "answers", "robots", "wanted", "last", "a week", "dated", "figures")
SHARES = ("dated_share", "figures_share")


def check_sources(file: Path) -> int:
    """Ask every source, print a line each, and return the exit code.

    Raises:
        UnusableInputError: there is no such file.
        SourcesError: the file cannot be used; the message names the lines.

    """
    if not file.exists():
        raise UnusableInputError(f"{file}: no such file; docs/fetching.md shows how to write one")
    found = asked_sources(load_sources(file), told_at_once)
    rows = [_row(source, health) for source, health in found]
    out.print(table(None, COLUMNS, [_line(row) for row in rows]))
    for trouble in _troubles(rows):
        out.print(printable(trouble))
    chosen = settings()
    keep_source_checks(chosen.warehouse, chosen.published, rows, chosen.writer_wait)
    return 0 if all(health.is_reachable for _, health in found) else 1


def _row(source: Source, health: SourceHealth) -> Row:
    """Return a check as the warehouse keeps it."""
    samples = [snapshot for snapshot in health.samples if snapshot.outcome is Outcome.OK]
    articles = [parse(snapshot.body, snapshot.final_url, snapshot.charset) for snapshot in samples]
    return {
        "source": source.name,
        "checked_at": health.checked_at,
        "host": (urlsplit(source.home).hostname or "").removeprefix("www."),
        "is_reachable": health.is_reachable,
        "documents": ", ".join(sorted(set(health.documents.values()))) or "no document named",
        "robots": health.robots.value,
        "named": health.named,
        "wanted": health.wanted,
        "last_article_at": health.last_article,
        "articles_a_week": health.articles_a_week,
        "sampled": len(articles),
        "dated_share": _share([article.published is not None for article in articles]),
        "figures_share": _share([_states_figures(article) for article in articles]),
        "layout_missed": sorted({name for article in articles for name in article.layout_missed}),
    }


def _line(row: Row) -> tuple[object, ...]:
    last, pace = row["last_article_at"], row["articles_a_week"]
    return (
        row["source"],
        "yes" if row["is_reachable"] else "no",
        row["robots"],
        f"{row['wanted']}/{row['named']}",
        last.date() if last else None,
        None if pace is None else round(pace, 1),
        *(f"{round((row[share] or 0) * row['sampled'])}/{row['sampled']}" for share in SHARES),
    )


def _troubles(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a line for each source that does not answer and each whose pages have changed their layout."""
    for row in rows:
        if not row["is_reachable"]:
            yield f"{row['source']} does not answer: {row['documents']}"
        if row["layout_missed"]:
            yield f"{row['source']}: its own selectors no longer find {', '.join(row['layout_missed'])}"


def _states_figures(article: Article) -> bool:
    return bool(read(article.text, article.published.local_day if article.published else None, article.title).figures)


def _share(holds: list[bool]) -> float | None:
    return sum(holds) / len(holds) if holds else None
