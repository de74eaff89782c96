"""Forms of numbers that regional and hurried English writes; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.categories import Kind, Modifier
from values.reading import Figure

MONDAY = date(2026, 3, 9)


def told(text: str) -> list[Figure]:
    return read(text, MONDAY).figures


@pytest.mark.parametrize(
    ("text", "quote", "value", "code"),
    [
        ("The bridge cost KES4,200,000.", "KES4,200,000", 4_200_000, "KES"),
        ("Repairs came to IDR12.5 billion.", "IDR12.5 billion", 12.5e9, "IDR"),
        ("Thieves took Tk40,000 from the till.", "Tk40,000", 40_000, "BDT"),
        ("A goat sells for GH¢820.50 in Tarn.", "GH¢820.50", 820.5, "GHS"),
        ("The town owes PHP3.4M for water.", "PHP3.4M", 3.4e6, "PHP"),
        ("She won Sh75,000 at the fair.", "Sh75,000", 75_000, "KES"),
    ],
)
def test_a_code_of_money_may_touch_its_number(text, quote, value, code):
    figure = told(text)[0]
    assert (figure.quote, figure.value_low, figure.kind, figure.unit_norm) == (quote, value, Kind.MONEY, code)


@pytest.mark.parametrize(
    "text", ["Ministers met at COP27 in Tarn.", "The site runs on PHP8.", "They flew the KES9 jet."]
)
def test_a_code_before_one_or_two_digits_is_a_name(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hundred and sixty boats sank.", 160),
        ("Thousand two hundred boats sank.", 1200),
        ("In the bay hundred and five boats sank.", 105),
        ("Two hundred and nine boats sank.", 209),
    ],
)
def test_a_scale_may_leave_out_its_article(text, value):
    assert told(text)[0].value_low == value


def test_a_scale_behind_a_hedge_is_one_of_it():
    figure = told("Nearly hundred boats sank.")[0]
    assert (figure.value_high, figure.modifier) == (100, Modifier.LESS_THAN)
    assert told("Thousand Pines lies on the bay.") == []


def test_a_range_of_lakhs_may_put_its_larger_end_first():
    figure = told("The dam cost 8-6 lakh rupees.")[0]
    assert (figure.value_low, figure.value_high, figure.modifier) == (600_000, 800_000, Modifier.BETWEEN)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The ferries carried 20 and 45 pilgrims.", ["pilgrims", "pilgrims"]),
        ("The pipes were 90 and 110 millimetres wide.", ["millimetres", "millimetres"]),
        ("The flood killed 12 and 40 farmers are missing.", [None, "farmers"]),
    ],
)
def test_two_bare_numbers_before_one_noun_share_it(text, units):
    assert [figure.unit for figure in told(text)] == units


@pytest.mark.parametrize(
    ("text", "quote", "modifier"),
    [
        ("Two boys under the age of six were hurt.", "under the age of six", Modifier.LESS_THAN),
        ("Tickets are free for under-12s.", "under-12", Modifier.LESS_THAN),
        ("The club takes over-60s only.", "over-60", Modifier.MORE_THAN),
    ],
)
def test_a_limit_of_age_is_read_with_its_words(text, quote, modifier):
    figure = told(text)[-1]
    assert (figure.quote, figure.kind, figure.modifier) == (quote, Kind.AGE, modifier)


def test_thousands_of_people_may_be_written_with_k():
    assert [figure.value_low for figure in told("Some 12k people came and 4K were turned away.")] == [12_000, 4_000]
