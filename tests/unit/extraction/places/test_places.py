import pytest

from tasks.extraction import read
from tasks.extraction.events.events import find_events
from tasks.extraction.places.places import choose_place, find_places
from tasks.extraction.text import tokenise
from values.categories import PlacePrecision


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
    place = choose_place(doc, find_places(doc), index, event)
    return doc.quote(place.first, place.last) if place else None


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("At least 12 people were killed in Lusaka, officials in Harare said.", "12", "Lusaka"),
        ("Kenya said 12 people were killed.", "12", None),
        ("Two died in an attack on a mill at Rova near Tabriz.", "two", "Rova"),
        ("In Harare 12 fishermen died and in Lusaka three.", "12", "Harare"),
        ("Rockets hit Nairobi, killing 12.", "12", "Nairobi"),
        ("Twelve people were killed in shelling at Saltmere.", "twelve", "Saltmere"),
        (
            "NAIROBI, Kenya (AP) - Twelve people were killed on Monday, and 40 were hurt by a bomb.",
            "40",
            None,
        ),
        ("About 90 Rova field workers were killed.", "90", None),
        ("Ana Ruiz, 44, of Lima, was named.", "44", "Lima"),
        ("Ana Ruiz, 44, was taken to Lakeside Hospital.", "44", None),
    ],
)
def test_the_place_of_a_figure_is_where_its_event_happened(text, word, place):
    assert chosen(text, word) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A blast in New Delhi killed two.", "New Delhi"),
        ("A New Jersey native was there.", "New Jersey"),
        ("In Little Rock two men fled.", "Little Rock"),
        ("Clashes in the West Bank went on.", "West Bank"),
        ("CLASHES IN THE WEST BANK WENT ON FOR A LONG TIME.", "WEST BANK"),
        ("He died in the old city of Paris.", "Paris"),
    ],
)
def test_an_adjective_or_a_quarter_of_the_sky_may_begin_a_name(text, place):
    assert [name for name, _ in places(text)] == [place]


def test_who_says_it_stands_elsewhere():
    (row,) = read("Police in Lima said 12 men were held in Cuzco.", None).figures
    assert row.place == "Cuzco"


@pytest.mark.parametrize(
    "text",
    ["The ambassador to Peru has 17 cars.", "The court took up two suits against Peru.", "He made 12 trips to Peru."],
)
def test_a_number_of_no_event_is_not_put_where_something_only_goes(text):
    assert read(text, None).figures[0].place is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Three men were shot in the 9500 block of South Quay Street on Monday.", ["9500 block of South Quay Street"]),
        ("Police were called to 829 Harbour Lane at noon.", ["829 Harbour Lane"]),
        ("The car was stopped near Seventh Street and Mill Avenue.", ["Seventh Street and Mill Avenue"]),
        ("The boy was found in Fort Worth.", ["Fort Worth"]),
        ("Two men were shot on Blue Heron Street.", ["Blue Heron Street"]),
        ("A van stood at the corner of Alder and Finch.", ["Alder and Finch"]),
        ("Shots were fired near 22nd and Alder.", ["22nd and Alder"]),
        ("He was shot at 45th Ave. and 3rd Street.", ["45th Ave. and 3rd Street"]),
    ],
)
def test_blocks_addresses_crossings_and_names_that_open_with_a_head_are_places(text, places):
    doc = tokenise(text)
    assert [doc.quote(place.first, place.last) for place in find_places(doc)] == places


def test_a_text_without_capitals_has_its_dateline_and_names_before_a_noun_of_place():
    text = "kolkata: two persons were stabbed in talora village on monday. they were taken to a clinic by their kin."
    doc = tokenise(text)
    assert [doc.quote(place.first, place.last) for place in find_places(doc)] == ["kolkata", "talora village"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Six died in a blast in Bogota and two in Dusseldorf.", ["Bogota", "Dusseldorf"]),
        ("Two were shot in the Madison neighborhood of Nashville.", ["Madison neighborhood", "Nashville"]),
        ("A Varnhall man was charged.", ["Varnhall"]),
        ("Three people died at a Copper City home.", ["Copper City"]),
        ("They were shot in the area of Smithfield and fled.", ["Smithfield"]),
        ("VARNHALL, Fla. -- Two men were shot.", ["VARNHALL, Fla."]),
        ("They were held in Panama City.", ["Panama City"]),
        ("Six farmers were killed in Niger State.", ["Niger State"]),
        ("He told Niger state television of a fire in the capital Niamey.", ["Niger", "Niamey"]),
        ("The Smith home burned, and the Harlan family left.", []),
        ("Omar Rask, Kenya's envoy, spoke.", []),
        ("The Bank of Norway held a member of the Parliament of Norway.", []),
    ],
)
def test_a_town_is_told_by_what_stands_around_its_name(text, places):
    doc = tokenise(text)
    found = [doc.quote(p.first, p.last) for p in find_places(doc) if doc.lower(p.first) != "kenya"]
    assert found == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("TWO DIED IN THE LOMBAY CANTON OF VARA AND IN THE CITY OF OSTENA, THEY SAID.", ["LOMBAY CANTON", "OSTENA"]),
        ("the fire began in talor-besk area at noon. those from talor-besk fled, and 12 were hurt in vombar.",
         ["talor-besk area", "vombar"]),
        ("he was held in custody at noon in connection with it and was kept in hospital for treatment.", []),
    ],
)  # fmt: skip
def test_a_text_of_one_case_has_the_names_that_no_list_knows(text, places):
    doc = tokenise(text)
    assert [doc.quote(p.first, p.last) for p in find_places(doc) if doc.lower(p.first) != "vara"] == places


def test_a_number_before_a_street_and_another_noun_is_no_address():
    doc = tokenise("The firm has 829 workers in Harbour Lane.")
    assert "829" not in {doc.quote(place.first, place.last).split()[0] for place in find_places(doc)}
