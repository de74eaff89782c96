"""Every field of a figure says which rule read it from which words."""

from datetime import date

import pytest

from tasks.extraction import explain, read
from tests.unit.extraction.sentences import SENTENCES
from values.reading import Figure, Reading

PUBLISHED = date(2026, 3, 11)
SENTENCE = "At least 51 miners, including 3 women, were killed in Kyiv on Friday, police said."
FIELDS = ("unit", "event", "speaker", "measure", "case_status", "place", "part_of", "statistic", "incident", "sex")


def steps_of(reading: Reading, number: int) -> dict[str, tuple[str, str]]:
    return {s.field: (s.rule, SENTENCE[s.start : s.end]) for s in reading.steps if s.figure == number}


def filled(figure: Figure) -> set[str]:
    told = {field for field in FIELDS if getattr(figure, field) is not None}
    return told | ({"period"} if figure.period_rule else set())


def test_a_step_names_the_rule_and_the_words_of_each_field():
    steps = steps_of(read(SENTENCE, PUBLISHED), 0)
    assert steps["value"] == ("digits", "At least 51")
    assert steps["unit"] == ("own_noun", "miners")
    assert steps["event"] == ("predicate", "killed")
    assert steps["speaker"] == ("speech_before", "said")
    assert steps["place"] == ("gazetteer", "Kyiv")


def test_a_part_says_how_its_whole_was_found():
    assert steps_of(read(SENTENCE, PUBLISHED), 1)["part_of"][0] == "part_cue"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_field_of_a_figure_is_filled_without_a_step(sentence):
    reading = read(sentence, PUBLISHED)
    for number, figure in enumerate(reading.figures):
        told = {step.field for step in reading.steps if step.figure == number}
        assert {"value", "kind"} | filled(figure) <= told


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_step_of_a_period_is_by_the_rule_that_the_figure_names(sentence):
    reading = read(sentence, PUBLISHED)
    for step in reading.steps:
        if step.field == "period":
            assert step.rule == reading.figures[step.figure].period_rule


def test_an_explanation_has_a_line_for_each_field_under_its_figure():
    lines = [(row.layer, row.rule, row.quote, row.read) for row in explain(SENTENCE, PUBLISHED)]
    at = lines.index(("figure", "digits/predicate", "At least 51", ""))
    assert lines[at + 1] == ("- value", "digits", "At least 51", "51")
    assert ("- event", "predicate", "killed", "killed") in lines[at:]
