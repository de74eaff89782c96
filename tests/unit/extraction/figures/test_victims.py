import pytest

from tasks.extraction.events.events import find_events
from tasks.extraction.figures.victims import find_victims
from tasks.extraction.text import tokenise


def victims(sentence: str) -> list[tuple[str, str]]:
    doc = tokenise(sentence)
    return [(v.quote, v.event.value) for v in find_victims(doc, find_events(doc), [], [])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A baker was killed in the raid.", [("A baker", "killed")]),
        ("The head of the village was murdered.", [("The head", "killed")]),
        ("Masked men wounded the driver.", [("the driver", "injured")]),
        ("His guard and his driver were killed.", [("His guard", "killed"), ("his driver", "killed")]),
        ("A clerk, who was inside the shop, was injured.", [("A clerk", "injured")]),
        ("They condemned the murder of a judge.", [("a judge", "killed")]),
    ],
)
def test_a_single_person_without_a_number_is_a_victim(sentence, expected):
    assert sorted(victims(sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "The soldiers were killed.",
        "No clerk was killed.",
        "They may kill a judge.",
        "The bill was killed.",
        "Farmers were killed.",
    ],
)
def test_many_none_or_a_figure_of_speech_is_no_victim(sentence):
    assert victims(sentence) == []
