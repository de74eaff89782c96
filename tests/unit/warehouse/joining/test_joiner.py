from dataclasses import replace
from datetime import date, timedelta

import pytest

from warehouse.joining.evidence import contradiction
from warehouse.joining.joiner import Decisions, Joiner
from warehouse.joining.places import are_far_apart, kilometres, point_of
from warehouse.joining.story import JoinedStory

DAY = date(2026, 3, 4)
FERRY = JoinedStory(
    story_id="a",
    article_id="harbour-gazette",
    told_on=DAY,
    days=frozenset({DAY}),
    names=frozenset({"ilsa maro"}),
    victims=frozenset({"ilsa maro"}),
    places=frozenset({"northport"}),
    killed=frozenset({12.0}),
    terms={"amber": 6.0, "lark": 6.0, "northport": 5.0},
)


def told(name: str, **other: object) -> JoinedStory:
    return replace(FERRY, story_id=name, article_id=f"outlet-{name}", **other)


def incidents(*stories: JoinedStory, decisions: Decisions | None = None) -> list[str]:
    joiner = Joiner(decisions)
    for story in stories:
        joiner.place(story)
    return [joiner.incident_of[story.story_id] for story in stories]


def test_two_outlets_that_tell_of_the_same_victim_and_ship_tell_one_incident():
    assert incidents(FERRY, told("b", told_on=DAY + timedelta(days=1))) == ["a", "a"]


def test_another_fire_in_the_same_town_is_another_incident():
    other = told(
        "b", terms={"mill": 6.0, "northport": 5.0}, names=frozenset(), victims=frozenset(), killed=frozenset({2.0})
    )
    assert incidents(FERRY, other) == ["a", "b"]


def test_two_stated_days_part_where_no_name_is_shared():
    first = replace(FERRY, day_start=DAY, day_end=DAY)
    later = DAY + timedelta(days=9)
    assert incidents(first, told("b", day_start=later, day_end=later, names=frozenset())) == ["a", "b"]


def test_a_person_who_is_in_both_stories_outweighs_their_dates():
    later = DAY + timedelta(days=9)
    first = replace(FERRY, day_start=DAY, day_end=DAY)
    assert incidents(first, told("b", day_start=later, day_end=later)) == ["a", "a"]


def test_an_arrest_that_the_article_tells_follows_its_main_happening():
    joiner = Joiner()
    joiner.place(FERRY)
    assert joiner.follow(replace(FERRY, story_id="arrest", is_main=False)).incident_id == "a"


def test_the_days_before_and_after_midnight_contradict_nothing():
    next_day = DAY + timedelta(days=1)
    one, other = replace(FERRY, day_start=DAY, day_end=DAY), told("b", day_start=next_day, day_end=next_day)
    one, other = replace(one, names=frozenset()), replace(other, names=frozenset())
    assert contradiction(one, other) is None


def test_towns_far_apart_part_where_no_name_is_shared():
    one = replace(FERRY, names=frozenset(), places=frozenset({"FR/2988507"}))
    other = told("b", names=frozenset(), places=frozenset({"ES/3117735"}))
    assert contradiction(one, other) == "stated places far apart"
    assert incidents(one, other) == ["a", "b"]


def test_a_placement_says_next_to_which_story_how_surely_and_why():
    joiner = Joiner()
    joiner.place(FERRY)
    placed = joiner.place(told("b"))
    assert (placed.incident_id, placed.nearest) == ("a", "a")
    assert placed.score > 0.9
    assert "rare words" in placed.reason


def test_a_later_story_that_fits_two_incidents_makes_them_one_and_tells_it():
    rare = {"otter": 6.0, "quay": 6.0, "delta": 6.0}
    east = told("b", terms=rare, names=frozenset({"per dahl"}), victims=frozenset())
    both = told("c", terms=dict(FERRY.terms) | dict(east.terms), names=FERRY.names | east.names)
    joiner = Joiner()
    assert [joiner.place(story).incident_id for story in (FERRY, east)] == ["a", "b"]
    joiner.place(both)
    [union] = joiner.unions
    assert {union.kept, union.gone} == {"a", "b"}
    assert union.story_id == "c"
    assert set(joiner.incident_of.values()) == {union.kept}


def test_a_decision_that_an_article_belongs_elsewhere_holds():
    apart = Decisions(apart=frozenset({("outlet-b", "a")}))
    assert incidents(FERRY, told("b"), decisions=apart) == ["a", "b"]
    within = Decisions(within={"outlet-b": "a"})
    assert incidents(FERRY, told("b", terms={}, names=frozenset()), decisions=within) == ["a", "a"]


def test_two_happenings_of_one_article_are_never_compared():
    aside = replace(FERRY, story_id="b", is_main=False)
    assert incidents(FERRY, aside) == ["a", "b"]


@pytest.mark.parametrize(
    ("place", "is_known"), [("FR/2988507", True), ("FR", False), ("northport", False), (None, False)]
)
def test_only_towns_of_the_gazetteer_have_a_point(place, is_known):
    assert (point_of(place) is not None) is is_known


def test_distances_are_in_kilometres_on_the_globe():
    paris, madrid = point_of("FR/2988507"), point_of("ES/3117735")
    assert kilometres(paris, madrid) == pytest.approx(1053, abs=5)
    assert not are_far_apart({"FR/2988507"}, {"northport"})
