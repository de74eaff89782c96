"""Counts of an incident are put together from figures and single victims."""

from tasks.extraction.incidents.counts import Count, count_of
from values.categories import Event, Kind, Modifier
from values.reading import Figure


def told(quote, low, high, best=None, unit="people", **fields):
    return Figure(0, len(quote), quote, 0, low, high, Modifier.EXACT, Kind.PERSONS, "digits", best, unit, **fields)


def exact(number, **fields):
    return told(str(number), number, number, number, **fields)


def test_two_accounts_are_a_range_and_the_first_told_is_the_best():
    assert count_of([exact(12.0), exact(15.0)], 0) == Count(12.0, 12.0, 15.0, None)


def test_an_open_end_leaves_the_most_open():
    assert count_of([told("at least 12", 12.0, None, 12.0)], 0) == Count(12.0, 12.0, None, None)


def test_others_are_added_to_those_told_before():
    assert count_of([exact(3.0), told("two", 2.0, 2.0, 2.0, unit="others")], 0).best == 5.0


def test_a_part_is_not_added_to_its_whole():
    assert count_of([exact(9.0), exact(4.0, part_of=0)], 0) == Count(9.0, 9.0, 9.0, None)


def test_single_victims_count_where_there_is_no_number():
    assert count_of([], 2) == Count(2.0, 2.0, 2.0, None)


def test_a_vague_word_is_kept_and_gives_no_number():
    assert count_of([told("several", None, None)], 0) == Count(None, None, None, "several")


def test_nobody_killed_is_zero():
    none = told("no", 0.0, 0.0, 0.0, event=Event.KILLED, negated=True)
    assert count_of([none], 0) == Count(0.0, 0.0, 0.0, None)
