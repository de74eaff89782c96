"""Group the current figures into claims: one claim, many reports, each answering the same question of one incident."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.joining.claiming import claimed
from warehouse.joining.counts import GENERIC, JoinedCount, Telling, counted_group, everyday_groups, gathered
from warehouse.joining.incidents import rebuild_incidents, statement
from warehouse.joining.sources import contradictions, provenance, superseded
from warehouse.tables.ids import content_id
from warehouse.tables.migrations import arrow_schemas

Row = dict[str, Any]
NUMBER_WORDS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
"""They say the number again."""
EVERYDAY, RARE = 0.5, 3.5


def rebuild_claims(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring new stories to their incidents, make the claims of all figures anew and return the number of claims."""
    rebuild_incidents(connection)
    rows: list[Row] = connection.sql(statement("tellings")).to_arrow_table().to_pylist()
    words, weights = _words(connection)
    reports = {row["figure_id"]: row for row in rows}
    found = claimed(gathered(_telling(row, words) for row in rows), weights, _unit_weights(rows))
    claims, members = [], []
    for counts in found:
        claim, of_claim = claim_rows([reports[told.figure_id] for count in counts for told in count.members], counts)
        claims.append(claim)
        members += of_claim
    _replace(connection, "claims", claims)
    _replace(connection, "claim_members", members)
    connection.execute(statement("note_claims"))
    return len(claims)


def _words(connection: duckdb.DuckDBPyConnection) -> tuple[dict[str, frozenset[str]], dict[str, float]]:
    """Return the words around each figure, and the weights of words, plurals taken for their singular."""
    words: dict[str, frozenset[str]] = {}
    weights: dict[str, float] = {}
    for figure, terms, weighed in connection.execute(statement("words_around")).fetchall():
        singular = [term.removesuffix("s") for term in terms]
        words[figure] = frozenset(singular) - NUMBER_WORDS
        for term, weight in zip(singular, weighed, strict=True):
            weights[term] = max(weight, weights.get(term, 0.0))
    return words, weights


def _unit_weights(rows: Sequence[Row]) -> dict[str, float]:
    """Return how much it says that two figures count the same group: a rare one much, one of every day little."""
    counted = {counted_group(row["kind"], row["unit_norm"]) for row in rows} - {None, GENERIC}
    return {unit: EVERYDAY if unit in everyday_groups() else RARE for unit in counted if unit}


def _telling(row: Row, words: dict[str, frozenset[str]]) -> Telling:
    same = ("figure_id", "article_id", "kind", "event", "value", "told_on", "incident_id", "is_own", "group", "is_part")
    more = (
        "is_sum",
        "is_total",
        "is_added",
        "day",
        "place",
        "area",
        "country",
        "may_open",
        "raised_from",
        "told_id",
        "sentence_id",
    )
    return Telling(
        **{name: row[name] for name in (*same, *more)},
        source=row["speaker_key"],
        unit=counted_group(row["kind"], row["unit_norm"]),
        words=words.get(row["figure_id"], frozenset()) - {f"{row['value']:g}"},
    )


def claim_rows(reports: Sequence[Row], counts: Sequence[JoinedCount]) -> tuple[Row, list[Row]]:
    """Return one row of `claims` and its rows of `claim_members`."""
    reports = sorted(reports, key=lambda row: (row["told_on"], row["figure_id"]))
    # Named by what was read first, so that a later report of the same day leaves the claim its name.
    first = min(reports, key=lambda row: (row["loaded"], row["told_on"], row["figure_id"]))
    claim_id = content_id("claim", first["figure_id"])
    origin = provenance(reports)
    against, later = contradictions(reports, origin), superseded(reports, origin)
    members = [
        {
            "claim_id": claim_id,
            "figure_id": report["figure_id"],
            "ultimate_source": origin[report["figure_id"]].source,
            "report_day": report["since"] or report["until"],
            "is_denied": report["is_denied"],
            "copied_from": origin[report["figure_id"]].copied_from,
            "copied_sentence": origin[report["figure_id"]].copied_sentence,
            "contradicts": against.get(report["figure_id"]),
            "is_superseded": report["figure_id"] in later,
        }
        for report in reports
    ]
    sources: dict[str, set[float]] = {}
    for report in reports:
        sources.setdefault(origin[report["figure_id"]].key, set()).add(report["value"])
    disputed = bool(against) or any(report["is_number_denied"] for report in reports)
    return {"claim_id": claim_id, **_claim(reports, counts, sources), "is_disputed": disputed}, members


def _claim(reports: Sequence[Row], counts: Sequence[JoinedCount], sources: dict[str, set[float]]) -> Row:
    """Return what the reports of a claim say together; `sources` are the values that each of its sources told."""
    days = [day for report in reports for day in _days(report)]
    return {
        "incident_id": _incident(counts),
        "scope": "total" if counts[0].is_total else "part" if all(count.is_part for count in counts) else "whole",
        "kind": reports[0]["kind"],
        "event": reports[0]["event"],
        "unit_norm": _most_told(counted_group(report["kind"], report["unit_norm"]) for report in reports),
        "measure": _most_told(report["measure"] for report in reports),
        "place": _most_told(report["place"] or report["area"] for report in reports),
        **{name: _most_told(report[name] for report in reports) for name in _GROUP},
        "first_day": min(days, default=None),
        "last_day": max(days, default=None),
        "value_low": min(_or(report["value_low"], report["value"]) for report in reports),
        "value_best": _best(reports, sources),
        "value_high": max(_or(report["value_high"], report["value"]) for report in reports),
        "reports": len(reports),
        "withdrawn_reports": sum(report["is_withdrawn"] for report in reports),
        "articles": len({report["article_id"] for report in reports}),
        "ultimate_sources": len(sources),
    }


_GROUP = ("nationality", "standing", "sex", "age_band")


def _or(bound: float | None, value: float) -> float:
    return value if bound is None else bound


def _days(report: Row) -> list[date]:
    return [day for day in (report["since"], report["until"]) if day is not None]


def _most_told(values: Iterable[str | None]) -> str | None:
    """Return the value told most, among equals the first in the alphabet; None where none is told."""
    counted = Counter(value for value in values if value is not None)
    return min(counted, key=lambda value: (-counted[value], value), default=None)


def _incident(counts: Sequence[JoinedCount]) -> str | None:
    """Return the incident of most tellings; a running total belongs to none."""
    if counts[0].is_total:
        return None
    return _most_told(told.incident_id for count in counts for told in count.members)


def _best(reports: Sequence[Row], sources: dict[str, set[float]]) -> float:
    """Return the number of the most ultimate sources, among equals the one told last, then the highest."""
    told: dict[float, date] = {report["value"]: report["told_on"] for report in reports}
    return max(told, key=lambda value: (sum(value in values for values in sources.values()), told[value], value))


def _replace(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row]) -> None:
    connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.register("arriving", pa.Table.from_pylist(list(rows), schema=arrow_schemas()[table]))
    connection.execute(f"INSERT INTO {table} BY NAME FROM arriving")
    connection.unregister("arriving")
