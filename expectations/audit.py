"""The audit page of a run: our own HTML, escaped, without a single outside request.

Great Expectations' Data Docs stay off: they print unexpected values unescaped and load from other hosts.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
from jinja2 import Environment, PackageLoader, StrictUndefined

from expectations.suites import rule_lines

MOST_ROWS = 500
"""Rows in quarantine that the page shows; the rest is counted."""

_TREND = (
    "FROM runs WHERE started_at <= (SELECT started_at FROM runs WHERE run_id = ?) ORDER BY started_at DESC LIMIT 20"
)
_RULES = """
SELECT now.table_name, now.reason, now.severity, now.checked, now.failed, before.failed AS before
FROM rule_results AS now
LEFT JOIN rule_results AS before
    ON before.table_name = now.table_name AND before.reason = now.reason AND before.run_id = (
        SELECT max_by(run_id, started_at) FROM runs
        WHERE flow = (SELECT flow FROM runs WHERE run_id = $run) AND run_id <> $run
            AND started_at < (SELECT started_at FROM runs WHERE run_id = $run)
    )
WHERE now.run_id = $run
ORDER BY now.failed DESC, now.table_name, now.reason
"""
_ROWS = """
SELECT quarantine_id, table_name, reasons, state, articles.url,
    coalesce("row"->>'quote', "row"->>'name', "row"->>'title', "row"->>'event', '') AS words
FROM quarantine LEFT JOIN articles USING (article_id)
WHERE quarantine.run_id = ? ORDER BY table_name, row_id
"""


def _rows(connection: duckdb.DuckDBPyConnection, statement: str, values: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = connection.sql(statement, params=values).to_arrow_table().to_pylist()
    return found


def audit_page(connection: duckdb.DuckDBPyConnection, run_id: str, signals: Iterable[object] = ()) -> str:
    """Return the page of one run: what was checked, what failed and why, which rows, and how the last runs went.

    Raises:
        LookupError: the warehouse knows no such run.

    """
    trend = _rows(connection, _TREND, [run_id])
    run = next((past for past in trend if past["run_id"] == run_id), None)
    if run is None:
        raise LookupError(f"the warehouse knows no run {run_id!r}")
    why = {(line.table, line.reason): line.why for line in rule_lines()}
    rules = _rows(connection, _RULES, {"run": run_id})
    for rule in rules:
        rule["why"] = why.get((rule["table_name"], rule["reason"]), "The rule is no longer there.")
    rows = _rows(connection, _ROWS, [run_id])
    templates = Environment(
        loader=PackageLoader("expectations"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return templates.get_template("audit.html.j2").render(
        run=run,
        failed=[rule for rule in rules if rule["failed"]],
        rules=rules,
        rows=rows[:MOST_ROWS],
        more=max(0, len(rows) - MOST_ROWS),
        signals=list(signals),
        trend=trend,
    )


def write_audit(
    connection: duckdb.DuckDBPyConnection, run_id: str, folder: Path, signals: Iterable[object] = ()
) -> Path:
    """Write the page of one run below `folder` and return its path; the name is made of the run's id alone."""
    folder.mkdir(parents=True, exist_ok=True)
    name = "".join(c for c in run_id if c.isalnum() or c == "-")
    path = folder / f"audit-{name}.html"
    path.write_text(audit_page(connection, run_id, signals), "utf-8")
    return path
