from collections.abc import Iterator
from datetime import timedelta

import duckdb
import pytest

from tests.unit.warehouse.made_rows import PUBLISHED, RUN, made_batch, made_statement
from values.categories import Event, Kind, Measure, Modifier, Stance, Statistic
from warehouse.joining.claims import rebuild_claims
from warehouse.load import load
from warehouse.tables.migrations import in_memory
from warehouse.tables.speakers import speaker_key
from warehouse.tables.verdict import Verdict

LATER = PUBLISHED + timedelta(days=1)


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
    sentence = f"{value:.0f} people were killed when the ferry Amber Lark sank off Northport."
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


def test_a_running_total_and_the_days_toll_are_one_claim(warehouse):
    total = {"measure": Measure.CUMULATIVE, "period_start": LATER, "period_end": LATER, "said_on": LATER}
    report(warehouse, "one", 9, "the rescue service", measure=Measure.FLOW)
    report(warehouse, "two", 17, "the governor", **total)
    assert claims(warehouse) == [(9, 17, 17, 2, 2, False)]


@pytest.mark.parametrize(
    ("event", "first", "second", "is_disputed"),
    [
        (Event.KILLED, 9, 17, False),
        (Event.KILLED, 23, 17, True),
        (Event.MISSING, 23, 17, False),
    ],
)
def test_of_different_days_only_fewer_victims_than_before_are_a_dispute(warehouse, event, first, second, is_disputed):
    report(warehouse, "one", first, "the rescue service", event=event, said_on=PUBLISHED)
    report(warehouse, "two", second, "the governor", event=event, said_on=LATER)
    assert [row[-1] for row in claims(warehouse)] == [is_disputed]


def test_tolls_of_two_days_dispute_nothing(warehouse):
    report(warehouse, "one", 9, "the governor")
    report(warehouse, "two", 4, "the hospital", period_start=LATER, period_end=LATER, said_on=LATER)
    assert [row[-1] for row in claims(warehouse)] == [False, False]


def test_about_excludes_nothing_within_a_tenth(warehouse):
    report(warehouse, "one", 70, "the ministry", modifier=Modifier.ABOUT)
    report(warehouse, "two", 74, "the mayor")
    assert claims(warehouse)[0][-1] is False
    report(warehouse, "three", 90, "the hospital")
    assert claims(warehouse)[0][-1] is True


@pytest.mark.parametrize(
    "other",
    [
        {"measure": Measure.INCREMENTAL},
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


@pytest.mark.parametrize("stated", [{"event": Event.OTHER, "nationality": "NO"}, {"statistic": Statistic.MAXIMUM}])
def test_a_statistic_and_a_figure_of_no_deed_are_in_no_claim(warehouse, stated):
    report(warehouse, "one", 12, "the ministry")
    report(warehouse, "two", 30, "the mayor", **stated)
    assert claims(warehouse) == [(12, 12, 12, 1, 1, False)]


def test_a_part_is_a_claim_of_its_own_beside_the_whole(warehouse):
    report(warehouse, "one", 12, "the ministry")
    report(warehouse, "two", 3, "the mayor", part_of=0)
    claims(warehouse)
    assert warehouse.execute("SELECT scope, value_best FROM claims ORDER BY ALL").fetchall() == [
        ("part", 3),
        ("whole", 12),
    ]


def test_a_claim_takes_no_place_and_no_day_that_its_figures_do_not_have(warehouse):
    report(warehouse, "one", 12, "the ministry", place=None, period_start=None, period_end=None)
    claims(warehouse)
    assert warehouse.execute("SELECT place, first_day, last_day FROM claims").fetchall() == [(None, None, None)]


def test_a_number_that_only_supposes_joins_the_claim_of_that_number(warehouse):
    report(warehouse, "one", 12, "the ministry")
    report(warehouse, "two", 12, "the mayor", stance=Stance.HYPOTHETICAL)
    assert claims(warehouse) == [(12, 12, 12, 2, 2, False)]


def test_rebuilding_gives_the_same_claims(warehouse):
    report(warehouse, "one", 12, "the ministry")
    claims(warehouse)
    before = warehouse.execute("FROM claims").fetchall()
    claims(warehouse)
    assert warehouse.execute("FROM claims").fetchall() == before


def test_one_speaker_is_one_source_however_the_sentence_begins(warehouse):
    report(warehouse, "one", 12, "the ministry", said_on=PUBLISHED.replace(day=10))
    report(warehouse, "two", 15, "The ministry", said_on=PUBLISHED)
    assert claims(warehouse) == [(12, 15, 15, 2, 1, False)]


def test_a_mention_without_a_speaker_takes_the_one_whom_its_article_cites_for_the_number(warehouse):
    batch = made_batch()
    spoken = batch["figures"][1]
    headline = batch["figures"][0] | {"value_best": spoken["value_best"]}
    headline |= {
        name: spoken[name] for name in ("period_start", "period_end", "place", "measure", "event", "unit_norm")
    }
    batch.rows["figures"] = [headline | {"speaker": None, "speaker_norm": None}, spoken]
    load(warehouse, Verdict(batch), RUN)
    rebuild_claims(warehouse)
    assert warehouse.execute("SELECT reports, ultimate_sources FROM claims").fetchall() == [(2, 1)]
    assert warehouse.execute("SELECT DISTINCT ultimate_source FROM claim_members").fetchall() == [
        ("the harbour police",)
    ]


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        ("The provincial government", "provincial government"),
        ("a Border Monitors\u2019 Mission", "border monitors' mission"),
        ("Theo Anand", "theo anand"),
        ("the", "the"),
        (None, None),
        (" ", None),
    ],
)
def test_a_speaker_has_one_normal_form(speaker, key):
    assert speaker_key(speaker) == key
