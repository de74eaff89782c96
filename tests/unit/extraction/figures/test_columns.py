"""Tables: the header names what the numbers below it count, the first cell where; a table of our own."""

from datetime import date

from tasks.extraction import read
from values.categories import Event, Kind

FRIDAY = date(2026, 3, 13)
TABLE = """At least 60 people died in the floods, the ministry said.

Region | Killed | Injured | Homes destroyed | Share (%)

Lima | 12 | 40 | 1,200 | 20

Ward nine | 30 | 5 | 300 | 50

Pos | Player | Goals

1 | Ana Quill | 12
"""


def test_a_column_gives_its_numbers_unit_and_event():
    rows = {(f.quote, f.unit, f.kind, f.event) for f in read(TABLE, FRIDAY).figures}
    assert {
        ("12", None, Kind.PERSONS, Event.KILLED),
        ("40", "Injured", Kind.PERSONS, Event.INJURED),
        ("1,200", "Homes", Kind.OBJECTS, Event.DESTROYED),
        ("20", "percent", Kind.PERCENT, None),
        ("12", "Goals", Kind.OTHER, None),
    } <= rows


def test_a_row_that_begins_with_a_known_place_is_told_of_it():
    assert {f.quote for f in read(TABLE, FRIDAY).figures if f.place == "Lima"} == {"12", "40", "1,200", "20"}


def test_a_rank_counts_nothing():
    (rank,) = (f for f in read(TABLE, FRIDAY).figures if f.quote == "1")
    assert (rank.unit, rank.event) == (None, None)


def test_words_beside_a_number_in_a_cell_keep_their_own_unit():
    text = "Day | Toll\n\nMonday | 3 boats, 2 cars"
    assert [f.unit for f in read(text, FRIDAY).figures] == ["boats", "cars"]


def test_the_numbers_of_a_column_are_parts_of_their_sum():
    text = "Twelve people died.\n\nParish | Dead | Missing\n\nOsten | 8 | 1\n\nMorn | 4 | 2\n\nTotal | 12 | 3"
    figures = read(text, FRIDAY).figures
    dead = [f for f in figures if f.event is Event.KILLED]
    assert [f.part_of is None for f in dead] == [True, False, False, True]
    without = read(text.removesuffix("\n\nTotal | 12 | 3"), FRIDAY).figures
    assert [f.part_of for f in without if f.event is Event.KILLED] == [None, 0, 0]
