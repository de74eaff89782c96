"""Check rows: DuckDB compares across rows and tables, Great Expectations judges the frames."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.rows import KEYS, Batch, Row
from warehouse.verdict import QuarantinedRow, RuleCount, Severity, Verdict

if TYPE_CHECKING:
    import pandas as pd

    from expectations.engine import RuleResult

CHUNK_VECTORS = 60
"""Frames are judged some 120,000 rows (60 vectors of 2,048) at a time."""
ONE_A_KEY = frozenset({"articles", "revisions"})
"""A page that comes twice in a batch gives these twice, with another time of fetching."""


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


@dataclass(slots=True)
class Judgement:
    """What the rules say of a batch, by table: small beside the batch, so that it crosses a process for little."""

    rule_version: str
    found: dict[str, Findings] = field(default_factory=dict)


def judge(frames: dict[str, pa.Table]) -> Judgement:
    """Return what the rules say of the rows of a batch, one frame a table.

    Parents are judged first: a row whose revision, sentence or person fails goes to quarantine with it.
    """
    from expectations.suites import rule_version

    judgement = Judgement(rule_version())
    with stage(frames) as connection:
        for table, key in KEYS.items():
            found = judgement.found[table] = findings(connection, table)
            connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT unnest(?))", [list(found.critical)])  # noqa: S608
    return judgement


def stage(frames: dict[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the batch as tables; an equal row that came twice is there once."""
    connection = duckdb.connect(":memory:")
    for table, key in KEYS.items():
        connection.register("arriving", frames[table])
        once = f"DISTINCT ON ({key})" if table in ONE_A_KEY else "DISTINCT"
        connection.execute(f"CREATE TABLE {table} AS SELECT {once} * FROM arriving")  # noqa: S608
        connection.unregister("arriving")
    return connection


def frames_of(batch: Batch) -> dict[str, pa.Table]:
    """Return the rows of every table with the column types of the warehouse."""
    return {table: batch.frame(table) for table in KEYS}


def verdict_of(batch: Batch, judgement: Judgement) -> Verdict:
    """Return which rows pass, the batch's own with their warnings, and which do not, with the reasons."""
    verdict = Verdict(rule_version=judgement.rule_version)
    articles_of = {row["revision_id"]: row["article_id"] for row in batch["revisions"]}
    for table, key in KEYS.items():
        found = judgement.found[table]
        verdict.counts += found.counts
        passing, failing = verdict.passing[table], []
        for row in _once(batch[table], table):
            if row[key] in found.critical:
                failing.append(row)
                continue
            row["warnings"] = sorted(found.warnings[row[key]]) if row[key] in found.warnings else []
            passing.append(row)
        # As the columns hold it, whatever type the reading gave it: the id of a waiting row hangs on every cell.
        for row in Batch({table: failing}).frame(table).to_pylist():
            verdict.quarantined.append(_quarantined(table, row, found.critical[row[key]], articles_of))
    return verdict


def _once(rows: list[Row], table: str) -> Iterator[Row]:
    """Yield the rows that are judged: of equal ones the first, of an article or a text the first of each key."""
    first: dict[str, Row] = {}
    others: list[Row] = []
    for row in rows:
        known = first.setdefault(row[KEYS[table]], row)
        if known is not row:
            if table in ONE_A_KEY or row == known or row in others:
                continue
            others.append(row)
        yield row


def _quarantined(table: str, row: Row, reasons: list[str], articles_of: dict[str, str]) -> QuarantinedRow:
    revision_id = row.get("revision_id")
    article_id = row.get("article_id") or articles_of.get(str(revision_id))
    return QuarantinedRow(table, row[KEYS[table]], row, sorted(reasons), table, article_id, revision_id)


def check(batch: Batch) -> Verdict:
    """Return which rows pass, with their warnings, and which do not, with the reasons."""
    return verdict_of(batch, judge(frames_of(batch)))
