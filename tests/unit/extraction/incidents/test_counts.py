"""Counts of an incident are put together from groups that are counted and victims told alone."""

from datetime import date

import pytest

from tasks.extraction import read
from tasks.extraction.incidents.counts import Count, LoneVictim, VictimGroup, count_of

PUBLISHED = date(2025, 4, 11)


def exact(number, **fields):
    return VictimGroup(number, number, number, **fields)


def main(text):
    return next(incident for incident in read(text, PUBLISHED).incidents if incident.is_main)


def test_the_accounts_of_two_speakers_are_a_range_and_the_first_told_is_the_best():
    assert count_of([exact(12.0, speaker="police"), exact(15.0, speaker="a union")], []) == Count(
        12.0, 12.0, 15.0, None
    )


def test_a_smaller_number_of_the_same_speaker_is_a_part():
    assert count_of([exact(12.0), exact(5.0)], []).low == 12.0


def test_an_open_end_leaves_the_most_open():
    assert count_of([VictimGroup(12.0, 12.0, None)], []) == Count(12.0, 12.0, None, None)


def test_others_are_added_to_those_told_before_once():
    assert count_of([exact(3.0), exact(2.0, further=True), exact(2.0, further=True)], []).best == 5.0


def test_others_that_a_whole_holds_are_not_added_to_it():
    leader = LoneVictim("commander", definite=True)
    assert count_of([exact(4.0), exact(3.0, further=True)], [leader]).low == 4.0


def test_single_victims_count_where_there_is_no_number():
    assert count_of([], [LoneVictim("guard"), LoneVictim("cook")]) == Count(2.0, 2.0, 2.0, None)


def test_a_victim_told_again_counts_once():
    told = [
        LoneVictim("leader", frozenset({"rask"})),
        LoneVictim("man", frozenset({"omar", "rask"})),
        LoneVictim("leader", definite=True),
    ]
    assert count_of([], told).low == 1.0


def test_a_victim_of_another_kind_than_the_counted_is_added():
    assert count_of([exact(2.0, noun="rebel")], [LoneVictim("commander")]).low == 3.0
    assert count_of([exact(2.0, noun="people")], [LoneVictim("commander")]).low == 2.0


def test_a_vague_word_is_kept_and_gives_no_number():
    assert count_of([VictimGroup(None, None, None, "several")], []) == Count(None, None, None, "several")


def test_a_vague_word_beside_a_victim_counts_as_its_least():
    several = VictimGroup(None, None, None, "several", "rebel")
    assert count_of([several], [LoneVictim("commander")]) == Count(4.0, None, None, "several")


def test_nobody_killed_is_zero():
    assert count_of([], [], nobody=True) == Count(0.0, 0.0, 0.0, None)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Soldiers captured a rebel leader and two of his guards in Kisumu on Tuesday.", 3.0),
        ("Soldiers captured a rebel leader in Kisumu on Tuesday. They detained two suspected rebels as well.", 3.0),
        ("Soldiers captured a rebel leader in Kisumu on Tuesday. One additional rebel was detained.", 2.0),
        ("Soldiers detained more than 10 rebels in Kisumu on Tuesday.", 11.0),
        ("In a raid to capture a rebel leader, soldiers detained two rebels in Kisumu on Tuesday.", 2.0),
        ("Soldiers detained four rebels in Kisumu on Tuesday. Two of the detainees are wanted.", 4.0),
        ("Soldiers detained two rebels in Kisumu on Tuesday. The army has detained 90 rebels since May.", 2.0),
    ],
)  # fmt: skip
def test_the_captured_of_a_report_are_put_together(text, low):
    assert main(text).captured_low == low


@pytest.mark.parametrize(
    ("text", "low", "vague"),
    [
        ("Soldiers killed Omar Rask, a rebel leader, in Kisumu on Tuesday.", 1.0, None),
        ("A rebel fired at the patrol in Kisumu on Tuesday, and a guard shot back, killing him.", 1.0, None),
        ("Soldiers killed a number of rebels in Kisumu on Tuesday.", None, "a number of"),
        ("A group of rebels met in Kisumu on Tuesday. Soldiers fired, killing several of them.", None, "several"),
    ],
)
def test_the_killed_of_a_report_are_put_together(text, low, vague):
    incident = main(text)
    assert (incident.killed_low, incident.vague_killed) == (low, vague)
