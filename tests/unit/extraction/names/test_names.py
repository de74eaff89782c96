import pytest

from tasks.extraction.names.names import find_names
from tasks.extraction.places.places import find_places
from tasks.extraction.text import tokenise


def names(text):
    doc = tokenise(text)
    return [(doc.quote(n.first, n.last), n.full) for n in find_names(doc, find_places(doc))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The driver, Karl-Heinz Obermann, was unhurt.", "Karl-Heinz Obermann"),
        ("Foreign Minister Haidar al-Rashidi arrived.", "Haidar al-Rashidi"),
        ("They spoke with Maria de la Cruz Ortega on Monday.", "Maria de la Cruz Ortega"),
        ("Police said Tomas “Duke” Wendell fled.", "Tomas “Duke” Wendell"),
        ("It was signed by John Q. Hartwell Jr. in May.", "John Q. Hartwell Jr."),
        ("Leader Kim Jong-il spoke.", "Kim Jong-il"),
        ("The judge, Sean O'Mallory, agreed.", "Sean O'Mallory"),
        ("Ambassador to Kenya Daniela Ferrero was there.", "Daniela Ferrero"),
        ("Officers arrested 26-year-old Derrin Hall on Friday.", "Derrin Hall"),
        ("April Danvers was at home.", "April Danvers"),
    ],
)
def test_a_name_is_read_whole_in_every_shape(text, name):
    assert name in [full for _, full in names(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He was taken to Lakeside Medical Center.",
        "The Harlow Police Department said so.",
        "It happened on North Willow Street.",
        "The New York Times reported it on Monday in Buenos Aires.",
        "Asian Americans and Sunni Arabs voted.",
        "The Nobel Peace Prize was given in Oslo.",
    ],
)
def test_bodies_sites_and_things_are_no_persons(text):
    assert names(text) == []


def test_titles_stand_apart_from_the_name():
    doc = tokenise("Police Chief Laura Benning said that Sgt. Omar Haddad was safe.")
    found = find_names(doc, find_places(doc))
    assert [(n.name, n.title) for n in found] == [("Laura Benning", "Police Chief"), ("Omar Haddad", "Sgt.")]


def test_a_surname_is_joined_to_the_full_name_before():
    text = "Laura Benning resigned. Benning cited her health. Ms. Benning had no comment."
    assert names(text) == [
        ("Laura Benning", "Laura Benning"),
        ("Benning", "Laura Benning"),
        ("Benning", "Laura Benning"),
    ]


def test_the_fullest_form_of_one_person_stands_for_all():
    text = "Michael Kestrel was charged. Michael J. Kestrel, 32, appeared in court."
    assert {full for _, full in names(text)} == {"Michael J. Kestrel"}


def test_a_title_alone_makes_a_surname_a_person():
    assert names("Reporters asked President Karimova about it.") == [("Karimova", "Karimova")]


def test_upper_case_text_gives_names_after_titles_and_given_names():
    text = "THE GUERRILLAS KIDNAPPED MAYOR ROBERTO SANDOVAL AND HIS DRIVER LUIS ORTEGA IN THE VILLAGE ON SUNDAY."
    assert [full for _, full in names(text)] == ["ROBERTO SANDOVAL", "LUIS ORTEGA"]


@pytest.mark.parametrize(
    "text", ["", "....", "«»", "\n\n", "Ω≈ç√", "A", "A.", "De la", '"“‘', "Jr.", "- - -", "Mr.", "the"]
)
def test_no_text_breaks_the_reading(text):
    assert isinstance(names(text), list)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They mourn Navy SEAL Karl Weber in Turin.", "Karl Weber"),
        ("They met Minnesota Holm’s Jonas Braun there.", "Jonas Braun"),
        ("They said that J K Ruiz, 40, was there.", "J K Ruiz"),
    ],
)
def test_an_acronym_or_a_role_before_a_name_is_no_part_of_it(text, name):
    assert name in [full for _, full in names(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Suddenly I had an idea, and I was glad that he came.",
        "It has one 60W USB-C PD port, the maker said.",
    ],
)
def test_a_pronoun_or_a_letter_alone_makes_no_name(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Newly Released Document Reveals State Department Knew Holm Security Inadequate.",
        "Marilyn Buck, of Buffalo Gyn Womenservices, a sponsor, spoke.",
    ],
)
def test_a_headline_or_a_body_behind_of_is_no_person(text):
    assert not {"Knew Holm", "Buffalo Gyn Womenservices"} & {full for _, full in names(text)}


def test_in_a_text_without_capitals_a_title_alone_makes_no_name_of_a_verb():
    text = "the fear of being dragged into disputes is making the officers chicken out, a minister added on friday."
    assert names(text) == []
