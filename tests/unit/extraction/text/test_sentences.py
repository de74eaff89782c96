"""Sentences of texts without capitals, where a stop is all that tells where one ends."""

from datetime import date

import pytest

from tasks.extraction import read
from tasks.extraction.text import tokenise

DAY = date(2025, 3, 14)
LOWER = (
    "osten: the mayor of osten said that 12 boats had sunk in the harbour on monday. a crowd of 300 people "
    "waited on the quay until dawn. nobody knew when the ferry would come back, as dr. lind and r. k. berg had left "
    "for the hills."
)


def sentences(text: str) -> list[str]:
    doc = tokenise(text)
    return [text[s.start : s.end] for s in doc.sentences]


def test_a_text_without_capitals_is_cut_at_its_stops() -> None:
    assert [len(part.split()) for part in sentences(LOWER)] == [16, 11, 20]


def test_a_few_capitals_of_page_furniture_do_not_make_a_long_text_mixed() -> None:
    text = "This page is from March 2, 2025\n\n" + LOWER + " " + LOWER + " " + LOWER + " " + LOWER
    assert len(sentences(text)) == 13


def test_a_text_with_capitals_goes_on_behind_a_stop_with_a_small_letter() -> None:
    assert len(sentences("Lind et al. found 12 graves near a hamlet. The rest was never dug up by anybody.")) == 2


def test_without_capitals_a_sentence_may_open_right_behind_a_question() -> None:
    text = LOWER + " why was the army late?there were 40 men in the fort.the rest had gone home for the harvest."
    assert sentences(text)[-3:] == [
        "why was the army late?",
        "there were 40 men in the fort.",
        "the rest had gone home for the harvest.",
    ]


@pytest.mark.parametrize(("number", "speaker"), [(12.0, "the mayor of osten"), (300.0, None)])
def test_who_is_cited_in_one_sentence_is_not_cited_in_the_next(number: float, speaker: str | None) -> None:
    found = {figure.value_low: figure.speaker for figure in read(LOWER, DAY).figures}
    assert found[number] == speaker
