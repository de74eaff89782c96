"""Check rows: DuckDB compares across rows and tables, Great Expectations judges the frames."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import duckdb

from warehouse.rows import KEYS, Batch, Row
from warehouse.verdict import QuarantinedRow, RuleCount, Severity, Verdict

if TYPE_CHECKING:
    import pandas as pd

    from expectations.engine import RuleResult

CHUNK_VECTORS = 60
"""Frames are judged some 120,000 rows (60 vectors of 2,048) at a time."""


@dataclass(slots=True)
class Findings:
    """What the rules say of the rows of one table, by key and severity."""

    counts: list[RuleCount] = field(default_factory=list)
    critical: dict[str, list[str]] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)


def _chunks(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator["pd.DataFrame"]:
    from expectations.suites import frame_statement

    found = connection.execute(frame_statement(table))
    while len(chunk := found.fetch_df_chunk(CHUNK_VECTORS)):
        yield chunk


def findings(connection: duckdb.DuckDBPyConnection, table: str) -> Findings:
    """Return what the rules say of `table` as it stands in a database, chunk by chunk."""
    from expectations.engine import evaluate
    from expectations.suites import suite_of

    out = Findings()
    totals: dict[tuple[str, Severity], list[int]] = defaultdict(lambda: [0, 0])
    for chunk in _chunks(connection, table):
        for result in evaluate(chunk, suite_of(table), KEYS[table]):
            _note(out, result)
            total = totals[result.reason, result.severity]
            total[0] += result.checked
            total[1] += len(result.failing)
    out.counts = [RuleCount(table, reason, severity, *total) for (reason, severity), total in totals.items()]
    return out


def _note(out: Findings, result: "RuleResult") -> None:
    by_key = out.critical if result.severity is Severity.CRITICAL else out.warnings
    for row_id in dict.fromkeys(result.failing):
        by_key.setdefault(row_id, []).append(result.reason)


def _stage(batch: Batch) -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the batch as tables; an equal row that came twice is there once."""
    connection = duckdb.connect(":memory:")
    for table, key in KEYS.items():
        connection.register("arriving", batch.frame(table))
        once = f"DISTINCT ON ({key})" if table in ("articles", "revisions") else "DISTINCT"
        connection.execute(f"CREATE TABLE {table} AS SELECT {once} * FROM arriving")  # noqa: S608
        connection.unregister("arriving")
    return connection


def check(batch: Batch) -> Verdict:
    """Return which rows pass, with their warnings, and which do not, with the reasons.

    Parents are judged first: a row whose revision, sentence or person fails goes to quarantine with it.
    """
    from expectations.suites import rule_version

    verdict = Verdict(rule_version=rule_version())
    with _stage(batch) as connection:
        articles_of = dict(connection.execute("SELECT revision_id, article_id FROM revisions").fetchall())
        for table, key in KEYS.items():
            found = findings(connection, table)
            rows: list[Row] = connection.table(table).to_arrow_table().to_pylist()
            verdict.counts += found.counts
            for row in rows:
                _sort_row(verdict, table, row, found, articles_of)
            connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT unnest(?))", [list(found.critical)])  # noqa: S608
    return verdict


def _sort_row(verdict: Verdict, table: str, row: Row, found: Findings, articles_of: dict[str, str]) -> None:
    row_id = row[KEYS[table]]
    reasons = found.critical.get(row_id)
    warnings = sorted(found.warnings.get(row_id, []))
    if reasons is None:
        verdict.passing[table].append(row | {"warnings": warnings})
        return
    revision_id = row.get("revision_id")
    article_id = row.get("article_id") or articles_of.get(str(revision_id))
    verdict.quarantined.append(QuarantinedRow(table, row_id, row, sorted(reasons), table, article_id, revision_id))
