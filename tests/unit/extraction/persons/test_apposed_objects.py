"""Persons that a role with a comma names as the object of what befell them; sentences of our own."""

import pytest

from tasks.extraction import read
from values.categories import Event


@pytest.mark.parametrize(
    ("text", "name", "fate"),
    [
        ("Police have detained the mill's director, Otto Hanz, and two guards.", "Otto Hanz", Event.DETAINED),
        ("Gunmen killed a judge, Ana Ruiz, and her driver.", "Ana Ruiz", Event.KILLED),
        ("Rebels kidnapped the town's doctor, Ivo Rell, on Friday.", "Ivo Rell", Event.ABDUCTED),
    ],
)
def test_a_role_and_a_comma_may_stand_before_the_name(text, name, fate):
    (person,) = read(text, None).persons
    assert (person.name, person.fate) == (name, [fate])


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed the nephew of the mayor, Ana Ruiz said.",
        "Police arrested a man. The officer, Jo Lind, said so.",
        "Hail killed six goats, Otto Hanz told the Herald.",
        "Police arrested a man, Jo Lind said.",
    ],
)
def test_a_speaker_behind_the_comma_is_no_object(text):
    assert read(text, None).persons == []
