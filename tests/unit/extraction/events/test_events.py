import pytest

from tasks.extraction.events.events import find_events
from tasks.extraction.text import tokenise


def told(sentence: str) -> list[tuple[str, str, str]]:
    doc = tokenise(sentence)
    return [(doc.quote(e.first, e.last), e.event.value, e.role) for e in find_events(doc)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Raiders killed 12 farmers.", ("killed", "killed", "object")),
        ("Raiders had killed at least 12 farmers.", ("killed", "killed", "object")),
        ("At least 12 farmers were killed.", ("killed", "killed", "subject")),
        ("12 farmers killed in the raid are to be buried.", ("killed", "killed", "subject")),
        ("Four farmers died of their wounds.", ("died of", "killed", "subject")),
        ("The quake left 40 dead.", ("dead", "killed", "subject")),
        ("The flood caused nine deaths.", ("deaths", "killed", "noun")),
        ("The guards freed 30 hostages.", ("hostages", "abducted", "group")),
        ("Some 300 men signed up.", ("signed up", "enlisted", "subject")),
    ],
)
def test_voice_and_class_tell_where_the_counted_stand(sentence, expected):
    assert expected in told(sentence)


@pytest.mark.parametrize("sentence", ["The strike lasted a day.", "A strike on the depot failed."])
def test_a_noun_is_not_taken_for_a_verb(sentence):
    assert told(sentence)[0] == ("strike", "attacked", "noun")


def test_a_capital_inside_a_sentence_makes_a_name():
    assert told("He joined the National Guard in Novara.") == []


def test_negation_and_plans_are_marked():
    denied, planned = (
        find_events(tokenise(s))[0] for s in ("The crew were not injured.", "The army will deploy 300 men.")
    )
    assert denied.negated
    assert planned.hypothetical
