"""What makes a figure a plan, an estimate or an accusation, and what leaves it a fact."""

from datetime import date

import pytest

from tasks.extraction import read


def stances(text: str) -> list[str]:
    return [figure.stance.value for figure in read(text, date(2025, 4, 11)).figures]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The slide may have buried 30 hikers.", "hypothetical"),
        ("Some 25 divers were possibly trapped.", "hypothetical"),
        ("The utility was set to cut power to 300 farms.", "hypothetical"),
        ("The council has decided to plant 300 trees.", "hypothetical"),
        ("Theft is punishable by up to five years in prison.", "hypothetical"),
        ("The governor can call up 400 wardens without a vote.", "hypothetical"),
        ("If 12 seats are lost, the party is finished.", "hypothetical"),
        ("At least 40 sailors are feared dead.", "estimated"),
        ("The fever killed an estimated 300 cattle.", "estimated"),
        ("He is accused of killing 12 horses.", "alleged"),
    ],
)
def test_words_of_the_clause_make_a_figure_less_than_a_fact(text: str, stance: str) -> None:
    assert stances(text) == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The fever is fatal to 40 percent of cattle if they are left untreated.",
        "The rangers will meet the three poachers.",
        "She sat on the board for 16 months and will join the court.",
        "The clerk, 61, will leave.",
        "The new hall can seat 500 guests.",
        "The police boxed in 800 students and threatened to fire.",
    ],
)
def test_a_modal_of_another_clause_or_of_what_is_known_leaves_a_fact(text: str) -> None:
    assert stances(text) == ["reported"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said the toll could reach 65.", "asserted"),
        ("Officers say that 300 wells may have burnt.", "asserted"),
        ("The navy expects that 300 sailors will surrender.", "asserted"),
        ("The mayor said there were 550 clerks and they would not be paid.", "asserted"),
        ("The mayor said the town would hire 550 clerks.", "hypothetical"),
        ("According to unconfirmed reports, six farmers were burnt.", "alleged"),
    ],
)
def test_a_forecast_by_somebody_cited_is_stated_and_a_plan_is_not(text: str, stance: str) -> None:
    assert stances(text) == [stance]
