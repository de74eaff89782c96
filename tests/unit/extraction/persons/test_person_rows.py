"""Ages and fates in rows of persons, beside kin, aliases and captions; sentences of our own about invented people."""

from datetime import date

import pytest

from tasks.extraction import read


def persons(text: str) -> dict[str, tuple[int | None, list[str]]]:
    rows = read(text, date(2025, 4, 11)).persons
    return {row.name: (row.age, [event.value for event in row.fate]) for row in rows}


def test_those_named_before_their_children_share_the_verb():
    told = persons("Mira Kolt, 45, her husband Peter, 47, and their three children died in the fire.")
    assert told == {"Mira Kolt": (45, ["killed"]), "Peter": (47, ["killed"])}


def test_twins_share_the_age_before_them_and_later_ones_keep_their_own():
    told = persons("Police named the dead as 23-year-old twins Ada Bell and Eva Bell and 33-year-old Tom Rowe.")
    assert {name: age for name, (age, _) in told.items()} == {"Ada Bell": 23, "Eva Bell": 23, "Tom Rowe": 33}


@pytest.mark.parametrize(
    ("sentence", "name", "age"),
    [
        ("Rosa Bell, aka Rosie, 19, was arrested by police.", "Rosa Bell", 19),
        ("Rosa Bell (left), 19, was arrested by police.", "Rosa Bell", 19),
        ("The dead are Ana Smith age 6, and Monique Smith, age 30.", "Ana Smith", 6),
        ("The three were a 16-year-old girl, Pavel Brandt, 21, and Otto Lind.", "Pavel Brandt", 21),
        ("The dead were a four-year-old girl, and Emil Ruiz, 20.", "Emil Ruiz", 20),
        ("A 17-year-old Marlow High School student, Tom Terry, was shot dead.", "Tom Terry", 17),
    ],
)
def test_the_age_goes_to_the_person_it_stands_beside(sentence, name, age):
    assert persons(sentence)[name][0] == age


def test_a_school_is_no_person():
    assert "Marlow High" not in persons("A Marlow High School student was shot dead. Marlow High School was shut.")


def test_a_fatal_wound_is_a_death():
    assert persons("Anton Hess, 34, suffered a fatal wound to the neck.")["Anton Hess"] == (34, ["killed"])


def test_who_survives_a_crash_need_not_be_hurt():
    assert persons("Governor Luis Prado survived the crash.") == {}
    assert persons("Rosa Bell, 19, was shot twice but survived.")["Rosa Bell"][1] == ["injured"]


@pytest.mark.parametrize(
    ("sentence", "quote", "kind"),
    [
        ("In New York, 32 died in the fire.", "32", "persons"),
        ("Most deaths were in Lombardy (82), Veneto (87) and Liguria (45).", "45", "persons"),
        ("Ana Quill, 24 died in the fire.", "24", "age"),
    ],
)
def test_a_number_behind_a_place_is_no_age(sentence, quote, kind):
    [row] = [f for f in read(sentence, None).figures if f.quote == quote]
    assert row.kind == kind


def test_counts_go_on_from_place_to_place():
    rows = read("By Friday, 32 had died in Novara, 14 in Ostrava and 9 in Brno.", date(2025, 4, 11)).figures
    assert [(row.kind, row.event) for row in rows] == [("persons", "killed")] * 3


def test_whom_a_coroner_identifies_is_dead():
    told = persons("The coroner named the dead as 36-year-old Tom Hale and 30-year-old Kit Rowe.")
    assert told == {"Tom Hale": (36, ["killed"]), "Kit Rowe": (30, ["killed"])}
