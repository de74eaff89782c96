"""What the law did to those whom a later sentence names, and whose deaths are nobody's killing."""

from datetime import date

import pytest

from tasks.extraction import read


def fates(text: str) -> dict[str, list[str]]:
    return {p.name: [event.value for event in p.fate] for p in read(text, date(2025, 4, 11)).persons}


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        (
            "Two men were charged with murder. The suspects were identified as: Nils Berg, 17, and Marco Lind, 18.",
            "charged",
        ),
        ("The detainees have been identified as Nils Berg, 31, and Marco Lind, 30.", "detained"),
        ("Two others were injured. They’ve been identified as Nils Berg, 16, and Marco Lind, 17.", "injured"),
        ("The raid led to the deaths of two sailors: Captain Nils Berg and Sergeant Marco Lind.", "killed"),
        ("The dead were named as: Nils Berg, 51, a baker, and Marco Lind, 9, a pupil.", "killed"),
    ],
)
def test_persons_named_later_have_the_fate_of_those_they_are(text: str, fate: str) -> None:
    assert fates(text) == {"Nils Berg": [fate], "Marco Lind": [fate]}


@pytest.mark.parametrize(
    "text",
    [
        "Former clerk Nils Berg, who died in 2003, knew the mayor well.",
        "Nils Berg, 94, who died Sunday at age 94, was a singer.",
        "Nils Berg, 94, died peacefully at home.",
    ],
)
def test_a_death_of_age_or_of_another_year_is_no_killing(text: str) -> None:
    assert "killed" not in fates(text).get("Nils Berg", [])


@pytest.mark.parametrize(
    "text",
    [
        "Nils Berg drowned. He was a nurse.",
        "Nils Berg, 40, was on the bus. He did not survive.",
        "Nils Berg, 40, collapsed and could not be revived.",
        "The body was that of Nils Berg, 40.",
        "Nils Berg died in 2003 when a bomb went off.",
    ],
)
def test_a_death_is_told_in_many_words(text: str) -> None:
    assert fates(text) == {"Nils Berg": ["killed"]}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Nils Berg, went to the Osten hospital and met victims of the fire.",
        "The man, accompanied by his lawyer, Nils Berg, was charged with theft.",
        '"Some of the victims were children," Nils Berg said.',
        "They hope the army will be able to crush Nils Berg in the spring.",
    ],
)
def test_visitors_lawyers_and_speakers_have_no_share_in_the_fate(text: str) -> None:
    assert fates(text).get("Nils Berg", []) == []


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ana Lind says the room was dark. The 37-year-old said nobody came.", 37),
        ("Ana Lind, also 19, was killed on Friday.", 19),
        ("Ana Lind, who died Sunday at age 94, was a singer.", 94),
    ],
)
def test_an_age_is_told_of_a_speaker_or_of_a_death(text: str, age: int) -> None:
    (person,) = read(text, date(2025, 4, 11)).persons
    assert (person.name, person.age) == ("Ana Lind", age)
