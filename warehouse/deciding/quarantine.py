"""Rows that failed: keep them, show them, and carry out what a reviewer decides."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.errors import CannotBeLoaded, NotInQuarantine
from warehouse.tables.batch import KEYS, Batch, Row
from warehouse.tables.migrations import arrow_schemas
from warehouse.tables.verdict import ORPHAN_REASONS, QuarantinedRow, Verdict


class QuarantineState(StrEnum):
    """What has been decided about a row."""

    OPEN = "open"
    RELEASED = "released"
    DROPPED = "dropped"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class QuarantineEntry:
    """A row in quarantine with what was decided about it."""

    quarantine_id: str
    table: str
    row_id: str
    article_id: str | None
    revision_id: str | None
    row: Row
    reasons: list[str]
    suite: str
    rule_version: str
    run_id: str
    state: QuarantineState
    entered_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    note: str | None
    fixed_row: Row | None

    def as_quarantined(self) -> QuarantinedRow:
        """Return the row as validation hands it on."""
        return QuarantinedRow(
            self.table, self.row_id, self.row, self.reasons, self.suite, self.article_id, self.revision_id
        )


def typed_row(table: str, text: str) -> Row:
    """Return a row that was kept as JSON with the Python types of the columns of `table`."""
    stated: Row = json.loads(text)
    schema = arrow_schemas()[table]
    row = {name: _typed(value, schema.field(name).type) for name, value in stated.items() if name in schema.names}
    return row | {"warnings": []}


def typed_value(table: str, field: str, text: str | None) -> Any:  # noqa: ANN401 - a cell of any column
    """Return a cell that a reviewer typed as the type of its column.

    Raises:
        CannotBeLoaded: there is no such column, or the text is no value of it.

    """
    schema = arrow_schemas()[table]
    if field not in schema.names or field == KEYS[table]:
        raise CannotBeLoaded(f"{table} has no column {field!r} that can be changed")
    if text is None:
        return None
    kind = schema.field(field).type
    try:
        return pa.array([text]).cast(kind)[0].as_py()
    except pa.ArrowInvalid as error:
        raise CannotBeLoaded(f"{text!r} is no value of {table}.{field}: {error}") from error


def _typed(value: Any, kind: pa.DataType) -> Any:  # noqa: ANN401 - a cell of any column
    if not isinstance(value, str):
        return value
    if pa.types.is_date(kind):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if pa.types.is_timestamp(kind) else value


def _entry(cells: dict[str, Any]) -> QuarantineEntry:
    table, fixed = cells.pop("table_name"), cells.pop("fixed_row")
    return QuarantineEntry(
        **cells
        | {
            "table": table,
            "row": typed_row(table, cells["row"]),
            "state": QuarantineState(cells["state"]),
            "fixed_row": typed_row(table, fixed) if fixed else None,
        }
    )


def entries(
    connection: duckdb.DuckDBPyConnection,
    state: QuarantineState | None = QuarantineState.OPEN,
    article_ids: Sequence[str] | None = None,
    reason: str | None = None,
    run_id: str | None = None,
) -> list[QuarantineEntry]:
    """Return the rows in quarantine, newest first; None for any state, article, reason or run."""
    found = connection.sql(
        "FROM quarantine WHERE ($state IS NULL OR state = $state) "
        "AND ($articles IS NULL OR list_contains($articles::TEXT[], article_id)) "
        "AND ($reason IS NULL OR list_contains(reasons, $reason)) AND ($run IS NULL OR run_id = $run) "
        "ORDER BY entered_at DESC, table_name, row_id",
        params={
            "state": state.value if state else None,
            "articles": list(article_ids) if article_ids is not None else None,
            "reason": reason,
            "run": run_id,
        },
    )
    return [_entry(cells) for cells in found.to_arrow_table().to_pylist()]


def entry(connection: duckdb.DuckDBPyConnection, quarantine_id: str) -> QuarantineEntry:
    """Return one row in quarantine, by its id or the unmistakable beginning of one."""
    starting = connection.sql("FROM quarantine WHERE starts_with(quarantine_id, ?)", params=[quarantine_id])
    found = starting.to_arrow_table().to_pylist()
    if len(found) != 1 or not quarantine_id:
        raise NotInQuarantine(quarantine_id)
    return _entry(found[0])


def decisions(connection: duckdb.DuckDBPyConnection, verdict: Verdict) -> dict[str, QuarantineEntry]:
    """Return what has been decided before about the failing rows of a verdict, by quarantine_id."""
    if not verdict.quarantined:
        return {}
    articles = sorted({row.article_id for row in verdict.quarantined if row.article_id})
    settled = (QuarantineState.RELEASED, QuarantineState.FIXED)
    return {e.quarantine_id: e for e in entries(connection, None, articles) if e.state in settled}


def decide(verdict: Verdict, decided: dict[str, QuarantineEntry]) -> Verdict:
    """Return the verdict with the reviewers' decisions carried out.

    A released row passes with its reasons as warnings, a fixed one passes as it was edited, and so do the rows that
    failed only because they hang on such a row.
    """
    passing = verdict.passing.copy()
    left: list[QuarantinedRow] = []
    for row in verdict.quarantined:
        found = decided.get(row.quarantine_id)
        if found and found.state is QuarantineState.RELEASED:
            passing.add(Batch({row.table: [row.row | {"warnings": sorted(row.reasons)}]}))
        elif found and found.fixed_row:
            passing.add(Batch({row.table: [row.row | found.fixed_row]}))
        else:
            left.append(row)
    if len(left) < len(verdict.quarantined):
        left = _adopt_orphans(passing, left)
    return Verdict(passing, left, verdict.counts, verdict.rule_version)


def _adopt_orphans(passing: Batch, rows: list[QuarantinedRow]) -> list[QuarantinedRow]:
    """Pass the rows whose parents pass now, parents first, and return the others."""
    parents = {"article_id": "articles", "revision_id": "revisions", "sentence_id": "sentences", "person_id": "persons"}
    known = {table: set(passing.cells(table, column)) for column, table in parents.items()}
    order = list(KEYS)
    left = []
    for row in sorted(rows, key=lambda row: order.index(row.table)):
        hangs_on = {column: table for column, table in parents.items() if column in row.row and table != row.table}
        homeless = [column for column, table in hangs_on.items() if row.row[column] not in known[table]]
        if homeless or not set(row.reasons) <= ORPHAN_REASONS:
            left.append(row)
        else:
            passing.add(Batch({row.table: [row.row]}))
            known.setdefault(row.table, set()).add(row.row_id)
    return left


def record(connection: duckdb.DuckDBPyConnection) -> int:
    """Put the staged failing rows in quarantine and close the entries that are no longer read; return the new ones.

    A row that is in quarantine already is left with its first run and its decision.
    """
    connection.execute(
        "UPDATE quarantine SET state = 'fixed', decided_at = now(), decided_by = 'tallywire', "
        "note = 'a later reading passes or no longer holds the row' "
        "WHERE state = 'open' AND revision_id IN (SELECT revision_id FROM incoming_revisions) "
        "AND quarantine_id NOT IN (SELECT quarantine_id FROM incoming_quarantine)"
    )
    inserted = connection.execute("INSERT INTO quarantine BY NAME FROM incoming_quarantine ON CONFLICT DO NOTHING")
    return int(inserted.fetchall()[0][0])


def mark(
    connection: duckdb.DuckDBPyConnection,
    quarantine_id: str,
    state: QuarantineState,
    by: str,
    note: str,
    fixed_row: Row | None = None,
) -> None:
    """Write a decision; the caller loads the article again so that it takes effect."""
    connection.execute(
        "UPDATE quarantine SET state = ?, decided_at = ?, decided_by = ?, note = ?, fixed_row = ? "
        "WHERE quarantine_id = ?",
        [
            state.value,
            datetime.now(UTC),
            by,
            note,
            json.dumps(fixed_row, default=str, ensure_ascii=False) if fixed_row else None,
            quarantine_id,
        ],
    )
