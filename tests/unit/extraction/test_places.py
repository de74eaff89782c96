import pytest

from tasks.extraction.categories import PlacePrecision
from tasks.extraction.events import find_events
from tasks.extraction.places import choose_place, find_places
from tasks.extraction.tokens import tokenise


def places(text):
    doc = tokenise(text)
    return [(doc.quote(p.first, p.last), p.place_id) for p in find_places(doc)]


@pytest.mark.parametrize(
    ("text", "place", "place_id"),
    [
        ("Two men were hurt in eastern Ukraine.", "eastern Ukraine", "UA"),
        ("They met in Nairobi, Kenya.", "Nairobi, Kenya", "KE/184745"),
        ("He lives in Birmingham, Ala.", "Birmingham, Ala", "US/4049979"),
        ("It began in the Zaporizhzhia region on Monday.", "Zaporizhzhia region", None),
        ("A fire broke out at the Rova sugar mill.", "Rova sugar mill", None),
        ("They were shot in the village of Qarmat Tall.", "Qarmat Tall", None),
        ("Soldiers crossed into Honduran territory.", "Honduran territory", None),
        ("The car stood at 73rd Street and burned.", "73rd Street", None),
    ],
)
def test_a_place_is_quoted_with_its_modifier_and_head(text, place, place_id):
    assert (place, place_id) in places(text)


def test_a_metonym_that_speaks_is_no_place():
    assert places("Beijing denied sending troops.") == []
    assert places("The fire in Beijing was put out.") == [("Beijing", "CN/1816670")]


def test_a_country_as_adjective_is_no_place():
    assert places("Two U.S. soldiers were hurt.") == []
    assert places("He returned to the U.S. last year.") == [("U.S.", "US")]


def test_a_surname_that_is_a_city_is_no_place():
    assert places("Brandon Jackson ran. Jackson fell.") == []


def test_near_is_a_precision_of_its_own():
    doc = tokenise("A tank burned near Kramatorsk.")
    assert [p.precision for p in find_places(doc)] == [PlacePrecision.NEAR]


def test_a_city_is_looked_up_in_the_country_that_the_text_names():
    assert ("Valencia", "VE/3625549") in places("Flights within Venezuela to Valencia were stopped in Valencia.")


def test_upper_case_text_gives_places_of_the_gazetteer():
    assert [
        name for name, _ in places("TWO SOLDIERS DIED IN SAN SALVADOR AND ONE IN HONDURAS ON SUNDAY, RADIO SAID.")
    ] == [
        "SAN SALVADOR",
        "HONDURAS",
    ]


def chosen(text, word):
    doc = tokenise(text)
    events = find_events(doc)
    index = doc.positions[word][-1]
    event = next((e.first for e in events if doc.tokens[e.first].sentence == doc.tokens[index].sentence), None)
    place = choose_place(doc, find_places(doc), index, event, events)
    return doc.quote(place.first, place.last) if place else None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("At least 12 people were killed in Lusaka, officials in Harare said.", "12", "Lusaka"),
        ("Kenya said 12 people were killed.", "12", None),
        ("Two died in an attack on a mill at Rova near Tabriz.", "two", "Rova"),
        (
            "A bombing in Nairobi shook the city. Later the toll of that bombing rose. The bombing killed 40 people.",
            "40",
            "Nairobi",
        ),
        ("Ana Ruiz, 44, of Lima, was named.", "44", "Lima"),
        ("Ana Ruiz, 44, was taken to Lakeside Hospital.", "44", None),
    ],
)
def test_the_place_of_a_figure_is_where_its_event_happened(text, word, place):
    assert chosen(text, word) == place
