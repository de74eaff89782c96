"""Which verb tells of which number: doers, parts, bodies, clauses of their own; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.categories import Event, Measure
from values.reading import Figure

MONDAY = date(2026, 3, 9)


def told(text: str) -> list[Figure]:
    return read(text, MONDAY).figures


def events(text: str) -> list[Event | None]:
    return [None if figure.event is Event.OTHER else figure.event for figure in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine bakers were killed by three robbers.", [Event.KILLED, None]),
        ("Five anglers were injured by two bulls near Tarn.", [Event.INJURED, None]),
        ("A raid by 40 horsemen left seven shepherds dead.", [None, Event.KILLED]),
        ("The Herald, citing two nurses, said that six monks had been freed.", [None, Event.RELEASED]),
        ("Four of the monks, who had hidden with two donkeys, were killed.", [Event.KILLED, None]),
    ],
)
def test_those_who_do_it_or_say_it_do_not_suffer_it(text, expected):
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards arrested five smugglers, and two priests signed a letter.", [Event.DETAINED, None]),
        ("Hail wounded six hikers and four tailors stayed at home.", [Event.INJURED, None]),
        ("Police charged eight men and put three others on a list.", [Event.CHARGED, None]),
        ("Police charged eight men and three women suspected of theft.", [Event.CHARGED, Event.CHARGED]),
        ("The sea wrecked 12 boats and damaged four more.", [Event.DESTROYED, Event.DESTROYED]),
        ("The clinic told of 11 deaths and 3 recoveries.", [Event.KILLED, None]),
    ],
)
def test_a_clause_of_its_own_keeps_its_verb(text, expected):
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Divers pulled seven bodies from the lake and saved two girls.", [Event.KILLED, Event.RESCUED]),
        ("So far 40 hikers have been rescued and three bodies recovered.", [Event.RESCUED, Event.KILLED]),
        ("The bodies of nine sailors were pulled out of the bay.", [Event.KILLED]),
        ("The remains of 14 monks were dug up.", [Event.KILLED]),
        ("The remains of 14 barns stood in the valley.", [None]),
    ],
)
def test_bodies_are_dead_whatever_is_done_to_them(text, expected):
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The train killed four and left 17 hurt, two of them badly.", [Event.KILLED, Event.INJURED, Event.INJURED]),
        ("The blast left three cooks dead and nine with burns.", [Event.KILLED, Event.INJURED]),
        ("Girls made up 12 of the 30 killed.", [Event.KILLED, Event.KILLED]),
        ("Six of eight robbers who fled have been arrested.", [Event.DETAINED, Event.DISPLACED]),
        ("Three out of the five divers died.", [Event.KILLED, None]),
        ("Only 20 of the 300 refugees have gone back.", [None, Event.DISPLACED]),
    ],
)
def test_a_part_has_the_event_of_its_set_or_its_own(text, expected):
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve divers may suffocate.", [Event.KILLED]),
        ("If the ice breaks, 40 anglers could drown.", [Event.KILLED]),
        ("Dozens will starve unless a ship comes.", [Event.KILLED]),
        ("The 2019 floods killed 40 farmers; Sunday's killed two.", [Event.KILLED, Event.KILLED]),
        ("Scores, if not hundreds, are feared to have drowned.", [Event.KILLED, Event.KILLED]),
    ],
)
def test_verbs_without_an_object_tell_of_their_subject(text, expected):
    assert events(text)[-1] == expected[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cold has hit 4,000 shepherds.", Event.AFFECTED),
        ("The closure will hit 900 weavers.", Event.AFFECTED),
        ("The tram hit two cyclists.", Event.KILLED_OR_INJURED),
        ("Hail wrecked 30 huts in four hamlets.", None),
        ("Fog shrouded the bay and 12 cabins were lost.", Event.DESTROYED),
        ("The mill shut and 300 jobs were lost.", None),
        ("Eight bakers were held.", Event.DETAINED),
        ("Eight fairs were held.", None),
        ("The army lost 90 personnel.", Event.KILLED_OR_INJURED),
        ("Gunners downed nine drones.", Event.DESTROYED),
    ],
)
def test_a_word_with_several_senses_is_read_by_what_it_is_told_of(text, expected):
    assert events(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stewards put the crowd at 9,000, while the town counted 4,500.", [Event.ATTENDING, Event.ATTENDING]),
        ("The UN puts the dead at 300; the town puts them at 120.", [Event.KILLED, Event.KILLED]),
        ("The number killed, 204, compares with 71 in 2024.", [Event.KILLED, Event.KILLED]),
        ("The toll was raised by three to 19.", [Event.KILLED, Event.KILLED]),
        ("At first 20 skiers were missing. That number has since fallen to four.", [Event.MISSING, Event.MISSING]),
    ],
)
def test_a_number_that_is_told_again_keeps_its_event(text, expected):
    assert events(text) == expected


def test_a_total_may_stand_before_its_noun():
    more, total = told("Divers found two more bodies, bringing to 17 the number of dead.")
    assert (total.event, total.measure) == (Event.KILLED, Measure.CUMULATIVE)
    assert more.event is Event.KILLED


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Of the 30 dead, 21 were soldiers and nine civilians.", ["soldiers", "civilians"]),
        ("Four people, two of them police officers, were hurt.", ["police officers"]),
        ("They burnt two T-34 tanks.", ["T-34 tanks"]),
        ("Cases rose in Lima (12), Arequipa (8) and Puno (3).", ["Cases", "Cases", "Cases"]),
    ],
)
def test_who_the_counted_are_may_stand_behind_them(text, units):
    assert [figure.unit for figure in told(text)][-len(units) :] == units


def test_bracketed_numbers_have_the_place_before_them_and_others_the_one_behind():
    assert [f.place for f in told("Cases rose in Lima (12), Arequipa (8) and Puno (3).")] == [
        "Lima",
        "Arequipa",
        "Puno",
    ]
    assert [f.place for f in told("Hail killed 12 goats in Lima, nine in Arequipa and four in Puno.")] == [
        "Lima",
        "Arequipa",
        "Puno",
    ]
