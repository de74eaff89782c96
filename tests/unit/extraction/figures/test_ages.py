"""An age takes what its own sentence says befell the person."""

from datetime import date

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The 66-year-old's suicide shook the town.", "killed"),
        ("The 19-year-old’s death was confirmed on Monday.", "killed"),
        ("The 18-year-old was hit in the leg.", "injured"),
        ("Divers were praised for the rescue of a 9-year-old boy.", "rescued"),
        ("A 30-year-old teacher from the old harbour was badly wounded.", "injured"),
        ("The 44-year-old runs a bakery in Osten.", None),
    ],
)
def test_an_age_has_the_event_of_whom_it_belongs_to(sentence, event):
    [figure] = [row for row in read(sentence, date(2025, 4, 11)).figures if row.kind == "age"]
    assert figure.event == event


def test_what_another_sentence_says_of_a_person_is_not_told_of_the_age():
    text = "Jan Marek was charged with fraud. The court heard on Friday that Jan Marek, 41, keeps bees."
    [figure] = [row for row in read(text, date(2025, 4, 11)).figures if row.kind == "age"]
    assert figure.event is None
