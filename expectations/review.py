"""Review the quarantine and check the whole warehouse again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from expectations.check import check, findings
from warehouse import review
from warehouse.deciding.quarantine import QuarantineEntry, QuarantineState, entries, entry
from warehouse.load import record_run
from warehouse.revise import revise
from warehouse.storing.connection import open_writer
from warehouse.tables.batch import KEYS
from warehouse.tables.verdict import LoadCounts, RuleCount, Run, RunState

CHECK_MEMORY = "800MB"
"""What DuckDB may take while it compares all rows; beyond that it works on disk, and no slower."""


@dataclass(slots=True)
class Revalidation:
    """What checking the whole warehouse changed."""

    counts: list[RuleCount] = field(default_factory=list)
    quarantined: Counter[str] = field(default_factory=Counter)
    """Rows moved to quarantine, by table."""
    reflagged: Counter[str] = field(default_factory=Counter)
    """Rows whose warnings changed, by table."""


def list_quarantine(
    warehouse: Path,
    holder: str,
    state: QuarantineState | None = QuarantineState.OPEN,
    reason: str | None = None,
    run_id: str | None = None,
    wait: float = 0.0,
) -> list[QuarantineEntry]:
    """Return the rows in quarantine, newest first."""
    with open_writer(warehouse, holder, wait) as connection:
        return entries(connection, state, reason=reason, run_id=run_id)


def show_quarantined(warehouse: Path, quarantine_id: str, holder: str, wait: float = 0.0) -> QuarantineEntry:
    """Return one row in quarantine, by its id or the beginning of it."""
    with open_writer(warehouse, holder, wait) as connection:
        return entry(connection, quarantine_id)


def evidence_of(warehouse: Path, waiting: QuarantineEntry, wait: float = 0.0) -> dict[str, str | None]:
    """Return the address and the sentence that a row was read from, None for what waits in quarantine itself."""
    with open_writer(warehouse, "review show", wait) as connection:
        [(address, sentence)] = connection.execute(
            "SELECT (SELECT url FROM articles WHERE article_id = $article), "
            "(SELECT quote FROM sentences WHERE sentence_id = $sentence)",
            {"article": waiting.article_id, "sentence": waiting.row.get("sentence_id")},
        ).fetchall()
    return {"article": address, "sentence": sentence}


def drop_row(warehouse: Path, quarantine_id: str, by: str, note: str, wait: float = 0.0) -> QuarantineEntry:
    """Keep a row out for good."""
    with open_writer(warehouse, f"review by {by}", wait) as connection:
        return review.drop_entry(connection, quarantine_id, by, note)


def release_row(warehouse: Path, quarantine_id: str, by: str, note: str, run: Run, wait: float = 0.0) -> LoadCounts:
    """Load a row as it is, flagged with the reasons for which it had failed."""
    with open_writer(warehouse, run.name, wait) as connection:
        return review.release_entry(connection, quarantine_id, by, note, run)


def fix_row(
    warehouse: Path,
    quarantine_id: str,
    changes: dict[str, str | None],
    by: str,
    note: str,
    run: Run,
    wait: float = 0.0,
) -> LoadCounts:
    """Load a row with some cells changed, given as text, if it passes all critical rules then."""
    with open_writer(warehouse, run.name, wait) as connection:
        return review.fix_entry(connection, quarantine_id, changes, by, note, run, check)


def replay_quarantine(
    warehouse: Path, run: Run, article_ids: Sequence[str] | None = None, wait: float = 0.0
) -> LoadCounts:
    """Check the waiting rows again and load those that pass the rules as they are now."""
    with open_writer(warehouse, run.name, wait) as connection:
        return review.replay_entries(connection, run, check, article_ids)


def revalidate_warehouse(warehouse: Path, run: Run, wait: float = 0.0) -> Revalidation:
    """Check every row of the warehouse: failing ones move to quarantine, warnings are written anew."""
    with open_writer(warehouse, run.name, wait) as connection:
        return check_again(connection, run)


def check_again(connection: duckdb.DuckDBPyConnection, run: Run) -> Revalidation:
    """Check every row of an open warehouse, parents first; see `revalidate_warehouse`."""
    from expectations.suites import rule_version

    done = Revalidation()
    connection.execute(f"SET memory_limit = '{CHECK_MEMORY}'")
    for table in KEYS:
        found = findings(connection, table)
        moved, flagged = revise(connection, table, found.critical, found.warnings, run, rule_version())
        done.counts += found.counts
        done.quarantined[table] += moved
        done.reflagged[table] += flagged
    connection.execute("RESET memory_limit")
    record_run(connection, run, RunState.LOADED, counts=done.counts, rule_version=rule_version())
    return done
