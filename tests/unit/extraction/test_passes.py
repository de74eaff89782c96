"""A pass gives what it says and reads what it declares, and the pipeline stands in the docs as it runs."""

from dataclasses import fields
from datetime import date

import pytest

from tasks.extraction import analyse
from tasks.extraction.pipeline import PASSES, Pass
from tasks.extraction.text import Document, Layer, Rows, tokenise
from tests.unit.extraction.sentences import SENTENCES

PUBLISHED = date(2026, 3, 11)
TITLE = "Mira Kolb and Ilja Dorn among the dead"
LAYERS = {field.name for field in fields(Document) if not field.init}


def begun() -> Document:
    doc = tokenise("\n\n".join(SENTENCES))
    doc.published, doc.title = PUBLISHED, TITLE
    return doc


def given(doc: Document) -> set[str]:
    return {layer for layer in LAYERS if hasattr(doc, layer)}


def before(step: Pass) -> Document:
    """Return a text that every pass before the step has read."""
    doc = begun()
    for earlier in PASSES[: PASSES.index(step)]:
        earlier.run(doc)
    return doc


@pytest.mark.parametrize("step", PASSES, ids=lambda step: step.gives[0])
def test_a_pass_reads_only_the_layers_that_it_declares(step):
    whole, poor = before(step), begun()
    for layer in step.needs:
        setattr(poor, layer, getattr(whole, layer))
    step.run(poor)
    assert given(poor) == {*step.needs, *step.gives}


def test_a_layer_that_no_pass_has_given_cannot_be_read():
    with pytest.raises(AttributeError, match="persons"):
        begun().persons  # noqa: B018 - reading it is what fails


def test_each_layer_is_given_once_and_before_it_is_needed():
    known: list[str] = []
    for step in PASSES:
        assert set(step.needs) <= set(known), step.gives
        known.extend(step.gives)
    assert sorted(known) == sorted(LAYERS)


def test_analyse_returns_every_layer():
    assert given(analyse(SENTENCES[0], PUBLISHED)) == LAYERS


def test_a_layer_finds_its_mentions_by_their_tokens():
    doc = analyse("On Monday 3 men died in Kyiv. On Friday 4 women were hurt in Lviv.", PUBLISHED)
    monday, friday = doc.times
    assert doc.times.within(doc.sentences[1]) == [friday]
    assert doc.times.before(friday.first) == [monday]
    assert doc.times.after(monday.first) == [friday]
    assert doc.times.between(monday.first, friday.first + 1) == [monday, friday]
    assert doc.times.at(friday.first) is friday
    assert doc.times.at(friday.last) is None


def test_rows_are_found_by_their_characters():
    doc = analyse("On Monday 3 men died in Kyiv. On Friday 4 women were hurt in Lviv.", PUBLISHED)
    assert [row.quote for row in doc.figures.within(doc.sentences[1])] == ["4"]
    assert isinstance(doc.figures, Rows)
    assert isinstance(doc.times, Layer)
    assert doc.figures.at(doc.text.index("3")).quote == "3"
