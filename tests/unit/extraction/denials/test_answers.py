"""What a denial answers, and what of it it denies; sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
from values.categories import Stance

MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "scope", "answered"),
    [
        ("The army denied reports that 60 migrants had died.", "number", ["60"]),
        ("Volunteers said 40 people were killed in the raid. The army denied the report.", "number", ["40"]),
        ("Volunteers said 40 died. The ministry dismissed the figure as invented.", "number", ["40"]),
        ("The villagers said 12 people were killed. The army denied that it had shelled the town.", "event", ["12"]),
        ("The ministry denied that its officers ordered the killing of the six nurses.", "event", ["six"]),
        (
            "A shell hit a bus stop and killed six people. About 70 wounded were taken out, the mission said. "
            "The army denied that it had fired on the bus stop.",
            "event",
            ["six"],
        ),
        (
            "The mayor alleged that at least 155 Chinese nationals are fighting. Beijing denied providing troops.",
            "implication",
            ["at least 155"],
        ),
        ("The mayor alleged that 30 Talmari citizens fought. Talmar denied sending them.", "implication", ["30"]),
        ("Police said three people were hurt. The mayor denied taking bribes.", None, []),
        ("The army said 12 people were killed. The army denied that it had shelled the town.", None, []),
    ],
)
def test_a_denial_answers_what_somebody_else_stated(text, scope, answered):
    reading = read(text, MONDAY)
    (denial,) = reading.denials
    assert (denial.scope, [reading.figures[n].quote for n in denial.answers]) == (scope, answered)


def test_what_a_relative_clause_takes_for_granted_is_not_denied():
    reading = read("The firm denied ignoring two warnings about the dam that broke and killed 17 people.", MONDAY)
    assert [(f.quote, f.stance) for f in reading.figures] == [("two", Stance.DENIED), ("17", Stance.REPORTED)]
    assert [reading.figures[n].quote for n in reading.denials[0].answers] == ["two"]


def test_words_before_a_semicolon_belong_to_the_source_before_it():
    reading = read("Up to 60 people were killed, witnesses said; the mayor counted 11 bodies.", MONDAY)
    assert [(f.quote, f.speaker) for f in reading.figures] == [("Up to 60", "witnesses"), ("11", "the mayor")]


def test_a_participle_behind_a_number_cites_nobody():
    reading = read("The toll has passed 120, with 560 suspected cases, the agency said.", MONDAY)
    assert {(f.speaker, f.via) for f in reading.figures} == {("the agency", None)}
