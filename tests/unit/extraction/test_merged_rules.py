"""Rules that meet in one sentence: parts and ages, totals and objects, places and journeys; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.categories import Event, Kind
from values.reading import Figure

MONDAY = date(2026, 3, 9)


def told(text: str) -> list[Figure]:
    return read(text, MONDAY).figures


@pytest.mark.parametrize(
    "text",
    [
        "The second release of Corvid ran well. The shop released Corvid 3.5 in May.",
        "It may take two more releases.",
        "One data release moved the market.",
    ],
)
def test_what_is_released_to_the_public_was_not_freed(text):
    assert all(figure.event in (None, Event.OTHER) for figure in told(text))


def test_a_man_of_whose_release_is_told_was_freed():
    (three,) = told("Envoys worked out the details of the three airmen's release.")
    assert three.event is Event.RELEASED


def test_a_count_of_things_is_not_the_crowd_told_before():
    *_, planes = told("A crowd of 300 people attended. They built 452 planes in 2018. Last year that number was 895.")
    assert planes.event is not Event.ATTENDING


def test_a_number_that_opens_with_at_sets_no_scene():
    (one,) = told("At least one poet, Ana Quill, has tested positive for the virus.")
    assert one.event is Event.AFFECTED


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A 7-year-old boy fatally shoots himself, police said.", Event.KILLED),
        ("One of the 8-year-old girls was wounded by glass.", Event.INJURED),
        ("The avalanche claimed the life of 52-year-old Milan Orsek.", Event.KILLED),
    ],
)
def test_an_age_tells_what_befell_its_person(text, event):
    (age,) = told(text)
    assert (age.kind, age.event) == (Kind.AGE, event)


@pytest.mark.parametrize("text", ["Rebels damaged 11 transformers.", "Floods destroyed 11 power poles."])
def test_what_only_ends_like_a_person_is_destroyed_as_a_thing(text):
    (eleven,) = told(text)
    assert (eleven.kind, eleven.event) == (Kind.OBJECTS, Event.DESTROYED)


def test_sticks_of_dynamite_are_thrown_in_an_attack():
    (two,) = told("Two dynamite sticks were thrown at the bank.")
    assert two.event is Event.ATTACKED


def test_digits_cut_off_from_their_number_deny_nothing():
    assert not any(figure.negated for figure in told("Between34,000 and 41,000 villagers were displaced."))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Visitors to Tanzania came to 412,000.", "Tanzania"),
        ("Three of the students travelled to Panama.", "Panama"),
        ("The ambassador to Peru earns $9,000.", None),
    ],
)
def test_a_place_that_somebody_goes_to_is_where_it_happened(text, place):
    assert told(text)[-1].place == place


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Police have arrested a man wanted after the fire.", "a man"),
        ("The girl was saved after her mother and aunt were shot dead.", "her mother"),
        ("The teenage girl found shot dead in a flat has been named.", "The teenage girl"),
    ],
)
def test_a_participle_behind_a_noun_keeps_the_victim(text, quote):
    assert quote in [victim.quote for victim in read(text, MONDAY).victims]


def test_the_end_of_an_office_is_no_day_of_death():
    text = "Ana Quill, mayor until May 2024, was murdered by three gunmen."
    (person,) = read(text, MONDAY).persons
    assert person.fate_end is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("She picked up 99 delegates in Rova. She now has 568.", "delegates"),
        ("The port logged 71 burglaries by May. A year before, there were 64.", "burglaries"),
        ("Police looked for two men. One wore a red cap and the other wore a grey coat.", "men"),
        ("They sold 30 goats. The workforce was steady at 2,600.", None),
    ],
)
def test_what_somebody_has_or_there_was_takes_the_noun_told_before(text, unit):
    assert told(text)[-1].unit == unit
