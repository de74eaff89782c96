"""Halves, quarters, doubles and dozens without "a" or "of"; sentences of our own."""

import pytest

from tasks.extraction import read
from values.categories import Kind, Modifier


def figures(text):
    return [(f.quote, f.value_best, f.kind, f.unit) for f in read(text, None).figures]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The truck stopped a quarter mile from the gate.", ("a quarter", 0.25, Kind.MEASURE, "mile")),
        ("A half-mile queue formed.", ("half", 0.5, Kind.MEASURE, "mile")),
        ("Stir in half cup of milk.", ("half", 0.5, Kind.MEASURE, "cup")),
        ("The bank cut its rate by a quarter-point.", ("a quarter", 0.25, Kind.OTHER, "point")),
        ("The plant burns half as much coal now.", ("half", 0.5, Kind.RATIO, None)),
        ("Many are poor, and half have no work.", ("half", 0.5, Kind.RATIO, None)),
        ("The price fell by a third.", ("a third", 1 / 3, Kind.RATIO, None)),
        ("The hangar is double the size of the old one.", ("double", 2.0, Kind.RATIO, None)),
        ("The initial dozen boats left.", ("dozen", 12.0, Kind.OBJECTS, "boats")),
        ("He stayed nine or fifteen nights.", ("nine", 9.0, Kind.DURATION, "nights")),
    ],
)
def test_a_fraction_or_a_multiple_without_of_is_read(text, figure):
    assert figure in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "The match was tied in the first half.",
        "She is his half-sister.",
        "They reached the quarter final.",
        "Growth hit double digits.",
        "He slept in a double bed.",
        "A third party was named.",
        "THIS IMAGE WAS SENT BY A THIRD PARTY.",
        "The picture was sent by a third party.",
        "The police want to double down.",
    ],
)
def test_halves_doubles_and_thirds_that_count_nothing_are_no_figures(text):
    assert figures(text) == []


def test_almost_double_lies_below_two():
    (figure,) = read("Losses were almost double those of the army.", None).figures
    assert (figure.modifier, figure.value_high) == (Modifier.LESS_THAN, 2)


def test_what_a_number_rose_by_and_what_it_came_to_are_no_range():
    assert [f.value_best for f in read("The toll rose by 235 to 1,351.", None).figures] == [235, 1351]
    assert [(f.value_low, f.value_high) for f in read("Prices rose by 5 to 10 percent.", None).figures] == [(5, 10)]
