import pytest

from tasks.extraction.numbers.numerals import numeral_at
from tasks.extraction.text import tokenise


def numbers(text):
    doc = tokenise(text)
    found, at = [], 0
    while at < len(doc.tokens):
        numeral = numeral_at(doc, at)
        if numeral is not None:
            found.append((doc.quote(numeral.first, numeral.last), round(numeral.value, 6)))
        at = numeral.last if numeral is not None else at + 1
    return found


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("51", 51),
        ("1,234.5", 1234.5),
        ("12,34,567", 1234567),
        ("1.234.567", 1234567),
        ("5,00", 5),
        ("40 000", 40000),
        ("1 414 021", 1414021),
        ("40\u202f000", 40000),
        ("-5", -5),
        ("minus five", -5),
        (".22", 0.22),
        ("2½", 2.5),
        ("2 1/4", 2.25),
        ("1-1/2", 1.5),
        ("¾", 0.75),
        ("1.3x10^6", 1.3e6),
        ("1.5 million", 1.5e6),
        ("4.5bn", 4.5e9),
        ("100k", 1e5),
        ("13 lakh", 1.3e6),
        ("3 crore", 3e7),
    ],
)
def test_digits_are_read_in_several_conventions(written, value):
    assert numbers(written) == [(written, value)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("fifty-one", 51),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 5e5),
        ("half-million", 5e5),
        ("two and a half million", 2.5e6),
        ("two-and-a-half", 2.5),
        ("a million and a half", 1.5e6),
        ("one hundred and sixteen", 116),
        ("two hundred and two thousand", 202000),
        ("three lakh crore", 3e12),
        ("five point five", 5.5),
        ("4 thousand 3 hundred and 21", 4321),
        ("two-thirds", 0.666667),
        ("three quarters", 0.75),
        ("a third of", 0.333333),
        ("two thirds of a million", 666666.666667),
        ("three twenty-fifths", 0.12),
    ],
)
def test_number_words_are_summed(written, value):
    assert numbers(written)[0][1] == value


@pytest.mark.parametrize(
    "text", ["twenty-first", "one hundred twenty-fifth", "the first half", "in half", "a third man"]
)
def test_ordinals_and_halves_that_count_nothing_are_no_numbers(text):
    assert numbers(text) == []


def test_and_joins_words_but_not_two_counts():
    assert numbers("3 hundred and 2 hundred") == [("3 hundred", 300), ("2 hundred", 200)]
    assert numbers("killed two and wounded three") == [("two", 2), ("three", 3)]


def test_m_is_a_million_beside_money_and_nouns_and_a_metre_elsewhere():
    assert numbers("£5m") == [("5m", 5e6)]
    assert numbers("5m people") == [("5m", 5e6)]
    assert numbers("a wall 5m high") == [("5", 5)]


def test_a_code_of_dotted_parts_is_no_number():
    assert numbers("192.168.1.2") == []
