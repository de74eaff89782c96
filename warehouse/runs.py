"""The row of a run while it goes, and of one that died without a word."""

from datetime import UTC, datetime

import duckdb

from warehouse.load import record_run
from warehouse.storing.transaction import transaction
from warehouse.tables.verdict import Run, RunState

DIED = "its process ended without a word; what it had loaded is whole, and the next run continued"


def close_dead_runs(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Mark the runs that never ended as crashed and return their names; the caller holds the data folder alone."""
    found = connection.execute(
        "UPDATE runs SET state = 'crashed', note = coalesce(note, $note) WHERE state = 'running' RETURNING name",
        {"note": DIED},
    )
    return [name for (name,) in found.fetchall()]


def begin_run(connection: duckdb.DuckDBPyConnection, run: Run) -> list[str]:
    """Write the row of a run that starts, close those that died before it, and return the names of these."""
    with transaction(connection):
        dead = close_dead_runs(connection)
    record_run(connection, run)
    connection.execute("UPDATE runs SET finished_at = NULL WHERE run_id = ?", [run.run_id])
    return dead


def end_run(connection: duckdb.DuckDBPyConnection, run: Run, state: RunState, note: str | None = None) -> None:
    """Write how a run ended."""
    connection.execute(
        "UPDATE runs SET state = $state, finished_at = $now, note = coalesce($note, note) WHERE run_id = $run",
        {"state": state.value, "now": datetime.now(UTC), "note": note, "run": run.run_id},
    )
