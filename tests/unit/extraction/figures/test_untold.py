"""Numbers that count nothing are no figures, and are kept as ignored."""

from datetime import date

import pytest

from tasks.extraction import read

PUBLISHED = date(2025, 4, 11)


@pytest.mark.parametrize(
    "sentence", ["One witness said the bridge shook.", "In one narrow case the rule was waived for a farm."]
)
def test_a_one_that_only_introduces_somebody_is_no_figure(sentence):
    reading = read(sentence, PUBLISHED)
    assert not [figure for figure in reading.figures if figure.quote.lower() == "one"]
    assert [row for row in reading.ignored if row.quote.lower() == "one"]


@pytest.mark.parametrize(
    "sentence",
    ["One miner was killed.", "The school took in six Orthodox children, four Protestants and one Catholic."],
)
def test_a_one_that_something_happened_to_or_that_stands_in_a_row_of_counts_is_a_figure(sentence):
    assert [figure for figure in read(sentence, PUBLISHED).figures if figure.quote.lower() == "one"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The mayor said many would agree.", "many"),
        ("The storm hurt several of its leaders.", "several"),
        ("There are many ways to the lake.", "many"),
        ("Police said no arrests had been made.", "no"),
    ],
)
def test_a_vague_word_without_things_and_an_arrest_that_was_not_made_count_nothing(sentence, word):
    reading = read(sentence, PUBLISHED)
    assert not reading.figures
    assert [row for row in reading.ignored if row.quote.lower() == word]


@pytest.mark.parametrize(
    "sentence", ["Several farmers were killed.", "No civilians were killed in the storm.", "He hired many cooks."]
)
def test_a_vague_word_before_its_noun_and_deaths_that_did_not_happen_are_figures(sentence):
    assert len(read(sentence, PUBLISHED).figures) == 1
