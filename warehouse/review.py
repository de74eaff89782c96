"""Carry out what a reviewer decides about a row in quarantine."""

from collections.abc import Sequence

import duckdb

from warehouse.deciding.corrected import Check
from warehouse.deciding.quarantine import QuarantineEntry, QuarantineState, entries, entry, mark, typed_value
from warehouse.deciding.reader_decisions import StoredText
from warehouse.errors import CannotBeLoaded
from warehouse.load import load_rows
from warehouse.storing.stored import stored_batch
from warehouse.storing.transaction import transaction
from warehouse.tables.batch import KEYS, READ_FROM_TEXT, Batch, Row
from warehouse.tables.verdict import LoadCounts, Run, Verdict


def drop_entry(connection: duckdb.DuckDBPyConnection, quarantine_id: str, by: str, note: str) -> QuarantineEntry:
    """Keep a row out for good and return it; it stays in quarantine as the record of it."""
    found = entry(connection, quarantine_id)
    mark(connection, found.quarantine_id, QuarantineState.DROPPED, by, note)
    return entry(connection, found.quarantine_id)


def release_entry(
    connection: duckdb.DuckDBPyConnection, quarantine_id: str, by: str, note: str, run: Run
) -> LoadCounts:
    """Load a row as it is, with its reasons as warnings, and what failed only because it hangs on the row.

    Raises:
        CannotBeLoaded: the tables cannot hold the row (a category that no column takes, a missing parent).

    """
    found = entry(connection, quarantine_id)
    return _decide(connection, found, QuarantineState.RELEASED, by, note, run)


def fix_entry(
    connection: duckdb.DuckDBPyConnection,
    quarantine_id: str,
    changes: dict[str, str | None],
    by: str,
    note: str,
    run: Run,
    check: Check,
) -> LoadCounts:
    """Load a row with some cells changed (given as text), if it passes then.

    Raises:
        CannotBeLoaded: the changed row still fails; the message holds the reasons.

    """
    found = entry(connection, quarantine_id)
    fixed = found.row | {field: typed_value(found.table, field, text) for field, text in changes.items()}
    batch = _context(connection, found)
    batch[found.table].append(fixed)
    verdict = check(batch)
    still = [row for row in verdict.quarantined if (row.table, row.row_id) == (found.table, found.row_id)]
    if still:
        raise CannotBeLoaded(f"the changed row still fails: {', '.join(still[0].reasons)}")
    return _decide(connection, found, QuarantineState.FIXED, by, note, run, fixed)


def _context(connection: duckdb.DuckDBPyConnection, found: QuarantineEntry) -> Batch:
    """Return the stored rows and the other waiting rows of the same article, without the row itself."""
    batch = stored_batch(connection, [found.article_id] if found.article_id else [])
    for other in entries(connection, QuarantineState.OPEN, [found.article_id] if found.article_id else []):
        if other.quarantine_id != found.quarantine_id:
            batch[other.table].append(other.row)
    key = KEYS[found.table]
    batch.rows[found.table] = [row for row in batch[found.table] if row[key] != found.row_id]
    return batch


def _decide(
    connection: duckdb.DuckDBPyConnection,
    found: QuarantineEntry,
    state: QuarantineState,
    by: str,
    note: str,
    run: Run,
    fixed: Row | None = None,
) -> LoadCounts:
    with transaction(connection):
        mark(connection, found.quarantine_id, state, by, note, fixed)
        stored = stored_batch(connection, [found.article_id] if found.article_id else [])
        waiting = [
            e for e in entries(connection, None, [found.article_id] if found.article_id else []) if _waits(e, found)
        ]
        verdict = Verdict(stored, [e.as_quarantined() for e in waiting], rule_version=found.rule_version)
        try:
            return load_rows(connection, verdict, run)
        except duckdb.ConstraintException as error:
            raise CannotBeLoaded(f"the tables cannot hold this row: {str(error).splitlines()[0]}") from error


def _waits(other: QuarantineEntry, found: QuarantineEntry) -> bool:
    waiting = (QuarantineState.OPEN, QuarantineState.DROPPED)
    return other.state in waiting or other.quarantine_id == found.quarantine_id


def replay_entries(
    connection: duckdb.DuckDBPyConnection, run: Run, check: Check, article_ids: Sequence[str] | None = None
) -> LoadCounts:
    """Check the waiting rows again with the rules as they are now, and load those that pass.

    A row that still fails stays where it is. Without `article_ids`, every article with a waiting row is taken.
    """
    waiting = entries(connection, QuarantineState.OPEN, article_ids)
    articles = sorted({e.article_id for e in waiting if e.article_id})
    batch = stored_batch(connection, articles)
    for held in waiting:
        if held.article_id:
            batch[held.table].append(held.row)
    verdict = check(batch)
    with transaction(connection):
        return load_rows(connection, verdict, run, check)


def load_again(
    connection: duckdb.DuckDBPyConnection,
    stored: StoredText,
    tables: dict[str, list[Row]],
    run: Run,
    check: Check,
) -> LoadCounts:
    """Load a new reading of a stored text in place of the old one, checked like any other."""
    batch = stored_batch(connection, [stored.article_id])
    for table in READ_FROM_TEXT:
        others = [row for row in batch[table] if row["revision_id"] != stored.revision_id]
        batch.rows[table] = [*others, *tables.get(table, [])]
    with transaction(connection):
        return load_rows(connection, check(batch), run, check)
