"""Headlines: capitals make no names there, and what happened is told in the present."""

from datetime import date

import pytest

from tasks.extraction import read


def told(text):
    figures = read(text, date(2025, 4, 16)).figures
    return [(row.quote, row.kind.value, row.event.value if row.event else None) for row in figures]


@pytest.mark.parametrize(
    ("headline", "quote", "event"),
    [
        ("Bus Crash Kills 7 Near Novara", "7", "killed"),
        ("Floods Kill 12 in Ostrava", "12", "killed"),
        ("Blast Leaves 30 Dead in Novara", "30", "killed"),
        ("Police Arrest 5 After Riot", "5", "detained"),
        ("Army Says 12 Soldiers Killed in Ambush", "12", "killed"),
        ("Missile strike on market kills 13, including women", "13", "killed"),
        ("Storm displaces 4,000 in Ostrava", "4,000", "displaced"),
        ("Court jails 5 over bribe", "5", "detained"),
    ],
)
def test_a_headline_counts_persons_with_a_verb_in_the_present(headline, quote, event):
    assert told(headline) == [(quote, "persons", event)]


def test_each_verb_of_a_headline_has_its_own_number():
    assert told("Gunmen kill at least 12, injure five in Novara market attack") == [
        ("at least 12", "persons", "killed"),
        ("five", "persons", "injured"),
    ]
    assert told("Storm Damages 40 Homes in Ostrava") == [("40", "objects", "destroyed")]


def test_the_state_of_some_is_not_what_the_next_are_called():
    assert [row.unit for row in read("Two dead and 30 arrested in Novara.", None).figures] == ["dead", None]


@pytest.mark.parametrize("headline", ["Karo Unveils Talo 15 in Novara", "Windows 11 Update Breaks Printers Again"])
def test_a_number_that_belongs_to_a_name_of_the_headline_is_no_count(headline):
    assert told(headline) == []


def test_a_noun_of_violence_before_a_time_is_no_verb():
    assert told("The strikes 12 days ago hit the port.") == []


def test_the_number_of_a_wire_update_is_no_count():
    assert told("UPDATE 2-Quake kills 12 in Novara") == [("12", "persons", "killed")]


def test_each_label_of_a_tally_has_its_own_number():
    assert told("Confirmed cases: 12,345; deaths: 678; recovered: 9,012")[1:] == [
        ("678", "persons", "killed"),
        ("9,012", "persons", "other"),
    ]
