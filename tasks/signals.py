"""Look across the warehouse after a load for what no single row shows."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that a person should look at; no row is kept out for it."""

    reason: str
    subject: str
    """figure_id of a report, or host name of an outlet."""
    why: str


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
