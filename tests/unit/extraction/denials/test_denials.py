"""Denials: who denies what, read from sentences of our own."""

import pytest

from tasks.extraction.citing.attribution import find_attributions
from tasks.extraction.denials.denials import find_denials
from tasks.extraction.text import tokenise
from values.reading import Denial


def denials_of(text: str) -> list[Denial]:
    doc = tokenise(text)
    return find_denials(doc, find_attributions(doc, []))


@pytest.mark.parametrize(
    ("text", "speaker", "target"),
    [
        ("The army denied shelling the town.", "The army", "shelling the town"),
        ("The army has denied that it shelled the town.", "The army", "that it shelled the town"),
        ("The coalition rejected the accusation.", "The coalition", "the accusation"),
        ("The army said it had not shelled the town.", "The army", "it had not shelled the town"),
        ("Reports that 12 died were denied by the mayor.", "the mayor", "that 12 died"),
        ("Two men died in the raid. The claim was dismissed by the army.", "the army", "Two men died in the raid."),
    ],
)
def test_a_denial_names_the_denier_and_the_denied_words(text, speaker, target):
    (denial,) = denials_of(text)
    assert (denial.speaker, denial.target) == (speaker, target)
    assert text[denial.start : denial.end] == denial.quote


@pytest.mark.parametrize(
    "text",
    [
        "The judge denied bail to the two men.",
        "The guards denied them entry to the hall.",
        "The board rejected the offer of 12 dollars a share.",
        "The army neither denied nor confirmed the raid.",
        "We must reject the claim.",
        "The army said it did not know the number.",
    ],
)
def test_refusing_or_not_knowing_is_no_denial(text):
    assert denials_of(text) == []
