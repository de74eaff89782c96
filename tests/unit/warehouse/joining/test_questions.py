from dataclasses import replace
from datetime import date, timedelta

import pytest

from warehouse.joining.claiming import claimed
from warehouse.joining.counts import Telling, counted_group, gathered, telling_of_value

DAY = date(2026, 3, 4)
DEAD = Telling("a", "article a", "persons", "killed", 12.0, DAY, incident_id="ferry", unit="person")
WEIGHTS = {"amber": 6.0, "lark": 6.0, "ferry": 3.0, "militia": 3.0, "coast": 3.0}


def told(figure: str, **other: object) -> Telling:
    return replace(DEAD, figure_id=figure, article_id=f"article {figure}", **other)


def claims(*tellings: Telling, units: dict[str, float] | None = None) -> list[set[str]]:
    found = claimed(gathered(tellings), WEIGHTS, units or {})
    return [{member.figure_id for count in claim for member in count.members} for claim in found]


def test_one_number_of_one_harm_of_one_incident_is_one_claim():
    assert claims(DEAD, told("b"), told("c", event="injured")) == [{"a", "b"}, {"c"}]


def test_a_higher_number_of_another_article_continues_the_series():
    first = replace(DEAD, words=frozenset({"amber", "ferry"}))
    later = told("b", value=15.0, told_on=DAY + timedelta(days=1), words=frozenset({"amber"}))
    assert claims(first, later) == [{"a", "b"}]


@pytest.mark.parametrize(
    "other",
    [
        {"is_part": True},
        {"is_added": True},
        {"place": "southport"},
        {"day": DAY - timedelta(days=8)},
        {"group": "civilian"},
    ],
)
def test_another_number_of_a_part_an_addition_another_scene_day_or_side_is_another_claim(other):
    setting = {"place": "northport", "day": DAY, "group": "combatant"}
    here, there = replace(DEAD, **setting), told("b", value=15.0, **(setting | other))
    assert claims(here, there) == [{"a"}, {"b"}]


def test_two_numbers_of_one_teller_are_two_claims_unless_the_article_says_that_one_became_the_other():
    second = replace(DEAD, figure_id="b", value=15.0)
    assert claims(DEAD, second) == [{"a"}, {"b"}]
    assert claims(DEAD, replace(second, raised_from="a")) == [{"a", "b"}]


def test_two_sources_whom_one_article_sets_against_each_other_speak_of_one_thing():
    words = frozenset({"amber", "ferry"})
    navy, mayor = (replace(DEAD, source=who, words=words, place="northport") for who in ("navy", "mayor"))
    assert claims(navy, replace(mayor, figure_id="b", value=30.0)) == [{"a", "b"}]
    assert claims(navy, replace(mayor, figure_id="b", value=30.0, place=None)) == [{"a"}, {"b"}]


def test_an_equal_number_of_another_incident_is_the_same_only_when_number_and_words_say_so():
    elsewhere = {"incident_id": "inquiry", "words": frozenset({"amber", "lark"})}
    known = replace(DEAD, value=58.0, words=frozenset({"amber", "lark"}))
    assert claims(known, told("b", value=58.0, **elsewhere)) == [{"a", "b"}]
    assert claims(known, told("b", value=58.0, incident_id="inquiry")) == [{"a"}, {"b"}]
    assert claims(replace(known, value=2.0), told("b", value=2.0, **elsewhere)) == [{"a"}, {"b"}]


def test_a_running_total_that_later_articles_tell_higher_is_a_series_across_incidents():
    words = frozenset({"militia", "coast"})
    first = replace(DEAD, value=430.0, is_total=True, country="NO", area="the coast", words=words)
    later = told("b", value=525.0, is_total=True, country="NO", area="the coast", words=words, incident_id="raid",
                 told_on=DAY + timedelta(days=3))  # fmt: skip
    assert claims(first, later) == [{"a", "b"}]
    assert claims(first, replace(later, value=350.0)) == [{"a"}, {"b"}]


def test_a_group_with_a_name_of_its_own_needs_no_closer_word():
    rebels = replace(DEAD, value=655.0, unit="insurgent", group="combatant", words=frozenset({"amber", "ferry"}))
    later = told("b", value=700.0, unit="insurgent", words=frozenset({"amber", "ferry"}))
    assert claims(rebels, later) == [{"a", "b"}]
    assert claims(replace(rebels, unit="person"), replace(later, unit="person")) == [{"a"}, {"b"}]


def test_what_a_number_rose_from_is_known_wherever_its_article_tells_it():
    early = replace(DEAD, value=58.0, place="northport", sentence_id="rose")
    late = replace(early, figure_id="b", value=62.0, raised_from="a")
    again = replace(DEAD, figure_id="c", value=62.0, incident_id="inquiry", words=frozenset({"amber", "lark"}))
    assert claims(early, replace(late, words=frozenset({"amber", "lark"})), again) == [{"a", "b", "c"}]


def test_a_sum_that_holds_another_happening_is_another_question():
    words = frozenset({"amber", "ferry"})
    here, total = replace(DEAD, value=607.0, words=words), told("b", value=667.0, words=words)
    assert claims(here, total) == [{"a", "b"}]
    assert claims(here, replace(total, is_sum=True)) == [{"a"}, {"b"}]


def test_one_report_read_at_a_wrong_place_parts_no_series():
    known = replace(DEAD, value=58.0, words=frozenset({"amber", "lark"}))
    early = [told(f"k{n}", value=58.0, incident_id=f"k{n}", words=known.words) for n in range(9)]
    misread = replace(told("m", value=58.0, incident_id="m", words=known.words), place="southport")
    before = replace(told("x", value=58.0, incident_id="x", words=known.words), place="northport")
    after = replace(before, figure_id="y", value=62.0, raised_from="x", sentence_id="rose")
    assert claims(*early, misread, before, after) == [{"m", "x", "y"} | {f"k{n}" for n in range(9)}]
    assert len(claims(misread, before, after)) == 2


def test_two_speakers_of_one_sentence_dispute_one_number():
    army = replace(DEAD, sentence_id="one", source="army", words=frozenset({"amber", "ferry"}), told_id="raid")
    rebels = replace(army, figure_id="b", value=20.0, source="rebels")
    assert claims(army, rebels) == [{"a", "b"}]
    assert claims(army, replace(rebels, source="army")) == [{"a"}, {"b"}]


def test_words_for_one_group_are_one_group():
    assert counted_group("persons", "terrorist") == counted_group("persons", "rebel") == "insurgent"
    assert counted_group("persons", None) == counted_group("persons", "victim") == "person"
    assert counted_group("objects", "tank") == "tank"


def test_an_odd_number_says_more_than_a_round_or_a_small_one():
    assert telling_of_value(2459) > telling_of_value(58) > telling_of_value(1000) == telling_of_value(1) == 0
