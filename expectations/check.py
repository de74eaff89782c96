"""Check rows: DuckDB compares across rows and tables, Great Expectations judges the frames."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from warehouse.tables.batch import KEYS, Batch, Row
from warehouse.tables.verdict import QuarantinedRow, RuleCount, Severity, Verdict

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
    with database_of(frames) as connection:
        for table, key in KEYS.items():
            found = judgement.found[table] = findings(connection, table)
            connection.register(table, _without(frames[table], key, found.critical))
    return judgement


def _without(frame: pa.Table, key: str, failing: Collection[str]) -> pa.Table:
    """Return the other rows; a frame of which none fails is not copied."""
    return frame.filter(pc.invert(_among(frame[key], failing))) if failing else frame


def _among(column: pa.ChunkedArray, values: Iterable[str]) -> pa.ChunkedArray:
    return pc.is_in(column, pa.array(values, column.type))


def database_of(frames: dict[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    """Return a database in memory that sees the frames as its tables, without a copy."""
    connection = duckdb.connect(":memory:")
    for table in KEYS:
        connection.register(table, frames[table])
    return connection


def frames_of(batch: Batch) -> dict[str, pa.Table]:
    """Return the rows of every table with the column types of the warehouse, those that came twice once."""
    return {table: _once(batch.frame(table), table) for table in KEYS}


def _once(frame: pa.Table, table: str) -> pa.Table:
    """Return the rows that are judged: of equal ones the first, of an article or a text the first of each key."""
    key = KEYS[table]
    counts = frame[key].value_counts()
    repeated = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")
    suspects = pc.indices_nonzero(_among(frame[key], repeated))
    seen: set[str] = set()
    kept = [True] * len(frame)
    for number, row in zip(suspects.to_pylist(), frame.take(suspects).to_pylist(), strict=True):
        content = row[key] if table in ONE_A_KEY else repr(row)
        kept[number] = content not in seen
        seen.add(content)
    return frame if all(kept) else frame.filter(pa.array(kept))


def verdict_of(frames: dict[str, pa.Table], judgement: Judgement) -> Verdict:
    """Return which rows pass, with their warnings, and which do not, with the reasons."""
    verdict = Verdict(rule_version=judgement.rule_version)
    revisions, articles = (frames["revisions"][name].to_pylist() for name in ("revision_id", "article_id"))
    articles_of = dict(zip(revisions, articles, strict=True))
    for table, key in KEYS.items():
        found, frame = judgement.found[table], frames[table]
        verdict.counts += found.counts
        verdict.passing.columns[table] = _flagged(_without(frame, key, found.critical), key, found.warnings)
        for row in frame.filter(_among(frame[key], found.critical)).to_pylist():
            verdict.quarantined.append(_quarantined(table, row, found.critical[row[key]], articles_of))
    return verdict


def _flagged(frame: pa.Table, key: str, warnings: dict[str, list[str]]) -> pa.Table:
    """Return the rows with what the rules flag of each in their column `warnings`."""
    place = frame.schema.get_field_index("warnings")
    flags: list[list[str]] = [[]] * len(frame)
    for number in pc.indices_nonzero(_among(frame[key], warnings)).to_pylist():
        flags[number] = sorted(warnings[frame[key][number].as_py()])
    return frame.set_column(place, frame.schema.field(place), pa.array(flags, frame.schema.field(place).type))


def _quarantined(table: str, row: Row, reasons: list[str], articles_of: dict[str, str]) -> QuarantinedRow:
    revision_id = row.get("revision_id")
    article_id = row.get("article_id") or articles_of.get(str(revision_id))
    return QuarantinedRow(table, row[KEYS[table]], row, sorted(reasons), table, article_id, revision_id)


def check(batch: Batch) -> Verdict:
    """Return which rows pass, with their warnings, and which do not, with the reasons."""
    frames = frames_of(batch)
    return verdict_of(frames, judge(frames))
