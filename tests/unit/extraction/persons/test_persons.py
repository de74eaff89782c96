from datetime import date

import pytest

from tasks.extraction import read

PUBLISHED = date(2025, 4, 11)


def persons(text):
    return {p.name: p for p in read(text, PUBLISHED).persons}


def fates(text):
    return {name: [fate.value for fate in p.fate] for name, p in persons(text).items()}


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Ana Ruiz, 38, was there.", "Ana Ruiz", 38),
        ("Ana Ruiz (38) was there.", "Ana Ruiz", 38),
        ("Ana Ruiz, aged 38, was there.", "Ana Ruiz", 38),
        ("The 38-year-old taxi driver Ana Ruiz was there.", "Ana Ruiz", 38),
        ("His 8-year-old daughter, Nora Feld, was there.", "Nora Feld", 8),
        ("Ana Ruiz, a 45-year-old taxi driver, was there.", "Ana Ruiz", 45),
        ("Ana Ruiz sat down. She was 38.", "Ana Ruiz", 38),
        ("A 17-year-old boy was shot dead. Police identified him as Karl Weber.", "Karl Weber", 17),
        ("An 8-month-old girl, Nora Feld, was found.", "Nora Feld", 0),
        ("Brothers Karl Weber, 20, and Tim Weber, 22, were found.", "Tim Weber", 22),
        ("Karl Weber and Tim Braun, both 31, were found.", "Karl Weber", 31),
        ("Karl Weber collects stamps. The 29-year-old lives alone.", "Karl Weber", 29),
    ],
)
def test_an_age_goes_to_the_person_it_stands_beside(text, name, age):
    assert persons(text)[name].age == age


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz was killed on Monday.", {"Ana Ruiz": ["killed"]}),
        ("Karl Weber, 40, shot Ana Ruiz, 38.", {"Karl Weber": [], "Ana Ruiz": ["injured"]}),
        ("Karl Weber was charged in the death of Ana Ruiz.", {"Karl Weber": ["charged"], "Ana Ruiz": ["killed"]}),
        ("Ana Ruiz was taken to Lakeside Hospital, where she died.", {"Ana Ruiz": ["killed"]}),
        ("Also killed were Ana Ruiz, 38, and Karl Weber, 40.", {"Ana Ruiz": ["killed"], "Karl Weber": ["killed"]}),
        ("Ana Ruiz was one of four people wounded.", {"Ana Ruiz": ["injured"]}),
        (
            "Two people were killed. The victims were identified as Ana Ruiz and Karl Weber.",
            {"Ana Ruiz": ["killed"], "Karl Weber": ["killed"]},
        ),
        (
            "Ana Ruiz was killed in May; Karl Weber has been missing since.",
            {"Ana Ruiz": ["killed"], "Karl Weber": ["missing"]},
        ),
        (
            "They ask for the relatives who were killed.\n\n"
            "Brothers Tim Weber, 22, and Karl Weber, 25, left in June 2024. "
            "Tim was killed in August; Karl has been missing since.",
            {"Tim Weber": ["killed"], "Karl Weber": ["missing"]},
        ),
        ("Rebels kidnapped Ana Ruiz in May.", {"Ana Ruiz": ["abducted"]}),
        ("Ana Ruiz was released from prison.", {"Ana Ruiz": ["released"]}),
        ("Ana Ruiz's body was found on Sunday.", {"Ana Ruiz": ["killed"]}),
        ("Ana Ruiz was fatally shot.", {"Ana Ruiz": ["killed"]}),
        ("Karl Weber turned himself in and is charged with theft.", {"Karl Weber": ["detained", "charged"]}),
    ],
)
def test_a_fate_goes_to_the_one_it_happened_to(text, expected):
    assert fates(text) == expected


def test_a_relative_does_not_share_the_fate():
    assert "Ana Ruiz" not in fates("Ana Ruiz's brother was killed on Monday.")


def test_a_denied_fate_is_none():
    assert fates("Ana Ruiz was not injured.") == {}


def test_the_day_of_enlisting_is_derived_from_the_day_of_death():
    text = "The soldier, 38-year-old Karl Weber, was killed in Lviv in December 2023, three months after enlisting."
    person = persons(text)["Karl Weber"]
    assert (person.fate_start, person.fate_end, person.place) == (date(2023, 12, 1), date(2023, 12, 31), "Lviv")
    assert [fate.value for fate in person.fate] == ["killed", "enlisted"]
    assert (person.derived_enlisted_start, person.derived_enlisted_end) == (date(2023, 9, 1), date(2023, 9, 30))
    assert person.fates[1].start is None


def test_the_window_of_birth_follows_from_the_age_at_death():
    person = persons("Ana Ruiz, 38, was killed in December 2023.")["Ana Ruiz"]
    assert person.age_as_of == date(2023, 12, 31)
    assert (person.derived_birth_start, person.derived_birth_end) == (date(1984, 12, 2), date(1985, 12, 31))


def test_the_name_key_is_blind_to_order_case_and_accents():
    keys = [persons(f"{name}, 38, was there.")[name].name_key for name in ("Rui Zhao", "Zhao Rui")]
    assert keys[0] == keys[1]


def test_every_quote_is_the_text_of_its_span():
    text = "Karl “Duke” Weber Jr., 40, was arrested in Turin, Italy, after Ana Ruiz (38) died."
    for person in read(text, PUBLISHED).persons:
        assert text[person.start : person.end] == person.quote


def test_nationality_role_and_sex_are_read_beside_the_name():
    person = persons("Chinese soldier Zhao Rui, 38, was captured on Monday.")["Zhao Rui"]
    assert (person.nationality, person.role) == ("CN", "soldier")
    assert persons("The victim’s wife, Ana Ruiz, 38, was there.")["Ana Ruiz"].sex == "female"


def test_one_who_kills_is_not_killed():
    assert fates("The report describes Karl Weber's killing of Ana Ruiz in May.") == {"Ana Ruiz": ["killed"]}


def test_a_town_before_the_noun_is_no_person():
    assert persons("A 4-year-old Kenosha girl has died.") == {}


def test_the_age_of_an_attacker_is_not_his_victims():
    assert persons("Police said a 7-year-old fatally shot Nora Feld, 3, on Monday.")["Nora Feld"].age == 3


def test_the_deceased_is_dead_whatever_was_told_before():
    text = "Karl Weber was shot on Monday. The deceased has been identified as 17-year-old Karl Weber."
    assert fates(text) == {"Karl Weber": ["killed"]}


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weber is accused. He pleaded not guilty to threatening to assault and kill Ana Ruiz.",
        "The plan to free Ana Ruiz was never carried out.",
        "They spoke of the possibility of poisoning Ana Ruiz.",
        "Who gains if, in the next weeks, Ana Ruiz is convicted in the north?",
        "Ana Ruiz is held in high esteem in the town.",
        "Ana Ruiz was beaten out by a rival in the last race.",
        "Ana Ruiz was eliminated from the contest after two rounds.",
        "Ana Ruiz spoke of her conviction that the law can change a country.",
        "Ana Ruiz says that she felt guilty about the silence.",
        "Ana Ruiz was suffering from a cold.",
        "The illness took away the strength of her body, Ana Ruiz wrote.",
        "The judges struck down duties Ana Ruiz had imposed.",
        "The story had no memory of an alibi Ana Ruiz gave.",
        'Ana Ruiz, identified as "Minor Victim 1" in the files, says she was never asked.',
        "Two men were killed. Ana Ruiz, one of three senators from the north, asked for a debate.",
    ],
)
def test_what_is_only_meant_or_said_in_another_sense_is_no_fate(text):
    assert fates(text).get("Ana Ruiz", []) == []


def test_those_who_speak_of_his_death_are_alive():
    text = "Karl Weber died in May. Sen. Tim Braun, who knew him, said his death was a disgrace."
    assert fates(text) == {"Karl Weber": ["killed"]}


def test_a_pronoun_before_its_name_means_the_subject_that_follows():
    assert persons("Karl Weber met Tim Braun. When he was 16, Braun was arrested.")["Tim Braun"].age == 16


def test_the_relatives_of_the_dead_stay_alive():
    assert fates("The son of former mayor Karl Weber, Tim Weber, was stabbed to death.") == {"Tim Weber": ["killed"]}


def test_ages_in_words_part_no_enumeration():
    text = "Ana Ruiz, six, Nora Feld, seven, and Ida Braun, nine, died on Monday."
    assert set(fates(text)) == {"Ana Ruiz", "Nora Feld", "Ida Braun"}


def test_who_dies_of_wounds_is_dead():
    assert fates("Ana Ruiz was shot on Monday. She died from her injuries in hospital.") == {"Ana Ruiz": ["killed"]}


def test_victims_are_those_harmed_not_those_charged_before():
    text = (
        "Karl Weber was charged on Monday. The victims were named as Ana Ruiz, 20, and Nora Feld, 23. Both were shot."
    )
    found = fates(text)
    assert found["Ana Ruiz"] == found["Nora Feld"] == ["injured"]
