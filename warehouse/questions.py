"""What a run asks of the published copy to tell people how it stands."""

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from warehouse.errors import NothingNamed
from warehouse.storing.connection import open_reader
from warehouse.tables.batch import Row

SHORTEST_ID = 6
_ID = re.compile(rf"[0-9a-f]{{{SHORTEST_ID},24}}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind an article, or behind one of its figures."""

    article: Row
    """The current text: title, address, when it was fetched, and where its page is stored."""
    figures: list[Row]
    """The figure that was asked for, else all of the article."""
    is_one: bool
    """One figure was asked for."""


def article_named(published: Path, named: str) -> Row:
    """Return the current text of an article by its address, its id or the id of a figure; see `Evidence`.

    Six characters of an id will do.

    Raises:
        NothingNamed: there is no such article or figure in the published copy, or more than one.

    """
    articles = _asked(published, "evidence_article", {"named": named, "is_id": _is_id(named)})
    if len(articles) != 1:
        raise NothingNamed(named, len(articles))
    return articles[0]


def evidence_for(published: Path, named: str) -> Evidence:
    """Return the evidence of an article or of a figure, named and refused as `article_named` has it."""
    article = article_named(published, named)
    figures = _asked(published, "evidence_figures", {"revision": article["revision_id"]})
    wanted = [row for row in figures if _is_id(named) and row["figure_id"].startswith(named)]
    if len(wanted) > 1:
        raise NothingNamed(named, len(wanted))
    return Evidence(article, wanted or figures, bool(wanted))


def _is_id(named: str) -> bool:
    return _ID.fullmatch(named) is not None


def steps_of(published: Path, figure_id: str) -> list[Row]:
    """Return why each cell of a figure says what it says: field, value, rule, words, in the order of the text."""
    return _asked(published, "evidence_steps", {"figure": figure_id})


def strongest_figures(published: Path, run_id: str | None, most: int = 5) -> list[Row]:
    """Return the figures that a reader asks about first, of one run or of all."""
    return _asked(published, "strongest_figures", {"run_id": run_id, "most": most})


def source_health(published: Path) -> list[Row]:
    """Return how each outlet does, the one with most rows in quarantine first."""
    return _asked(published, "outlets", {})


def _asked(published: Path, name: str, values: dict[str, object]) -> list[Row]:
    statement = files("warehouse").joinpath("statements", f"{name}.sql").read_text("utf-8")
    with open_reader(published) as connection:
        answer = connection.execute(statement, values)
        columns = [column[0] for column in answer.description or []]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
