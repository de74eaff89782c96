"""Denials: who denies what, read from sentences of our own."""

from datetime import date

import pytest

from tasks.extraction import read
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


@pytest.mark.parametrize(
    ("text", "speaker", "target"),
    [
        ("Nils Berg, 31, pleaded not guilty to fraud.", "Nils Berg", "pleaded not guilty"),
        (
            "The Torvan government has ruled out rebel involvement in the crash.",
            "The Torvan government",
            "rebel involvement",
        ),
        (
            "Lind was an adviser, although this was denied by spokesmen of the house.",
            "spokesmen of the house",
            "Lind was",
        ),
        ("Talmar, which denies any role in the raid, sent troops.", "Talmar", "any role in the raid"),
        ("The minister said the funds were never touched.", "The minister", "the funds were never touched"),
        ('"We do not poison rivers," the firm said.', "the firm", "We do not poison rivers"),
        ("The lawyer said the minister had not made this remark.", "The lawyer", "the minister had not made"),
        ("The president insisted the purpose isn't to take the islands.", "The president", "the purpose isn't"),
        ("Villagers say that the charges of arson put on them were false.", "Villagers", "the charges of arson"),
        ("The general said early reports of gas turned out to be bogus.", "The general", "early reports of gas"),
        ('The spokesman called reports of 500 dead "fake news".', "The spokesman", "reports of 500 dead"),
    ],
)
def test_a_deed_a_charge_or_a_report_is_denied_in_many_words(text: str, speaker: str, target: str) -> None:
    (denial,) = read(text, date(2025, 4, 11)).denials
    assert denial.speaker == speaker
    assert (denial.target or "").startswith(target)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the town had not slept.",
        "The mayor said that he was not very sure about it.",
        "Lind said she was never allowed into the room.",
        "The mayor said there had been no other clashes.",
        '"We do not know the man," the firm said.',
    ],
)
def test_what_nobody_is_accused_of_is_not_denied(text: str) -> None:
    assert read(text, date(2025, 4, 11)).denials == []


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that 400 sailors fled, the spokesman said.",
        'The spokesman called reports of 400 dead "fake news".',
    ],
)
def test_figures_of_what_is_called_untrue_are_denied(text: str) -> None:
    (figure,) = read(text, date(2025, 4, 11)).figures
    assert (figure.stance.value, figure.speaker.lower()) == ("denied", "the spokesman")
