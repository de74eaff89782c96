"""Bring stored rows in line with the rules as they are now: failing ones to quarantine, warnings anew."""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.deciding.quarantine import decisions
from warehouse.storing.staging import stage_quarantine
from warehouse.storing.transaction import transaction
from warehouse.tables.batch import KEYS, Row
from warehouse.tables.verdict import QuarantinedRow, Run, Verdict

Reasons = Mapping[str, list[str]]
AT_ONCE = 10_000
"""Rows that are held in Python together, some 4 kB each."""


def revise(
    connection: duckdb.DuckDBPyConnection, table: str, critical: Reasons, warnings: Reasons, run: Run, rule_version: str
) -> tuple[int, int]:
    """Move the rows that fail a critical rule to quarantine and write the warnings; return both numbers of rows.

    A row that a reviewer released stays, flagged. Nothing is lost: the quarantine holds each moved row whole.
    """
    moved, flags, keys = 0, dict(warnings), list(critical)
    with transaction(connection):
        for first in range(0, len(keys), AT_ONCE):
            failing = _failing(connection, table, keys[first : first + AT_ONCE], critical)
            released = decisions(connection, Verdict(quarantined=failing))
            leaving = [row for row in failing if row.quarantine_id not in released]
            _move(connection, table, Verdict(quarantined=leaving, rule_version=rule_version), run)
            moved += len(leaving)
            for row in failing:
                if row.quarantine_id in released:
                    flags[row.row_id] = [*flags.get(row.row_id, []), *row.reasons]
        return moved, _write_warnings(connection, table, flags)


def _failing(
    connection: duckdb.DuckDBPyConnection, table: str, keys: Sequence[str], critical: Reasons
) -> list[QuarantinedRow]:
    key = KEYS[table]
    chosen = f"FROM {table} WHERE {key} IN (SELECT unnest(?))"
    rows: list[Row] = connection.sql(chosen, params=[list(keys)]).to_arrow_table().to_pylist()
    revisions = list({row["revision_id"] for row in rows if row.get("revision_id")})
    known = "SELECT revision_id, article_id FROM revisions WHERE revision_id IN (SELECT unnest(?))"
    articles = dict(connection.execute(known, [revisions]).fetchall()) if revisions else {}
    return [
        QuarantinedRow(
            table,
            row[key],
            row,
            sorted(critical[row[key]]),
            table,
            row.get("article_id") or articles.get(row.get("revision_id")),
            row.get("revision_id"),
        )
        for row in rows
    ]


def _move(connection: duckdb.DuckDBPyConnection, table: str, leaving: Verdict, run: Run) -> None:
    stage_quarantine(connection, leaving, run.run_id)
    connection.execute(
        "INSERT INTO quarantine BY NAME FROM incoming_quarantine ON CONFLICT DO UPDATE SET state = 'open'"
    )
    moved = [row.row_id for row in leaving.quarantined]
    connection.execute(f"DELETE FROM {table} WHERE {KEYS[table]} IN (SELECT unnest(?))", [moved])  # noqa: S608


def _write_warnings(connection: duckdb.DuckDBPyConnection, table: str, warnings: Reasons) -> int:
    """Write the warnings where they differ and return the number of rows changed."""
    columns = [list(warnings), [sorted(codes) for codes in warnings.values()]]
    schema = pa.schema([("row_id", pa.string()), ("codes", pa.list_(pa.string()))])
    connection.register("flagged", pa.table(columns, schema=schema))
    key = KEYS[table]
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE new_warnings AS SELECT {key}, coalesce(codes, []) AS codes "  # noqa: S608
        f"FROM {table} LEFT JOIN flagged ON row_id = {key} WHERE warnings IS DISTINCT FROM coalesce(codes, [])"
    )
    connection.unregister("flagged")
    changed = connection.execute(
        f"UPDATE {table} SET warnings = codes FROM new_warnings WHERE {table}.{key} = new_warnings.{key}"  # noqa: S608
    )
    return int(changed.fetchall()[0][0])
