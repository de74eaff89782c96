"""Four digits that are a year, and four digits that count; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read

MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Police said 2000 people fled.", "2000"),
        ("At least 2000 people fled.", "At least 2000"),
        ("The army lost 1990 men and 2005 Dorvan drones.", "1990"),
        ("In Kesten 2000 people marched.", "2000"),
        ("The toll is more than 2000.", "more than 2000"),
        ("The toll is at least 1950, the ministry said.", "at least 1950"),
        ("Rescuers found 2000 of them.", "2000"),
        ("The storm killed 1984 in Kesten.", "1984"),
        ("The toll rose to 2004, the governor said.", "2004"),
        ("The blast killed 911 people.", "911"),
        ("Divers saved 15 of the 2016 passengers.", "2016"),
    ],
)
def test_a_count_that_looks_like_a_year_is_not_lost(text, quote):
    assert quote in [figure.quote for figure in read(text, MONDAY).figures]


@pytest.mark.parametrize(
    "text",
    [
        "The court's 1998 ruling stands.",
        "The country is on track for its 2030 emissions reduction target.",
        "Emissions fell on 2005 levels.",
        "Kesten Open 2023 results were published.",
        "He spoke of it in his 1961 inaugural address.",
        "The 2022 World Cup qualifiers were moved.",
        "The term was brought up in 2004.",
        "She called 911 from the house.",
        "They have fought since at least 2014.",
        "He was at the house from at least 1996 to 1999.",
        "The ban will last until at least 2031.",
        "The bridge is no younger than 1998 and no older than 2000.",
    ],
)
def test_a_year_before_what_it_does_not_count_is_no_figure(text):
    assert [figure.quote for figure in read(text, MONDAY).figures] == []
