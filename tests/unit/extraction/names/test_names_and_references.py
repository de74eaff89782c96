"""Numbers that name a version, a picture's grain or a source; sentences of our own."""

import pytest

from tasks.extraction import read
from values.categories import Kind, Modifier


def reasons(text):
    return {number.quote: number.reason for number in read(text, None).ignored}


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("The loss of the 640 Max jet grounded the fleet.", "640", "identifier"),
        ("The screen shows films in 4K and no more.", "4K", "compound"),
        ("A 3-D scanner was sold.", "3", "compound"),
        ("It is an account like one used by Kovac.", "one", "one_pronoun"),
    ],
)
def test_versions_and_grains_are_no_figures(text, quote, reason):
    read_as = reasons(text)
    assert (read_as.get(quote), read(text, None).figures) == (reason, [])


def test_bare_numbers_in_brackets_are_sources_in_a_text_that_counts_them():
    text = "Tea helps sleep (1). Milk does not (2, 3). Nobody knows why (14)."
    assert reasons(text) == dict.fromkeys(("1", "2", "3", "14"), "reference")
    assert [f.value_best for f in read("Kestel leads in councils (12), ahead of Morn (9).", None).figures] == [12, 9]


def test_thousands_of_people_may_be_written_with_a_k():
    assert read("Some 4K people marched.", None).figures[0].value_best == 4000


def test_a_letter_that_touches_its_number_is_money():
    (figure,) = read("They demanded N500m from the state.", None).figures
    assert (figure.value_best, figure.kind, figure.unit_norm) == (500_000_000, Kind.MONEY, "NGN")
    assert [f.kind for f in read("Nurses wore N95 masks.", None).figures] == []


def test_plus_before_a_plural_bounds_the_number():
    (figure,) = read("She scored 50 plus points.", None).figures
    assert (figure.modifier, figure.value_low, figure.value_high) == (Modifier.AT_LEAST, 50, None)


def test_an_age_that_another_shares_is_no_count():
    assert [f.kind for f in read("Her friend Mara Holt, also 19, died on the way.", None).figures] == [Kind.AGE]


def test_a_name_that_the_text_has_elsewhere_is_no_count():
    text = "Kestrel 2 versions differ. The new Kestrel 2 port attempts to run on the Kestrel 2."
    assert read(text, None).figures == []
    assert [f.value_best for f in read("In Osten 12 men fled. Nobody stayed in Osten.", None).figures] == [12]


def test_a_shouted_one_before_a_capital_is_a_name_inside_a_sentence():
    assert read("The picture is from ONE Sports.", None).figures == []


def test_who_was_so_old_in_a_year_gives_an_age():
    assert [f.kind for f in read("Ilse was 14 in 1988 when the mill closed.", None).figures] == [Kind.AGE]


def test_perhaps_one_day_is_no_length():
    assert read("They may perhaps one day meet again.", None).figures == []
