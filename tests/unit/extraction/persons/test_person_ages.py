from datetime import date

import pytest

from tasks.extraction import read

PUBLISHED = date(2025, 4, 11)


def ages(text):
    return {p.name: p.age for p in read(text, PUBLISHED).persons}


def test_ages_that_follow_their_names_go_to_them_in_turn():
    assert ages("Ana Ruiz and Bo Li, 21 and 22, sang.") == {"Ana Ruiz": 21, "Bo Li": 22}
    found = ages("Ana Ruiz, Bo Li and Tim Braun, 16, 20 and 17, respectively, sang.")
    assert found == {"Ana Ruiz": 16, "Bo Li": 20, "Tim Braun": 17}


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weber (29) beats goalie Tim Braun (30) in an NHL game.",
        "Karl Weber (17) and Ana Ruiz (12) lead before Braun (11). Tim Braun is glad.",
        "1. Karl Weber (5.)",
        "The call is Weber(7, 1).",
        "East Holm beat Northern Illinois, 45-17, on Friday.",
        "Lamps are shown at corso Monforte, 15, in Milan.",
        "A 47-year-old Keene, N.H., resident sang.",
    ],
)
def test_shirt_numbers_points_scores_and_addresses_are_no_ages(text):
    assert ages(text) == {}


@pytest.mark.parametrize("text", ["Ana Ruiz (38) sang.", "Ana Ruiz (38, Turin) sang.", "Ana Ruiz (aged 38) sang."])
def test_a_number_in_brackets_behind_a_full_name_is_an_age(text):
    assert ages(text) == {"Ana Ruiz": 38}


def test_father_and_son_of_one_name_are_two_persons():
    text = "Karl Weber Sr., 44, and Karl Weber Jr., 22, came. Karl Weber Jr. was shot."
    rows = read(text, PUBLISHED).persons
    assert [(p.name, p.age, p.fate) for p in rows] == [
        ("Karl Weber Sr.", 44, []),
        ("Karl Weber Jr.", 22, ["injured"]),
    ]


def test_the_age_of_a_described_person_who_is_named_goes_to_nobody_else():
    text = "A woman and a 3-year-old child are dead. The victims are Ida Holm and 3-year-old Tim Holm."
    assert ages(text) == {"Ida Holm": None, "Tim Holm": 3}


def test_nobody_takes_the_age_of_a_friend():
    assert ages("Karl Weber was shot dead. His 16-year-old friend was killed as well.")["Karl Weber"] is None


def test_one_who_speaks_is_not_the_one_named_in_his_words():
    text = "“She was worse than Karl Weber,” Ana Ruiz said. She knew Karl Weber. The 37-year-old said he lied."
    assert ages(text).get("Karl Weber") is None


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weber, 36, called the police. The boy shot himself in the hand.",
        "Karl Weber, 36, was there. They do not know the man who died.",
    ],
)
def test_a_child_or_a_man_told_apart_is_not_the_person_named_before(text):
    assert [p.fate for p in read(text, PUBLISHED).persons] == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "The video shows the 78-year-old Weber supporter. Karl Weber spoke.",
        "Nora Feld, the 30-year-old daughter of North Holm Principal Karl Weber, came.",
        "Karl Weber said he was 15 when the talks began.",
        "The guards knew Karl Weber from the time when he was a 23-year-old aide.",
        "“Karl Weber is a leader,” said the 46-year-old.",
        "The 37-year-old revealed Karl Weber had lied to her.",
        "A 37-year-old attacked Karl Weber in the street.",
        "Ana Ruiz leads before Karl Weber, 11 and 8 percent respectively.",
    ],
)
def test_an_age_of_another_person_or_time_is_not_taken(text):
    assert ages(text).get("Karl Weber") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lance Weber, 49, a Navy veteran, came.", "Lance Weber"),
        ("Mr. King, 49, told me so. Larry King is kind.", "Larry King"),
    ],
)
def test_an_age_finds_a_name_that_is_a_title_elsewhere(text, name):
    assert ages(text)[name] == 49
