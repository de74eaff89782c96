from datetime import date

import pytest

from tasks.extraction import read

PUBLISHED = date(2025, 4, 11)


def fates(text):
    return {p.name: [fate.value for fate in p.fate] for p in read(text, PUBLISHED).persons}


def test_those_named_behind_a_colon_suffered_what_stands_before_it():
    found = fates("Three people were killed: 19-year-old Karl Weber, 17-year-old Tim Braun and Ana Ruiz.")
    assert found == {name: ["killed"] for name in ("Karl Weber", "Tim Braun", "Ana Ruiz")}


@pytest.mark.parametrize("header", ["The dead are:", "Three people died.\n\nPolice named the victims on Friday:"])
def test_victims_may_stand_in_lines_of_their_own(header):
    text = f"{header}\n\nAna Ruiz, 21, of Turin\n\nKarl Weber, 43\n\nMayor Tim Braun, 50, said he was sad."
    assert fates(text) == {"Ana Ruiz": ["killed"], "Karl Weber": ["killed"], "Tim Braun": []}


def test_a_list_of_victims_tells_nothing_where_some_died_and_others_were_hurt():
    text = "A man was killed. Two women were injured.\n\nThe victims:\n\nAna Ruiz, 21\n\nKarl Weber, 43"
    assert fates(text) == {"Ana Ruiz": [], "Karl Weber": []}


def test_a_list_of_suspects_is_none_of_victims():
    text = "Two were shot. The suspect and his friends are: Karl Weber, 20, and Tim Braun, 22."
    assert fates(text)["Karl Weber"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police identified the woman killed as 34-year-old Ana Ruiz.", ["killed"]),
        ("Karl Weber and Ana Ruiz were found murdered.", ["killed"]),
        ("Officers found Ana Ruiz, 25, of Turin unresponsive from a gunshot wound.", ["injured"]),
        ("Somebody opened fire, hitting 7-year-old Ana Ruiz as she sat in the house.", ["injured"]),
        ("Ana Ruiz underwent emergency surgery after the crash.", ["injured"]),
    ],
)
def test_the_harm_is_read_in_the_words_of_police_reports(text, expected):
    assert fates(text)["Ana Ruiz"] == expected
