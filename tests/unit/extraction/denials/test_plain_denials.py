"""Denying verbs outside of a clause of what is said, and words that deny a part in something; sentences of our own."""

import pytest

from tasks.extraction import read
from values.reading import Denial


def denials_of(text: str) -> list[Denial]:
    return read(text, None).denials


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        ("A harbour master, rejecting the allegations, said the pier was safe.", "A harbour master", "the allegations"),
        ("The dam had been neglected, an allegation the ministry refutes.", "the ministry", "ministry refutes"),
        ("The bank lent them boats, a claim Tarn has repeatedly denied.", "Tarn", "denied"),
        ("The claim that 12 drowned, which Tarn denies, spread quickly.", "Tarn", "which Tarn denies"),
        ("Those interpretations are disputed by Mira Kolb, a lawyer.", "Mira Kolb", "disputed by"),
        ("The allegations were dismissed as nonsense by the bank.", "the bank", "dismissed as nonsense"),
        ("The company flat-out denied the allegations.", "The company", "denied"),
        ("Kolb said he had no part in the theft.", "Kolb", "no part in the theft"),
        ("Kolb said he had nothing to do with the theft.", "Kolb", "nothing to do with the theft"),
        ("There is no truth in the report, the bank said.", "the bank", "no truth"),
        ("The mayor said there was absolutely no complacency.", "The mayor", "no complacency"),
        ("The army said it does not target clinics.", "The army", "does not target"),
        ("The bank said that the reports were inaccurate.", "The bank", "inaccurate"),
    ],
)
def test_a_denial_is_read_with_its_denier(text, speaker, quote):
    (denial,) = denials_of(text)
    assert denial.speaker == speaker
    assert quote in denial.quote
    assert text[denial.start : denial.end] == denial.quote


@pytest.mark.parametrize(
    "text",
    [
        "The town is denying vaccines to migrants.",
        "The motion was rejected by the court.",
        "The ministry neither confirmed nor denied the report.",
        "Kolb said he didn't own any birds.",
        "Kolb said he wasn't happy.",
        "Six in ten said they were not looking forward to the vote.",
        "The committee has no role in naming judges, she said.",
    ],
)
def test_refusals_and_plain_negations_deny_nothing(text):
    assert denials_of(text) == []
