"""Bring stored rows in line with the rules as they are now: failing ones to quarantine, warnings anew."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.quarantine import decisions
from warehouse.rows import KEYS, Row
from warehouse.staging import stage_quarantine
from warehouse.transaction import transaction
from warehouse.verdict import QuarantinedRow, Run, Verdict

Reasons = Mapping[str, list[str]]


def revise(
    connection: duckdb.DuckDBPyConnection, table: str, critical: Reasons, warnings: Reasons, run: Run, rule_version: str
) -> tuple[int, int]:
    """Move the rows that fail a critical rule to quarantine and write the warnings; return both numbers of rows.

    A row that a reviewer released stays. Nothing is lost: the quarantine holds each moved row whole.
    """
    with transaction(connection):
        failing = Verdict(quarantined=_failing(connection, table, critical), rule_version=rule_version)
        released = decisions(connection, failing)
        failing.quarantined = [row for row in failing.quarantined if row.quarantine_id not in released]
        stage_quarantine(connection, failing, run.run_id)
        connection.execute(
            "INSERT INTO quarantine BY NAME FROM incoming_quarantine ON CONFLICT DO UPDATE SET state = 'open'"
        )
        moved = [row.row_id for row in failing.quarantined]
        connection.execute(f"DELETE FROM {table} WHERE list_contains(?, {KEYS[table]})", [moved])  # noqa: S608
        kept = {row.row_id: sorted(critical[row.row_id]) for row in _failing(connection, table, critical)}
        flags = dict(warnings) | {row_id: sorted([*warnings.get(row_id, []), *codes]) for row_id, codes in kept.items()}
        return len(moved), _write_warnings(connection, table, flags)


def _failing(connection: duckdb.DuckDBPyConnection, table: str, critical: Reasons) -> list[QuarantinedRow]:
    rows: list[Row] = (
        connection.execute(f"FROM {table} WHERE list_contains(?, {KEYS[table]})", [list(critical)])
        .to_arrow_table()
        .to_pylist()
    )
    articles = dict(connection.execute("SELECT revision_id, article_id FROM revisions").fetchall()) if rows else {}
    key = KEYS[table]
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


def _write_warnings(connection: duckdb.DuckDBPyConnection, table: str, warnings: Reasons) -> int:
    """Write the warnings where they differ and return the number of rows changed."""
    rows = [{"row_id": row_id, "codes": sorted(codes)} for row_id, codes in warnings.items()]
    schema = pa.schema([("row_id", pa.string()), ("codes", pa.list_(pa.string()))])
    connection.register("flagged", pa.Table.from_pylist(rows, schema=schema))
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
