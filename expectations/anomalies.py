"""Look across the warehouse after a load for what no single row shows."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.storing.connection import open_writer


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that a person should look at; no row is kept out for it."""

    reason: str
    subject: str
    """figure_id of a report, or host name of an outlet."""
    why: str


@dataclass(frozen=True, slots=True)
class Audit:
    """Where the audit page of a run stands, and the signals on it."""

    page: Path
    signals: list[Signal]


def signals(connection: duckdb.DuckDBPyConnection) -> list[Signal]:
    """Return what is unusual in the warehouse as it stands: running totals that fall, outlets outside their band."""
    from expectations.engine import evaluate
    from expectations.signals import SIGNALS
    from expectations.suites import frame_statement

    found: list[Signal] = []
    for name, (make_suite, key) in SIGNALS.items():
        frame = connection.execute(frame_statement(name)).df()
        suite = make_suite()
        why = {meta["reason"]: meta["why"] for rule in suite.expectations if (meta := rule.meta)}
        results = evaluate(frame, suite, key) if len(frame) else []
        found += [Signal(r.reason, subject, why[r.reason]) for r in results for subject in r.failing]
    return found


def audit(warehouse: Path, run_id: str, folder: Path, holder: str, wait: float = 0.0) -> Audit:
    """Write the audit page of a run below `folder`, with the signals of the whole warehouse; `wait` is in seconds.

    Raises:
        LookupError: the run loaded nothing, so that the warehouse does not know it.

    """
    from expectations.audit import write_audit

    with open_writer(warehouse, holder, wait) as connection:
        found = signals(connection)
        return Audit(write_audit(connection, run_id, folder, found), found)
