"""Wholes and parts, and numbers that only point back to a toll; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.categories import Event, Kind
from values.reading import Figure

MONDAY = date(2026, 3, 9)


def told(text: str) -> list[Figure]:
    return read(text, MONDAY).figures


def test_a_sentence_that_opens_with_its_whole_tells_of_the_parts():
    whole, saved, bodies, missing = told(
        "Of the 120 passengers, 97 were rescued, 12 bodies were found, 11 are missing."
    )
    assert [f.event for f in (whole, saved, bodies, missing)] == [
        Event.OTHER,
        Event.RESCUED,
        Event.KILLED,
        Event.MISSING,
    ]
    assert (saved.part_of, bodies.part_of, missing.part_of) == (0, 0, 0)
    assert missing.unit == "passengers"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Two of the 14 miners died.", Event.OTHER),
        ("Two of the 14 miners were killed.", Event.OTHER),
        ("Autopsies were done on nine of the 14 men killed in the raid.", Event.KILLED),
    ],
)
def test_what_befell_the_part_did_not_befall_the_whole(text, whole):
    part, all_of_them = told(text)
    assert (part.part_of, all_of_them.event) == (1, whole)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Rescuers saved 15 of the 200 passengers.", Event.OTHER),
        ("The flood killed some of the 30 goats.", Event.OTHER),
        ("The mob killed all of the 14 men.", Event.KILLED),
    ],
)
def test_what_was_done_to_the_part_was_not_done_to_the_whole(text, whole):
    assert told(text)[-1].event is whole


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("All but four have been released.", Event.RELEASED),
        ("All but two of the 23 sailors died.", Event.KILLED),
        ("Everyone except three died.", Event.KILLED),
        ("All the passengers but three were saved.", Event.RESCUED),
    ],
)
def test_what_is_told_of_all_others_is_denied_of_the_excepted(text, event):
    excepted = told(text)[0]
    assert (excepted.event, excepted.negated) == (event, True)


def test_a_part_belongs_to_what_its_noun_names():
    text = "Police arrested 23 people after stones hit 30 officers. Eleven of the officers were hurt."
    assert told(text)[2].part_of == 1
    assert told("Police arrested 23 people near the square. Eleven of the officers were hurt.")[1].part_of is None


def test_a_part_of_which_only_is_said_who_they_were_shares_the_event():
    assert told("They recovered 18 bodies. Seven of them were children.")[1].event is Event.KILLED


@pytest.mark.parametrize(
    "text",
    [
        "Troops killed 40 people; the government put the figure at 11.",
        "At least 40 people were killed, four times the official count of 11.",
        "At least 40 people are dead; rescuers fear the toll will climb above 60.",
        "The true number of dead could be as high as 300.",
        "The unit lost two soldiers in the raid.",
    ],
)
def test_a_number_for_a_toll_counts_the_dead(text):
    assert told(text)[-1].event is Event.KILLED


def test_people_who_are_buried_are_not_destroyed():
    assert told("Villagers buried 22 people on Saturday.")[0].event is Event.OTHER


@pytest.mark.parametrize(
    "text", ["A magnitude 6.3 quake struck.", "A quake of magnitude 6.3 struck.", "A 6.3-magnitude quake struck."]
)
def test_a_magnitude_is_a_measure_and_attacks_nobody(text):
    (figure,) = told(text)
    assert (figure.kind, figure.unit, figure.event) == (Kind.MEASURE, "magnitude", None)


def test_who_flees_attackers_does_not_attack():
    assert told("Some 300 inmates escaped when gunmen stormed the jail.")[0].event is Event.OTHER


def test_a_number_with_a_date_of_its_own_stands_at_it():
    before = told("The agency recorded 212 attacks last year, up from 187 in 2024.")[1]
    assert (before.period_start, before.period_end) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("They bought 12 jets. Three were lost.", ["jets", "jets"]),
        ("Nine men came. Four of them left, another three stayed.", ["men", "men", "men"]),
        ("Police killed 40 protesters. Some fear that 200 have been killed.", ["protesters", "protesters"]),
        ("It has three schools. Life expectancy was 49.", ["schools", None]),
        ("Five cases were found. Then Osten, a city of 200,000, closed.", ["cases", "people"]),
        ("They gave out 500 masks. Ratings of 999 were seen.", ["masks", None]),
    ],
)
def test_a_number_without_a_noun_takes_that_of_the_sentence_before_only_where_it_points_back(text, units):
    assert [f.unit for f in told(text)] == units
