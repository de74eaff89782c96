from collections.abc import Iterator

import duckdb
import pytest

from tasks.extraction.categories import Event, Kind, Modifier, Stance, Statistic
from tests.unit.warehouse.made_rows import PUBLISHED, RUN, made_statement
from warehouse.claims import rebuild_claims
from warehouse.load import load
from warehouse.migrations import in_memory
from warehouse.verdict import Verdict


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        yield connection


def report(connection: duckdb.DuckDBPyConnection, name: str, value: float, speaker: str, **stated: object) -> None:
    """Load one more report of people killed in Northport."""
    counted = {
        "kind": Kind.PERSONS,
        "modifier": Modifier.EXACT,
        "value_low": value,
        "value_high": value,
        "value_best": value,
        "unit_norm": "person",
        "event": Event.KILLED,
        "place": "Northport",
        "period_start": PUBLISHED,
        "period_end": PUBLISHED,
        "speaker": speaker,
    }
    sentence = f"{value:.0f} people were killed."
    load(connection, Verdict(made_statement(sentence, f"{value:.0f} people", name, **counted | stated)), RUN)


def claims(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    rebuild_claims(connection)
    return connection.execute(
        "SELECT value_low, value_best, value_high, reports, ultimate_sources, is_disputed FROM claims ORDER BY ALL"
    ).fetchall()


def test_many_outlets_that_cite_one_speaker_are_one_ultimate_source(warehouse):
    for name in ("one", "two", "three"):
        report(warehouse, name, 12, "the ministry")
    assert claims(warehouse) == [(12, 12, 12, 3, 1, False)]


def test_two_sources_whose_numbers_exclude_each_other_dispute_a_claim(warehouse):
    report(warehouse, "one", 12, "the ministry")
    report(warehouse, "two", 12, "the hospital")
    report(warehouse, "three", 30, "the mayor")
    assert claims(warehouse) == [(12, 12, 30, 3, 3, True)]


def test_bounds_that_overlap_are_no_dispute(warehouse):
    report(warehouse, "one", 12, "the ministry", value_high=None, modifier=Modifier.AT_LEAST)
    report(warehouse, "two", 15, "the mayor")
    assert claims(warehouse)[0][-1] is False


def test_a_source_that_raises_its_own_number_disputes_nobody(warehouse):
    report(warehouse, "one", 12, "the ministry", said_on=PUBLISHED.replace(day=10))
    report(warehouse, "two", 15, "the ministry", said_on=PUBLISHED)
    assert claims(warehouse)[0][-1] is False


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Southport"},
        {"event": Event.INJURED},
        {"nationality": "NO"},
        {"period_start": PUBLISHED.replace(day=1), "period_end": PUBLISHED.replace(day=1)},
    ],
)
def test_reports_of_another_thing_are_another_claim(warehouse, other):
    report(warehouse, "one", 12, "the ministry")
    report(warehouse, "two", 30, "the mayor", **other)
    assert [row[3] for row in claims(warehouse)] == [1, 1]


def test_a_hypothetical_number_reports_no_claim(warehouse):
    report(warehouse, "one", 12, "the ministry", stance=Stance.HYPOTHETICAL)
    assert claims(warehouse) == []


@pytest.mark.parametrize(
    "stated", [{"event": Event.OTHER, "nationality": "NO"}, {"part_of": 0}, {"statistic": Statistic.MAXIMUM}]
)
def test_a_part_a_statistic_and_a_figure_of_no_deed_are_in_no_claim(warehouse, stated):
    report(warehouse, "one", 12, "the ministry")
    report(warehouse, "two", 30, "the mayor", **stated)
    assert claims(warehouse) == [(12, 12, 12, 1, 1, False)]


def test_rebuilding_gives_the_same_claims(warehouse):
    report(warehouse, "one", 12, "the ministry")
    claims(warehouse)
    before = warehouse.execute("FROM claims").fetchall()
    claims(warehouse)
    assert warehouse.execute("FROM claims").fetchall() == before
