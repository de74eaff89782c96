"""A "one" of which nothing is told is no figure, and is kept as ignored."""

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
