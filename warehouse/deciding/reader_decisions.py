"""Where the readers differ, for people to choose; a choice holds for the text, and trains nothing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import duckdb

from values.categories import Zone
from values.reading import Stretch
from values.second_reading import Decider
from warehouse.errors import NoDisagreement
from warehouse.tables.batch import Row


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text of the warehouse, to be read again."""

    article_id: str
    revision_id: str
    url: str
    text: str
    published_day: date | None
    title: str | None
    zones: list[Stretch]


def reader_decisions(connection: duckdb.DuckDBPyConnection) -> dict[str, Decider]:
    """Return what people have chosen, by decision_key."""
    rows = connection.execute("SELECT decision_key, chosen FROM reader_decisions").fetchall()
    return {key: Decider(chosen) for key, chosen in rows}


def disagreements(connection: duckdb.DuckDBPyConnection, most: int) -> list[Row]:
    """Return the first rows of the view `disagreements`, the gravest harm first."""
    found = connection.sql("FROM disagreements LIMIT ?", params=[most])
    return list(found.to_arrow_table().to_pylist())


def disagreement(connection: duckdb.DuckDBPyConnection, difference_id: str) -> Row:
    """Return one difference by its id or the unmistakable beginning of it, decided or not."""
    asked = connection.sql("FROM reader_differences WHERE starts_with(difference_id, ?)", params=[difference_id])
    found = asked.to_arrow_table().to_pylist()
    if len(found) != 1 or not difference_id:
        raise NoDisagreement(difference_id)
    return dict(found[0])


def keep_decision(
    connection: duckdb.DuckDBPyConnection, decision_key: str, chosen: Decider, by: str, note: str
) -> None:
    """Write a choice; the texts that it is about are read again so that it takes effect."""
    connection.execute(
        "INSERT OR REPLACE INTO reader_decisions VALUES (?, ?, ?, ?, ?)",
        [decision_key, chosen.value, note, by, datetime.now(UTC)],
    )


def texts_that_differ(connection: duckdb.DuckDBPyConnection, decision_key: str) -> list[StoredText]:
    """Return every text in which the same difference stands: copies of one text share a choice."""
    rows = connection.execute(
        "SELECT DISTINCT article_id, revision_id, url, text, published_day, title, paragraphs "
        "FROM reader_differences JOIN revisions USING (revision_id) JOIN articles USING (article_id) "
        "WHERE decision_key = ? ORDER BY revision_id",
        [decision_key],
    ).fetchall()
    return [
        StoredText(article_id, revision_id, url, text, day, title, _zones(paragraphs))
        for article_id, revision_id, url, text, day, title, paragraphs in rows
    ]


def _zones(paragraphs: list[dict[str, Any]]) -> list[Stretch]:
    return [Stretch(part["start"], part["end"], Zone(part["zone"])) for part in paragraphs]
