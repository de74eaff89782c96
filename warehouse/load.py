"""Load a verdict in one transaction, so that the warehouse holds all of a batch or nothing of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import files

import duckdb

from warehouse.deciding.corrected import Check, undo_refused
from warehouse.deciding.corrections import apply_corrections
from warehouse.deciding.quarantine import decide, decisions, record
from warehouse.deciding.takedown import keep_out
from warehouse.storing.receipts import Receipt, keep_receipt, received
from warehouse.storing.slips import flag_slips
from warehouse.storing.staging import stage
from warehouse.storing.transaction import transaction
from warehouse.tables.batch import KEYS, READ_FROM_TEXT, Batch
from warehouse.tables.verdict import LoadCounts, RuleCount, Run, RunState, Verdict

# When and by whom a row was fetched and loaded is no part of its content: a second identical run changes nothing.
BOOKKEEPING = (
    "run_id",
    "current_since",
    "fetched_at",
    "warc_file",
    "warc_offset",
    "etag",
    "last_modified",
    "status",
    "tokens_in",
    "tokens_out",
)
CIRCUMSTANCES = (*BOOKKEEPING, "requested_url", "source", "final_url", "body_sha256", "withdrawn_at")


def _count(connection: duckdb.DuckDBPyConnection, statement: str) -> int:
    rows = connection.execute(statement).fetchall()
    return int(rows[0][0]) if rows else 0


def _remove_gone(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """Delete the rows that the new reading of a revision no longer holds."""
    key = KEYS[table]
    return _count(
        connection,
        f"DELETE FROM {table} WHERE revision_id IN (SELECT revision_id FROM incoming_revisions) "  # noqa: S608
        f"AND {key} NOT IN (SELECT {key} FROM incoming_{table})",
    )


def _upsert(connection: duckdb.DuckDBPyConnection, table: str, counts: LoadCounts) -> None:
    """Insert the rows that are new and replace those whose content differs."""
    key = KEYS[table]
    [columns] = connection.execute(f"SELECT list(column_name) FROM (DESCRIBE {table})").fetchall()[0]  # noqa: S608
    content = ", ".join(f'"{name}"' for name in columns if name not in CIRCUMSTANCES)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE different AS SELECT {key} FROM "  # noqa: S608
        f"(SELECT {content} FROM incoming_{table} EXCEPT SELECT {content} FROM {table})"
    )
    counts.changed[table] += _count(connection, f"SELECT count(*) FROM {table} SEMI JOIN different USING ({key})")  # noqa: S608
    # A row that is known keeps the circumstances under which it was first loaded.
    kept = [name for name in columns if name in CIRCUMSTANCES]
    chosen = ", ".join(f"coalesce(known.{name}, new.{name}) AS {name}" for name in kept)
    replace = f" REPLACE ({chosen})" if kept and table in ("articles", "revisions") else ""
    upserted = _count(
        connection,
        f"INSERT OR REPLACE INTO {table} BY NAME SELECT new.*{replace} FROM incoming_{table} AS new "  # noqa: S608
        f"SEMI JOIN different USING ({key}) LEFT JOIN {table} AS known USING ({key})",
    )
    counts.added[table] += upserted - counts.changed[table]


def _note_current(connection: duckdb.DuckDBPyConnection) -> None:
    """Make a text that came back after another one the current revision again."""
    connection.execute(files("warehouse").joinpath("statements", "note_current.sql").read_text("utf-8"))


def _write_run(
    connection: duckdb.DuckDBPyConnection, verdict: Verdict, run: Run, state: RunState, note: str | None
) -> None:
    """Add this batch to the row of the run and to its rule counts."""
    statement = files("warehouse").joinpath("statements", "write_run.sql").read_text("utf-8")
    articles = verdict.passing.count("revisions")
    connection.execute(
        statement,
        {
            "run_id": run.run_id,
            "flow": run.flow,
            "name": run.name,
            "started_at": run.started_at,
            "finished_at": datetime.now(UTC),
            "state": state.value,
            "engine_version": run.engine_version,
            "rule_version": verdict.rule_version,
            "articles": articles,
            "rows_checked": verdict.rows_checked,
            "rows_failed": len(verdict.quarantined),
            "note": note,
        },
    )
    _count_rules(connection, verdict, run)


def _count_rules(connection: duckdb.DuckDBPyConnection, verdict: Verdict, run: Run) -> None:
    rows = [
        {
            "run_id": run.run_id,
            "table_name": rule.table,
            "reason": rule.reason,
            "severity": rule.severity.value,
            "checked": rule.checked,
            "failed": rule.failed,
        }
        for rule in verdict.counts
    ]
    connection.register("arriving", Batch({"rule_results": rows}).frame("rule_results"))
    connection.execute(files("warehouse").joinpath("statements", "count_rules.sql").read_text("utf-8"))
    connection.unregister("arriving")


def load(
    connection: duckdb.DuckDBPyConnection,
    verdict: Verdict,
    run: Run,
    check: Check | None = None,
    receipt: Receipt | None = None,
) -> LoadCounts:
    """Load the passing rows, put the others in quarantine, and return what changed.

    The rows of a revision that is known are replaced by the new reading; an equal row stays as it is, so the same
    batch a second time changes nothing. Corrections are applied, and what was taken down stays out, before
    anything is compared. With `check`, a correction with which its row breaks a critical rule is not applied. A batch
    with a receipt is loaded once: where there is one already, nothing is done.
    """
    with transaction(connection):
        if receipt is not None and receipt.batch_id in received(connection):
            return LoadCounts()
        counts = load_rows(connection, verdict, run, check)
        if receipt is not None:
            keep_receipt(connection, receipt, run)
    return counts


def load_rows(
    connection: duckdb.DuckDBPyConnection, verdict: Verdict, run: Run, check: Check | None = None
) -> LoadCounts:
    """Load a verdict inside a transaction that the caller has begun; see `load`."""
    counts = LoadCounts()
    settled = decide(verdict, decisions(connection, verdict))
    counts.released = len(verdict.quarantined) - len(settled.quarantined)
    stage(connection, settled, run.run_id)
    counts.kept_out = keep_out(connection)
    counts.quarantined = record(connection)
    counts.misfits = apply_corrections(connection)
    if check is not None:
        counts.misfits += undo_refused(connection, check)
    for table in READ_FROM_TEXT:
        counts.removed[table] += _remove_gone(connection, table)
    counts.changed["figures"] += flag_slips(connection)
    for table in KEYS:
        _upsert(connection, table, counts)
    _note_current(connection)
    _write_run(connection, verdict, run, RunState.LOADED, None)
    return counts


def hold(connection: duckdb.DuckDBPyConnection, verdict: Verdict, run: Run, note: str) -> LoadCounts:
    """Record a batch that the gate keeps out: its failing rows in quarantine, the run as held, no row in the tables."""
    failing = Verdict(quarantined=verdict.quarantined, rule_version=verdict.rule_version)
    with transaction(connection):
        stage(connection, failing, run.run_id)
        keep_out(connection)
        quarantined = record(connection)
        _write_run(connection, verdict, run, RunState.HELD, note)
    return LoadCounts(quarantined=quarantined, held=note)


def record_run(
    connection: duckdb.DuckDBPyConnection,
    run: Run,
    state: RunState = RunState.RUNNING,
    note: str | None = None,
    counts: Sequence[RuleCount] = (),
    rule_version: str = "",
) -> None:
    """Write the row of a run that loads no batch (yet), or that failed."""
    with transaction(connection):
        _write_run(connection, Verdict(counts=list(counts), rule_version=rule_version), run, state, note)
