"""Words that another reader quotes are read again by themselves."""

from datetime import date

import pytest

from tasks.extraction import place_of, read_number, time_in_words


@pytest.mark.parametrize(
    ("quote", "unit", "value", "modifier"),
    [
        ("one", "man", (1, 1), "exact"),
        ("at least 51", "miners", (51, None), "at_least"),
        ("no more than four", "days", (None, 4), "at_most"),
        ("between 20 and 30", "people", (20, 30), "between"),
        ("$4 million", "$", (4_000_000, 4_000_000), "exact"),
        ("some 40", "people", (40, 40), "about"),
        ("several", "houses", (None, None), "vague"),
        ("Twenty-three", None, (23, 23), "exact"),
    ],
)
def test_a_quoted_number_says_what_it_says_anywhere(quote, unit, value, modifier):
    figure = read_number(quote, unit)
    assert (figure.value_low, figure.value_high) == value
    assert (figure.modifier, quote[figure.start : figure.end]) == (modifier, quote)


@pytest.mark.parametrize("quote", ["friends", "51 of 60", "", "the"])
def test_a_quote_without_a_number_or_with_several_is_none(quote):
    assert read_number(quote, "men") is None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("on Friday", (date(2026, 3, 6), date(2026, 3, 6))),
        ("since Monday", (date(2026, 3, 9), date(2026, 3, 11))),
        ("May 2024", (date(2024, 5, 1), date(2024, 5, 31))),
        ("on 3 March and on Monday", (date(2026, 3, 3), date(2026, 3, 9))),
    ],
)
def test_date_words_tell_days_from_the_day_of_publication(words, days):
    told = time_in_words(words, date(2026, 3, 11))
    assert (told.period_start, told.period_end) == days


def test_words_that_date_nothing_tell_no_days():
    assert time_in_words("so far", date(2026, 3, 11)) is None


def test_a_place_of_the_gazetteer_has_its_id_and_another_one_none():
    assert place_of("Kyiv").place_id == "UA/703448"
    assert place_of("Orle Pit").place_id is None
