from dataclasses import replace

import pytest

from tests.unit.warehouse.made_rows import (
    PUBLISHED,
    RUN,
    made_article,
    made_batch,
    made_reading,
    made_second,
    made_snapshot,
)
from warehouse.tables.batch import KEYS, SPANNED, Batch
from warehouse.tables.rows import article_url, rows_of


def ids(batch: Batch) -> dict[str, list[str]]:
    return {table: [row[key] for row in batch[table]] for table, key in KEYS.items()}


def test_the_same_article_has_the_same_ids_in_every_run():
    article = made_article()
    read = made_reading()
    other = rows_of(article, read, made_snapshot(article), "another-run", "1", second=made_second(read))
    assert ids(made_batch()) == ids(other)


def test_a_changed_text_is_a_new_revision_of_the_same_article():
    changed = made_batch(text=made_article().text + " More.")
    assert ids(changed)["articles"] == ids(made_batch())["articles"]
    assert ids(changed)["revisions"] != ids(made_batch())["revisions"]


def test_another_day_of_publication_is_a_new_revision_because_relative_dates_move():
    moved = made_batch(published=replace(made_article().published, local_day=PUBLISHED.replace(day=12)))
    assert ids(moved)["revisions"] != ids(made_batch())["revisions"]


def test_every_id_is_unique_in_its_table():
    for table, found in ids(made_batch()).items():
        assert len(found) == len(set(found)), table


def test_spans_are_code_points_of_the_revision_text():
    batch = made_batch()
    text = batch["revisions"][0]["text"]
    for table in SPANNED:
        for row in batch[table]:
            assert text[row["span_start"] : row["span_end"]] == row["quote"], table


def test_a_part_and_a_statistic_point_at_their_figure():
    figures = made_batch()["figures"]
    assert figures[2]["part_of"] == figures[3]["statistic_of"] == figures[1]["figure_id"]


def test_a_figure_and_a_denial_point_at_the_happening_that_they_are_about():
    batch = made_batch()
    [told] = batch["told_incidents"]
    assert {f["told_incident_id"] for f in batch["figures"][:3]} == {told["told_incident_id"]}
    assert batch["denials"][0]["told_incident_id"] == told["told_incident_id"]
    assert batch["figures"][3]["told_incident_id"] is None


def test_an_index_that_names_no_row_gives_no_reference():
    reading = made_reading()
    reading.figures[2].part_of = 99
    assert made_batch(reading=reading)["figures"][2]["part_of"] is None


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [
        ("https://harbour-gazette.test/story", "https://harbour-gazette.test/story"),
        ("https://www.harbour-gazette.test/story", "https://www.harbour-gazette.test/story"),
        ("https://other-paper.test/story", "https://harbour-gazette.test/one"),
        (None, "https://harbour-gazette.test/one"),
    ],
)
def test_only_the_own_host_may_name_the_canonical_address(canonical, kept):
    article = made_article(canonical_url=canonical)
    assert article_url(article, made_snapshot(article)) == kept


def test_a_lone_surrogate_is_stored_without_moving_any_offset():
    reading = made_reading()
    text = made_article().text.replace("harbour police", "harbour\ud83dpolice")
    batch = made_batch(reading=reading, text=text)
    stored = batch["revisions"][0]["text"]
    assert len(stored) == len(text)
    assert stored.encode()


def test_a_packed_batch_holds_the_same_rows():
    loose, packed = made_batch(), made_batch().pack()
    assert packed.counts() == loose.counts()
    assert len(packed) == len(loose)
    for table in KEYS:
        assert packed.frame(table) == loose.frame(table)
        assert packed.cells(table, KEYS[table]) == loose.cells(table, KEYS[table])
        assert packed[table] == loose.frame(table).to_pylist()


@pytest.mark.parametrize("is_first_packed", [False, True])
@pytest.mark.parametrize("is_second_packed", [False, True])
def test_batches_are_added_however_each_is_held(is_first_packed, is_second_packed):
    first, second = made_batch("one"), made_batch("two")
    expected = {table: [*first.frame(table).to_pylist(), *second.frame(table).to_pylist()] for table in KEYS}
    both = first.pack() if is_first_packed else first
    both.add(second.pack() if is_second_packed else second)
    assert {table: both.frame(table).to_pylist() for table in KEYS} == expected


def test_a_row_added_to_a_copy_is_not_in_the_batch():
    batch = made_batch().pack()
    assert len(batch["persons"]) > 0  # held as rows again from here on
    copied = batch.copy()
    for table in ("figures", "persons"):
        copied.add(Batch({table: batch.frame(table).to_pylist()[:1]}))
    assert copied.count("figures") == batch.count("figures") + 1
    assert copied.count("persons") == batch.count("persons") + 1


def test_rows_name_their_run():
    assert {row["run_id"] for row in made_batch()["figures"]} == {RUN.run_id}
