"""Totals that a count is brought to, and verbs told of another clause; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.categories import Event

FRIDAY = date(2026, 3, 13)


def rows(text):
    return [(f.value_best, f.event) for f in read(text, FRIDAY).figures]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        (
            "The flood killed 14, bringing the whole toll of the rains along the coast to 23.",
            Event.KILLED,
        ),
        ("Doctors found 312 fresh infections, raising the tally to 8,150.", Event.AFFECTED),
        ("Police arrested 12 men on Monday and nine on Tuesday, taking the number to 21.", Event.DETAINED),
        ("Another 12 were hurt, which took the total of injured to 50.", Event.INJURED),
        ("The raid hurt 12, bringing the number of vehicles destroyed to 30.", Event.DESTROYED),
        ("The tally of cholera cases stands at a sobering 417.", Event.AFFECTED),
        ("The club raised the number of seats to 300.", Event.OTHER),
    ],
)
def test_a_total_takes_the_event_of_its_toll_or_of_what_it_sums_up(text, total):
    assert rows(text)[-1][1] is total


def test_a_total_does_not_stand_at_the_day_of_one_of_its_parts():
    monday, tuesday, total = read(
        "Police arrested 12 men on Monday and nine on Tuesday, taking the number to 21.", FRIDAY
    ).figures
    assert (monday.period_start, tuesday.period_start, total.period_start) == (
        date(2026, 3, 9),
        date(2026, 3, 10),
        None,
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two hostages, who had been held since 2016, were released on Tuesday.", Event.RELEASED),
        ("Two hostages — a nurse and a cook — who had been held in Osten since 2016 were released.", Event.RELEASED),
        ("In a raid on 12 farms, rebels, mostly young, were killed.", Event.OTHER),
        ("Many people in the city will object when a man is shot.", Event.OTHER),
        ("Eight people were in the house when they were killed.", Event.KILLED),
        ("Some 207 members signed on to a letter sent to the court.", Event.OTHER),
        ("At least 40 people remain trapped in the mine.", Event.AFFECTED),
    ],
)
def test_the_verb_of_the_counted_is_told_from_that_of_another_clause(text, event):
    assert rows(text)[0][1] is event


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The region has 12 cases of measles.", Event.AFFECTED),
        ("The outbreak led to 10 human cases.", Event.AFFECTED),
        ("The court will decide on two cases against the town.", Event.OTHER),
        ("In many cases, the roof holds.", Event.OTHER),
    ],
)
def test_cases_of_a_court_and_occasions_are_no_infections(text, event):
    assert rows(text)[0][1] is event


def test_who_misses_a_target_is_not_missing():
    assert rows("Sales rose 3 percent, missing the target.") == [(3, None)]
    assert rows("Three children are missing the day after the flood.") == [(3, Event.MISSING)]
