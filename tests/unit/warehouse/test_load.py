from collections.abc import Iterator
from datetime import timedelta

import duckdb
import pytest

from tests.unit.warehouse.made_rows import (
    FETCHED,
    PUBLISHED,
    RUN,
    made_article,
    made_batch,
    made_reading,
    made_second,
    made_snapshot,
)
from warehouse.deciding.corrections import Correction, store_corrections
from warehouse.deciding.quarantine import QuarantineState, entries, mark
from warehouse.deciding.withdrawn import Withdrawals, note_withdrawn, withdrawn_urls
from warehouse.joining.claims import rebuild_claims
from warehouse.load import hold, load
from warehouse.storing.stored import stored_batch
from warehouse.tables.batch import KEYS, Batch
from warehouse.tables.migrations import in_memory
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import QuarantinedRow, Verdict


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        yield connection


def counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in KEYS}


def without(batch: Batch, table: str, number: int, *reasons: str) -> Verdict:
    """Return a verdict in which one row failed."""
    row = batch.rows[table].pop(number)
    revision = batch["revisions"][0]
    failed = QuarantinedRow(
        table, row[KEYS[table]], row, list(reasons), table, revision["article_id"], revision["revision_id"]
    )
    return Verdict(batch, [failed])


def test_a_batch_is_loaded_whole(warehouse):
    batch = made_batch()
    added = load(warehouse, Verdict(batch), RUN).added
    assert counts(warehouse) == {table: len(batch[table]) for table in KEYS} == {t: added[t] for t in KEYS}


def test_the_same_batch_a_second_time_changes_no_row(warehouse):
    load(warehouse, Verdict(made_batch()), RUN)
    before = {table: warehouse.execute(f"FROM {table} ORDER BY 1").fetchall() for table in KEYS}
    article = made_article()
    later_page, made = made_snapshot(article, FETCHED + timedelta(hours=1)), made_reading()
    later = rows_of(article, made, later_page, "run-2", "1", second=made_second(made))
    assert load(warehouse, Verdict(later), RUN).untouched
    assert {table: warehouse.execute(f"FROM {table} ORDER BY 1").fetchall() for table in KEYS} == before


def test_a_new_reading_of_the_same_text_replaces_the_old_one(warehouse):
    load(warehouse, Verdict(made_batch()), RUN)
    reading = made_reading()
    reading.figures[0].value_best = 52.0
    del reading.figures[6]
    counted = load(warehouse, Verdict(made_batch(reading=reading)), RUN)
    assert (counted.changed["figures"], counted.removed["figures"], counted.added["figures"]) == (1, 1, 0)


def test_another_article_is_left_alone(warehouse):
    load(warehouse, Verdict(made_batch("one")), RUN)
    load(warehouse, Verdict(made_batch("two")), RUN)
    assert counts(warehouse)["figures"] == 2 * len(made_reading().figures)


def test_source_health_tells_the_share_of_pages_whose_layout_has_changed(warehouse):
    load(warehouse, Verdict(made_batch("one", layout_missed=["title", "body"])), RUN)
    load(warehouse, Verdict(made_batch("two")), RUN)
    load(warehouse, Verdict(made_batch("three", host="other.test", publisher="Other")), RUN)
    shares = warehouse.execute("SELECT publisher, layout_missed_share FROM source_health ORDER BY ALL").fetchall()
    assert shares == [("Harbour Gazette", 0.5), ("Other", 0.0)]


def test_a_text_that_comes_back_is_current_again(warehouse):
    def seen(text: str, hours: int) -> Batch:
        article = made_article(text=text)
        return rows_of(
            article, made_reading(), made_snapshot(article, FETCHED + timedelta(hours=hours)), RUN.run_id, "1"
        )

    current = "SELECT length(text) FROM revisions_current"
    first = made_article().text
    for hours, text in enumerate([first, first + " More.", first]):
        load(warehouse, Verdict(seen(text, hours)), RUN)
        assert warehouse.execute(current).fetchall() == [(len(text),)]
    assert load(warehouse, Verdict(seen(first, 9)), RUN).untouched


def test_a_failing_row_is_kept_whole_in_quarantine(warehouse):
    verdict = without(made_batch(), "figures", 0, "age_out_of_range")
    assert load(warehouse, verdict, RUN).quarantined == 1
    [entry] = entries(warehouse)
    assert entry.reasons == ["age_out_of_range"]
    assert entry.row["period_start"] == PUBLISHED
    assert counts(warehouse)["figures"] == 6


def test_the_same_failing_row_is_in_quarantine_once(warehouse):
    for _ in range(2):
        load(warehouse, without(made_batch(), "figures", 0, "age_out_of_range"), RUN)
    assert len(entries(warehouse, None)) == 1


def test_a_row_that_a_later_reading_passes_leaves_quarantine(warehouse):
    load(warehouse, without(made_batch(), "figures", 0, "age_out_of_range"), RUN)
    load(warehouse, Verdict(made_batch()), RUN)
    assert [entry.state for entry in entries(warehouse, None)] == [QuarantineState.FIXED]
    assert counts(warehouse)["figures"] == 7


def test_a_released_row_passes_whenever_it_is_read_again_with_its_reason_as_warning(warehouse):
    load(warehouse, without(made_batch(), "figures", 0, "age_out_of_range"), RUN)
    mark(warehouse, entries(warehouse)[0].quarantine_id, QuarantineState.RELEASED, "editor", "checked by phone")
    assert load(warehouse, without(made_batch(), "figures", 0, "age_out_of_range"), RUN).released == 1
    flagged = warehouse.execute("SELECT warnings FROM figures WHERE len(warnings) > 0").fetchall()
    assert flagged == [(["age_out_of_range"],)]


def test_a_held_batch_leaves_the_tables_empty_and_keeps_its_failing_rows(warehouse):
    held = hold(warehouse, without(made_batch(), "figures", 0, "age_out_of_range"), RUN, "9 of 10 rows failed")
    assert held.held == "9 of 10 rows failed"
    assert set(counts(warehouse).values()) == {0}
    assert len(entries(warehouse)) == 1
    assert warehouse.execute("SELECT state, note FROM runs").fetchall() == [("held", "9 of 10 rows failed")]


def test_what_comes_back_out_is_what_went_in(warehouse):
    load(warehouse, Verdict(made_batch()), RUN)
    batch = made_batch()
    stored = stored_batch(warehouse, [batch["articles"][0]["article_id"]])
    for table, key in KEYS.items():
        assert sorted(stored.frame(table).to_pylist(), key=lambda row: row[key]) == sorted(
            batch.frame(table).to_pylist(),
            key=lambda row: row[key],
        ), table


def correction(**stated: object) -> Correction:
    figure = made_batch()["figures"][0]
    kept = {"start": figure["span_start"], "end": figure["span_end"], "quote": figure["quote"], "field": "value_low"}
    kept |= {"expect": 51, "new": 52, "reason": "the outlet corrected itself", "by": "desk", "at": PUBLISHED}
    return Correction(article="https://harbour-gazette.test/one", **kept | stated)


def low(connection: duckdb.DuckDBPyConnection) -> list[tuple[float, list[str]]]:
    found = made_batch()["figures"][0]["figure_id"]
    return connection.execute("SELECT value_low, corrected_fields FROM figures WHERE figure_id = ?", [found]).fetchall()


def test_a_correction_is_applied_and_shown_and_applied_again_after_every_reading(warehouse):
    store_corrections(warehouse, [correction()])
    for _ in range(2):
        assert load(warehouse, Verdict(made_batch()), RUN).misfits == []
        assert low(warehouse) == [(52.0, ["value_low"])]
    assert load(warehouse, Verdict(made_batch()), RUN).untouched
    assert warehouse.execute("SELECT state, found FROM corrections").fetchall() == [("applied", "51.0")]
    assert warehouse.execute("SELECT count(*) FROM figure_sources WHERE is_corrected").fetchall() == [(1,)]


def test_a_correction_of_another_value_is_reported_instead_of_applied(warehouse):
    store_corrections(warehouse, [correction(expect=60)])
    [misfit] = load(warehouse, Verdict(made_batch()), RUN).misfits
    assert "expected '60'" in misfit
    assert "found '51.0'" in misfit
    assert low(warehouse) == [(51.0, [])]


def test_a_correction_of_other_words_is_reported_instead_of_applied(warehouse):
    store_corrections(warehouse, [correction(quote="At least 15 people")])
    assert len(load(warehouse, Verdict(made_batch()), RUN).misfits) == 1
    assert low(warehouse) == [(51.0, [])]


def test_a_correction_that_left_the_file_is_undone_by_the_next_reading(warehouse):
    store_corrections(warehouse, [correction()])
    load(warehouse, Verdict(made_batch()), RUN)
    store_corrections(warehouse, [])
    load(warehouse, Verdict(made_batch()), RUN)
    assert low(warehouse) == [(51.0, [])]


def test_a_correction_waits_for_its_row(warehouse):
    store_corrections(warehouse, [correction(start=5000, end=5001)])
    assert load(warehouse, Verdict(made_batch()), RUN).misfits == []
    assert warehouse.execute("SELECT state FROM corrections").fetchall() == [("waiting",)]


def test_a_correction_can_empty_a_field_and_set_a_day(warehouse):
    store_corrections(
        warehouse,
        [
            correction(field="place", expect="Northport", new=None),
            correction(field="period_start", expect="2025-04-11", new="2025-04-10"),
        ],
    )
    load(warehouse, Verdict(made_batch()), RUN)
    figure = made_batch()["figures"][0]["figure_id"]
    [(place, day, fields)] = warehouse.execute(
        "SELECT place, period_start, corrected_fields FROM figures WHERE figure_id = ?", [figure]
    ).fetchall()
    assert (place, day, fields) == (None, PUBLISHED.replace(day=10), ["period_start", "place"])


def test_a_withdrawn_article_keeps_its_figures_and_its_first_mark(warehouse):
    load(warehouse, Verdict(made_batch()), RUN)
    [url] = addresses(warehouse)
    assert note_withdrawn(warehouse, {url: FETCHED, "https://unknown.test/": FETCHED}) == Withdrawals(marked=1)
    assert note_withdrawn(warehouse, {url: FETCHED + timedelta(days=1)}) == Withdrawals()
    assert withdrawn_urls(warehouse) == [url]
    marked = "SELECT count(*) FILTER (withdrawn_at = ?) = count(*) FROM figures_current"
    assert warehouse.execute(marked, [FETCHED]).fetchall() == [(True,)]
    assert counts(warehouse)["figures"] == len(made_reading().figures)
    assert note_withdrawn(warehouse, {url: None}) == Withdrawals(cleared=1)
    assert withdrawn_urls(warehouse) == []


def test_reading_a_withdrawn_article_again_clears_no_mark(warehouse):
    load(warehouse, Verdict(made_batch()), RUN)
    note_withdrawn(warehouse, dict.fromkeys(addresses(warehouse), FETCHED))
    batch = made_batch()
    batch["articles"][0]["warnings"] = ["changed"]
    load(warehouse, Verdict(batch), RUN)
    assert len(withdrawn_urls(warehouse)) == 1


def test_a_claim_counts_the_reports_that_were_withdrawn(warehouse):
    load(warehouse, Verdict(made_batch()), RUN)
    rebuild_claims(warehouse)
    count = "SELECT sum(reports) > 0, sum(withdrawn_reports) = sum(reports), sum(withdrawn_reports) FROM claims"
    assert warehouse.execute(count).fetchall() == [(True, False, 0)]
    note_withdrawn(warehouse, dict.fromkeys(addresses(warehouse), FETCHED))
    rebuild_claims(warehouse)
    assert warehouse.execute(count).fetchall()[0][:2] == (True, True)


def addresses(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [url for (url,) in connection.execute("SELECT url FROM articles").fetchall()]
