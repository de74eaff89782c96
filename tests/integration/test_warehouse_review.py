"""Rows that fail, on the way to quarantine and back, through the real suites and a real file."""

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from expectations.anomalies import signals
from expectations.check import check
from expectations.review import (
    drop_row,
    fix_row,
    list_quarantine,
    release_row,
    replay_quarantine,
    revalidate_warehouse,
    show_quarantined,
)
from expectations.suites import frame_statement
from tasks.load import load_verdict
from tasks.publish import publish_warehouse
from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.deciding.gate import Gate
from warehouse.deciding.quarantine import QuarantineState
from warehouse.errors import CannotBeLoaded, NotInQuarantine
from warehouse.storing.connection import open_reader, open_writer
from warehouse.tables.batch import KEYS, Batch
from warehouse.tables.verdict import Verdict

NEVER_BLOCK = Gate(block_share=1.1)
NEXT_WEEK = date(2025, 4, 18)
TEN_KINDS = [
    ("figures", 3, {"value_low": 340.0, "value_high": 340.0}, "age_out_of_range"),
    ("figures", 3, {"value_low": 1994.0, "value_high": 1994.0}, "age_is_birth_year"),
    ("figures", 2, {"value_low": 9.0}, "bounds_reversed"),
    ("figures", 0, {"modifier": "roughly"}, "unknown_modifier"),
    ("figures", 0, {"quote": "At most 51 people"}, "quote_differs"),
    ("figures", 0, {"period_start": NEXT_WEEK, "period_end": NEXT_WEEK}, "event_after_publication"),
    ("figures", 6, {"value_best": 140.0}, "percent_outside_whole"),
    ("denials", 0, {"said_on": NEXT_WEEK}, "said_after_publication"),
    ("dates", 0, {"period_start": date(2025, 4, 10), "period_end": date(2025, 4, 10)}, "weekday_differs"),
    ("persons", 0, {"derived_enlisted_start": date(2024, 2, 1), "derived_enlisted_end": None}, "enlisted_after_death"),
]


def rows_in(path: Path, table: str = "figures") -> int:
    with open_writer(path, "count") as connection:
        [(count,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        return int(count)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


@cache
def bad_age() -> Verdict:
    batch = made_batch()
    batch["figures"][3].update(value_low=340.0, value_high=340.0)
    return check(batch)


@pytest.fixture
def one_bad_age(warehouse: Path) -> str:
    """Load an article with an age of 340 and return the id of its row in quarantine."""
    load_verdict(warehouse, bad_age(), RUN)
    [entry] = list_quarantine(warehouse, "test")
    return entry.quarantine_id


def test_fifty_bad_rows_of_ten_kinds_are_kept_out_named_and_brought_back_by_a_fix(warehouse):
    batch, expected = Batch(), {}
    for number in range(50):
        table, row, cells, reason = TEN_KINDS[number % 10]
        article = made_batch(f"bad-{number}")
        article[table][row].update(cells)
        expected[table, article[table][row][KEYS[table]]] = reason
        batch.add(article)
    load_verdict(warehouse, check(batch), RUN, gate=NEVER_BLOCK)
    orphans = {"unknown_person"}  # the fates of a person who is kept out wait with the person
    entries = [e for e in list_quarantine(warehouse, "test") if set(e.reasons) != orphans]
    assert len(entries) == 50
    for entry in entries:
        assert expected[entry.table, entry.row_id] in entry.reasons
    with open_writer(warehouse, "test") as connection:
        for table, row_id in expected:
            found = connection.execute(f"SELECT count(*) FROM {table} WHERE {KEYS[table]} = ?", [row_id])
            assert found.fetchall() == [(0,)]
    good = Batch()
    for number in range(50):
        good.add(made_batch(f"bad-{number}"))
    counts = load_verdict(warehouse, check(good), RUN)
    assert sum(counts.added.values()) == 50 + 2 * 5
    assert list_quarantine(warehouse, "test") == []


def test_a_replay_after_a_change_of_rules_moves_the_rows_that_now_pass(warehouse, one_bad_age, monkeypatch):
    assert replay_quarantine(warehouse, RUN).untouched
    from expectations import figures, suites

    monkeypatch.setattr(figures, "OLDEST_AGE", 400)
    suites.suite_of.cache_clear()
    try:
        assert replay_quarantine(warehouse, RUN).added["figures"] == 1
    finally:
        suites.suite_of.cache_clear()
    assert list_quarantine(warehouse, "test") == []
    assert show_quarantined(warehouse, one_bad_age, "test").state is QuarantineState.FIXED


def test_a_released_row_is_loaded_with_its_reasons_as_warnings(warehouse, one_bad_age):
    assert release_row(warehouse, one_bad_age, "editor", "the paper says so", RUN).added["figures"] == 1
    with open_writer(warehouse, "test") as connection:
        found = connection.execute("SELECT warnings FROM figures WHERE value_low = 340").fetchall()
    assert found == [(["age_limit_out_of_range", "age_out_of_range"],)]
    assert show_quarantined(warehouse, one_bad_age, "test").decided_by == "editor"


def test_a_release_holds_through_a_check_of_the_whole_warehouse(warehouse, one_bad_age):
    release_row(warehouse, one_bad_age, "editor", "the paper says so", RUN)
    assert not +revalidate_warehouse(warehouse, RUN).quarantined
    assert rows_in(warehouse) == 7


def test_a_dropped_row_stays_out_and_on_record(warehouse, one_bad_age):
    drop_row(warehouse, one_bad_age[:8], "editor", "a typing slip")
    replay_quarantine(warehouse, RUN)
    assert rows_in(warehouse) == 6
    assert show_quarantined(warehouse, one_bad_age, "test").state is QuarantineState.DROPPED


def test_a_fixed_row_is_loaded_as_edited_and_again_at_every_later_reading(warehouse, one_bad_age):
    fix_row(warehouse, one_bad_age, {"value_low": "34", "value_high": "34"}, "editor", "a typing slip", RUN)
    assert rows_in(warehouse) == 7
    assert load_verdict(warehouse, bad_age(), RUN).untouched
    with open_writer(warehouse, "test") as connection:
        assert connection.execute("SELECT count(*) FROM figures WHERE value_low = 34").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"value_low": "350"}, "still fails: age_limit_out_of_range, age_out_of_range"),
        ({"value_low": "many"}, "'many' is no value of figures.value_low"),
        ({"figure_id": "other"}, "no column 'figure_id' that can be changed"),
    ],
)
def test_a_fix_that_does_not_pass_is_refused_with_the_reason(warehouse, one_bad_age, changes, told):
    with pytest.raises(CannotBeLoaded, match=told):
        fix_row(warehouse, one_bad_age, changes, "editor", "", RUN)
    assert show_quarantined(warehouse, one_bad_age, "test").state is QuarantineState.OPEN


def test_a_row_that_no_table_can_hold_cannot_be_released(warehouse):
    batch = made_batch()
    batch["figures"][0]["modifier"] = "roughly"
    load_verdict(warehouse, check(batch), RUN)
    [entry] = list_quarantine(warehouse, "test")
    with pytest.raises(CannotBeLoaded, match="the tables cannot hold this row"):
        release_row(warehouse, entry.quarantine_id, "editor", "", RUN)
    assert show_quarantined(warehouse, entry.quarantine_id, "test").state is QuarantineState.OPEN


def test_releasing_a_revision_brings_back_all_that_hangs_on_it(warehouse):
    batch = made_batch()
    batch["revisions"][0]["paragraphs"] = [{"start": 0, "end": 99999, "zone": "body"}]
    load_verdict(warehouse, check(batch), RUN, gate=NEVER_BLOCK)
    assert rows_in(warehouse) == 0
    [entry] = [e for e in list_quarantine(warehouse, "test") if e.table == "revisions"]
    release_row(warehouse, entry.quarantine_id, "editor", "", RUN)
    assert {table: rows_in(warehouse, table) for table in KEYS} == {table: len(batch[table]) for table in KEYS}
    assert list_quarantine(warehouse, "test") == []


@pytest.mark.usefixtures("one_bad_age")
def test_an_unknown_id_is_told(warehouse):
    with pytest.raises(NotInQuarantine, match="tallywire review list"):
        show_quarantined(warehouse, "0000", "test")


def test_stored_rows_that_fail_a_rule_move_to_quarantine_and_are_not_lost(warehouse, monkeypatch):
    monkeypatch.setattr("warehouse.revise.AT_ONCE", 1)
    batch = made_batch()
    batch.add(made_batch("two"))
    load_verdict(warehouse, check(batch), RUN)
    with open_writer(warehouse, "test") as connection:
        connection.execute("UPDATE persons SET age = 340")
    done = revalidate_warehouse(warehouse, RUN)
    assert (done.quarantined["persons"], done.quarantined["person_fates"]) == (2, 4)
    assert rows_in(warehouse, "persons") == 0
    assert sorted(e.table for e in list_quarantine(warehouse, "test")) == ["person_fates"] * 4 + ["persons"] * 2


def test_a_batch_with_too_many_failures_is_held_and_the_last_good_copy_stays(warehouse, tmp_path):
    published = tmp_path / "figures.duckdb"
    load_verdict(warehouse, check(made_batch("good")), RUN)
    publish_warehouse(warehouse, published, "test")
    bad = Batch()
    for number in range(10):
        article = made_batch(f"bad-{number}")
        article["figures"][0]["modifier"] = "roughly"
        bad.add(article)
    counts = load_verdict(warehouse, check(bad), RUN, gate=Gate(block_share=0.05, block_rows=10))
    assert counts.held == "10 of 130 rows (7.7%) failed: unknown_modifier 10"
    publish_warehouse(warehouse, published, "test")
    with open_reader(published) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    assert len(list_quarantine(warehouse, "test")) == 10


def test_a_batch_with_few_failures_is_loaded_and_warned_of(warehouse):
    batch = made_batch("other")
    batch["figures"][3].update(value_low=340.0, value_high=340.0)
    counts = load_verdict(warehouse, check(batch), RUN)
    assert counts.held is None
    assert "1 of 13 rows" in str(counts.warned)


def test_a_running_total_that_falls_is_signalled(warehouse):
    batch = Batch()
    for day, value in ((9, 120.0), (10, 130.0), (11, 90.0)):
        article = made_batch(f"day-{day}")
        article.rows["figures"] = [article["figures"][1]]
        said = {"value_low": value, "value_best": value, "measure": "cumulative", "said_on": date(2025, 4, day)}
        article["figures"][0].update(said | {"period_start": date(2025, 1, 1), "period_end": None})
        batch.add(article)
    load_verdict(warehouse, check(batch), RUN, gate=NEVER_BLOCK)
    with open_writer(warehouse, "test") as connection:
        found = [s for s in signals(connection) if s.reason == "cumulative_falls"]
        fallen = connection.execute("SELECT figure_id FROM figures WHERE value_best = 90").fetchall()
    assert [(s.subject,) for s in found] == fallen


def test_an_outlet_outside_its_usual_band_is_signalled(warehouse):
    load_verdict(warehouse, check(made_batch()), RUN)
    with open_writer(warehouse, "test") as connection:
        connection.execute(
            "INSERT INTO revisions BY NAME SELECT revisions.* REPLACE (revision_id || d || n AS revision_id, "
            "fetched_at - to_days(d::INTEGER) AS fetched_at) FROM revisions, range(1, 8) t(d), range(40) u(n)"
        )
        found = {(s.reason, s.subject) for s in signals(connection)}
    assert found == {
        ("article_count_unusual", "harbour-gazette.test"),
        ("figures_per_article_unusual", "harbour-gazette.test"),
    }


def tenfold(name: str, value: float) -> Batch:
    batch = made_batch(name)
    batch["figures"][1].update(value_low=value, value_best=value)
    return batch


def slips(path: Path) -> list[tuple[float]]:
    with open_writer(path, "look") as connection:
        flagged = "SELECT value_low FROM figures WHERE list_contains(warnings, 'ten_times_another') ORDER BY value_low"
        return connection.execute(flagged).fetchall()


def test_a_report_tenfold_one_of_an_earlier_batch_is_flagged_and_so_is_the_other(warehouse):
    load_verdict(warehouse, check(tenfold("one", 63.0)), RUN)
    assert slips(warehouse) == []
    counts = load_verdict(warehouse, check(tenfold("two", 630.0)), RUN)
    assert slips(warehouse) == [(63.0,), (630.0,)]
    assert counts.changed["figures"] == 1
    assert load_verdict(warehouse, check(tenfold("two", 630.0)), RUN).untouched
    assert load_verdict(warehouse, check(tenfold("one", 63.0)), RUN).untouched
    assert revalidate_warehouse(warehouse, RUN).reflagged["figures"] == 0
    load_verdict(warehouse, check(tenfold("two", 64.0)), RUN)
    revalidate_warehouse(warehouse, RUN)
    assert slips(warehouse) == []


def test_the_load_and_the_check_agree_on_what_the_same_thing_is():
    statement = files("warehouse").joinpath("statements/find_slips.sql").read_text("utf-8")

    def same_thing(sql: str) -> tuple[str, str]:
        subject = sql[sql.index("hash(kind") : sql.index("AS subject")]
        kept = sql[sql.index("WHERE event <> 'other'") : sql.index("> 0")]
        return " ".join(subject.split()), " ".join(kept.split())

    assert same_thing(statement) == same_thing(frame_statement("figures"))
