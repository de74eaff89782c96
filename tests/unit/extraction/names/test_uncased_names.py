"""Names of a text without capitals, of Spanish surnames, and single names that the text describes."""

from datetime import date

import pytest

from tasks.extraction import read

TAIL = " the town was quiet on the day after, and the shops by the old harbour stayed shut until the evening."


def persons(text: str) -> dict[str, int | None]:
    return {p.name: p.age for p in read(text, date(2025, 4, 11)).persons}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the clerk, ramesh kumar lodwal (47), was arrested on friday." + TAIL, {"ramesh kumar lodwal": 47}),
        ("police held 40-year-old zuber khan on friday." + TAIL, {"zuber khan": 40}),
        ("police arrested ramesh kumar, tariq ali and imran malik on friday." + TAIL, 3),
        ("the fire burned hamid (10), ayeta (11) and qamar (12), all of one street." + TAIL, 3),
        ("the shed (12) and the barn (14) burned down on friday." + TAIL, {}),
    ],
)
def test_an_age_shows_a_name_where_no_capital_does(text: str, found: dict[str, int] | int) -> None:
    told = persons(text)
    assert (len(told) if isinstance(found, int) else told) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pedro Gomez Vidal drowned. Gomez, 61, was a diver.", {"Pedro Gomez Vidal": 61}),
        ("Luis de Jesus Gomez Vidal left. Gomez Vidal, 61, was killed.", {"Luis de Jesus Gomez Vidal": 61}),
        ("The army confirmed the death of Hemat, one of the rebel leaders.", {"Hemat": None}),
        ("The owner of Halden, a shop in Osten, was away.", {}),
    ],
)
def test_a_part_of_a_name_or_a_description_tells_the_person(text: str, names: dict[str, int | None]) -> None:
    assert persons(text) == names
