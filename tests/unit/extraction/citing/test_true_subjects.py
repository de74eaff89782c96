"""Who is cited where other verbs, names of places and short forms stand before the cue; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read

FRIDAY = date(2026, 3, 13)


def speaker(text):
    return read(text, FRIDAY).figures[-1].speaker


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Marn says around 30 nurses she met said they had seen 12 boats.", "30 nurses"),
        ("Some drivers who sought help reported 12 crashes.", "Some drivers"),
        (
            "The Kestel Commission on smoke and health found that 900 people had died.",
            "The Kestel Commission on smoke and health",
        ),
        (
            "Clerks in Harlan County, Nebraska — where the weir stands — announced that 12 homes burnt.",
            "Clerks in Harlan County, Nebraska",
        ),
        ("Indiana State Police reported that 12 people were hurt.", "Indiana State Police"),
        ("Twelve soldiers were killed, the US military said.", "the US military"),
        ("“I saw 12 boats,” said the 36-year-old nurse.", "the 36-year-old nurse"),
        ("Twelve died, according to Dorvan tallies.", "Dorvan tallies"),
        (
            "Britain said it was sorry. The leaders of Dorva condemned strikes that they said killed 31 farmers.",
            "The leaders of Dorva",
        ),
        ("Wounded soldiers said 12 men had fled.", "Wounded soldiers"),
        ("The woman who police say stabbed three guards was held.", "police"),
        ("Following a three-hour standoff on Monday, Dayton police said 12 men fled.", "Dayton police"),
        ("Both are in a hospital in McComb, and 12 others are at home, Bell said.", "Bell"),
        (
            "Police had calls about explosions and witnesses near the quay said there were 12 men.",
            "witnesses near the quay",
        ),
        (
            "According to Kestel officials, 23-year-old Levi Ford, 17-year-old Kad Marn and 12 boys fled.",
            "Kestel officials",
        ),
    ],
)
def test_the_subject_of_the_cue_is_cited(text, said):
    assert said in [figure.speaker for figure in read(text, FRIDAY).figures]


@pytest.mark.parametrize(
    "text",
    [
        "A longer term would reduce expected gains by 5 percent.",
        "As we've noted, 12 homes burnt.",
        "The index added more than 2% on Monday.",
        "The damage was more pronounced at the port, where 12 boats sank.",
        "LIMA: The state accounted for 140 cases, more than any other.",
        "Jon P. Hill: theft, held in jail in lieu of $500 bond.",
        "Ten-year notes fell by 2 percent.",
    ],
)
def test_verbs_datelines_and_lists_cite_nobody(text):
    assert speaker(text) is None


def test_the_government_is_not_an_entity_of_one():
    text = "A government entity in Osten said 12 people died. The government told the court that 14 had died."
    assert speaker(text) == "The government"
