"""Put a verdict into temporary tables, so that one transaction of set-wise statements can load it."""

import duckdb

from warehouse.tables.batch import KEYS, Batch
from warehouse.tables.verdict import Verdict


def stage(connection: duckdb.DuckDBPyConnection, verdict: Verdict, run_id: str) -> None:
    """Make `incoming_<table>` of the passing rows and `incoming_quarantine` of the others."""
    for table in KEYS:
        stage_rows(connection, verdict.passing, table, run_id)
    stage_quarantine(connection, verdict, run_id)


def stage_rows(connection: duckdb.DuckDBPyConnection, batch: Batch, table: str, run_id: str) -> None:
    """Make `incoming_<table>`; rows of one key are kept once."""
    frame = batch.frame(table)
    connection.register("arriving", frame)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming_{table} AS FROM {table} LIMIT 0")
    run = ["run_id"] if "run_id" in frame.column_names else []
    replaced = " REPLACE ($run AS run_id)" if run else ""
    connection.execute(
        f"INSERT INTO incoming_{table} BY NAME SELECT DISTINCT ON ({KEYS[table]}) *{replaced} FROM arriving",  # noqa: S608
        {"run": run_id} if run else {},
    )
    connection.unregister("arriving")


def stage_quarantine(connection: duckdb.DuckDBPyConnection, verdict: Verdict, run_id: str) -> None:
    """Make `incoming_quarantine`, new rows open."""
    connection.execute("CREATE OR REPLACE TEMP TABLE incoming_quarantine AS FROM quarantine LIMIT 0")
    rows = [
        {
            "quarantine_id": row.quarantine_id,
            "table_name": row.table,
            "row_id": row.row_id,
            "article_id": row.article_id,
            "revision_id": row.revision_id,
            "row": row.content,
            "reasons": sorted(row.reasons),
            "suite": row.suite,
        }
        for row in verdict.quarantined
    ]
    if not rows:
        return
    frame = Batch({"quarantine": rows}).frame("quarantine")
    connection.register("arriving", frame)
    connection.execute(
        "INSERT INTO incoming_quarantine BY NAME SELECT DISTINCT ON (quarantine_id) * REPLACE ($run AS run_id, "
        "$rules AS rule_version, 'open' AS state, now() AS entered_at) FROM arriving",
        {"run": run_id, "rules": verdict.rule_version},
    )
    connection.unregister("arriving")
