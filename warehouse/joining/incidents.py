"""Bring the stories that have arrived since the last time to their incidents."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.joining.joiner import Decisions, Joiner, Placement, Union
from warehouse.joining.story import JoinedStory
from warehouse.tables.ids import content_id
from warehouse.tables.migrations import arrow_schemas

Row = dict[str, Any]
COMPARED = 45
"""Days before and after the arriving stories whose stories they are compared with; names know no such bound."""


def statement(name: str) -> str:
    """Return the text of one of the package's statements."""
    return files("warehouse.joining").joinpath("statements", f"{name}.sql").read_text("utf-8")


def story_of(row: Row) -> JoinedStory:
    """Return the story that a row of `incident_stories` holds."""
    plain = ("story_id", "article_id", "told_on", "is_main", "day_start", "day_end")
    sets = ("days", "names", "victims", "places", "killed", "injured")
    stated: dict[str, Any] = {name: row[name] for name in plain} | {name: frozenset(row[name]) for name in sets}
    return JoinedStory(**stated, terms=dict(zip(row["terms"], row["weights"], strict=True)))


def place_stories(connection: duckdb.DuckDBPyConnection) -> int:
    """Give each reading that is new or changed its incidents and return the number of stories placed.

    Must run inside a transaction.
    """
    connection.execute(statement("arriving"))
    [(arriving,)] = connection.execute("SELECT count(*) FROM arriving_revisions").fetchall()
    if not arriving:
        return 0
    connection.execute(statement("count_terms"))
    rows: list[Row] = connection.sql(statement("stories")).to_arrow_table().to_pylist()
    joiner = Joiner(_decisions(connection), _left_behind(connection))
    _keep_known(connection, joiner)
    placed = [joiner.follow(story_of(row)) if row["is_sequel"] else joiner.place(story_of(row)) for row in rows]
    _store(connection, rows, placed)
    _unite(connection, joiner.unions)
    tell_events(connection, _opened(rows, placed, joiner))
    return len(placed)


def rebuild_incidents(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring new stories to their incidents and put the incidents together anew; must run inside a transaction."""
    place_stories(connection)
    connection.execute(statement("rebuild_incidents"))


def _decisions(connection: duckdb.DuckDBPyConnection) -> Decisions:
    rows = connection.execute("SELECT article_id, incident_id, decision FROM incident_decisions").fetchall()
    within = {article: incident for article, incident, decision in rows if decision == "within"}
    apart = frozenset((article, incident) for article, incident, decision in rows if decision == "apart")
    return Decisions(within, apart)


def _left_behind(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return, by article, the incident whose only story is being read anew: it keeps its id."""
    return dict(
        connection.execute(
            "SELECT article_id, any_value(incident_id) FROM gone_stories WHERE is_main "
            "AND incident_id NOT IN (SELECT incident_id FROM incident_stories) GROUP BY article_id"
        ).fetchall()
    )


def _keep_known(connection: duckdb.DuckDBPyConnection, joiner: Joiner) -> None:
    known = connection.sql(statement("known_stories"), params={"days": COMPARED}).to_arrow_table()
    for batch in known.to_batches(max_chunksize=5_000):
        for row in batch.to_pylist():
            joiner.keep(story_of(row), row["incident_id"])


def _store(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row], placed: Sequence[Placement]) -> None:
    for row, placement in zip(rows, placed, strict=True):
        row |= {
            "incident_id": placement.incident_id,
            "nearest": placement.nearest,
            "score": placement.score,
            "reason": placement.reason,
        }
    _insert(connection, "incident_stories", rows)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    connection.register("arriving", pa.Table.from_pylist(list(rows), schema=arrow_schemas()[table]))
    connection.execute(f"INSERT OR REPLACE INTO {table} BY NAME FROM arriving")
    connection.unregister("arriving")


def _unite(connection: duckdb.DuckDBPyConnection, unions: Iterable[Union]) -> None:
    for union in unions:
        ids = {"kept": union.kept, "gone": union.gone}
        connection.execute("UPDATE incident_stories SET incident_id = $kept WHERE incident_id = $gone", ids)
        connection.execute(
            "INSERT OR IGNORE INTO incident_decisions BY NAME "
            "SELECT * REPLACE ($kept AS incident_id) FROM incident_decisions WHERE incident_id = $gone",
            ids,
        )
        connection.execute("DELETE FROM incident_decisions WHERE incident_id = $gone", {"gone": union.gone})


def _opened(rows: Sequence[Row], placed: Sequence[Placement], joiner: Joiner) -> Iterable[Row]:
    articles = {row["story_id"]: row["article_id"] for row in rows}
    for placement in placed:
        if placement.nearest is None and placement.incident_id == placement.story_id:
            yield event(placement.incident_id, "opened", articles[placement.story_id], why=placement.reason)
    for union in joiner.unions:
        yield event(union.kept, "joined", articles[union.story_id], union.gone, union.score, union.reason)


def event(
    incident: str,
    what: str,
    article: str | None,
    other: str | None = None,
    score: float | None = None,
    why: str = "",
    by: str | None = None,
) -> Row:
    """Return one row of `incident_events`, happening now."""
    return {
        "event_id": content_id(incident, what, article, other),
        "incident_id": incident,
        "event": what,
        "other_incident_id": other,
        "article_id": article,
        "score": score,
        "why": why,
        "decided_by": by,
        "happened_at": datetime.now(UTC),
    }


def tell_events(connection: duckdb.DuckDBPyConnection, events: Iterable[Row]) -> None:
    """Add rows to `incident_events`."""
    rows = list(events)
    if rows:
        _insert(connection, "incident_events", rows)
