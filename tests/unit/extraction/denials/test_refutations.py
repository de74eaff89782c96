"""Denials without a denying verb, and what only sounds like one."""

import pytest

from tasks.extraction import read


@pytest.mark.parametrize(
    ("text", "speaker", "target"),
    [
        ("The report said there were no armed clashes.", "The report", "armed clashes"),
        ("The general insisted his men had not fired on us.", "The general", "fired on us"),
        ("Doctors stated that the farmers did not have a clash.", "Doctors", "have a clash"),
        ('"We did not bomb the school," the general said.', "the general", "bomb the school"),
        ("The ministry said the claims were baseless.", "The ministry", "the claims"),
        ("The figure is false, the ministry said.", "the ministry", "The figure"),
        ("The minister described the allegations as baseless.", "The minister", "the allegations"),
    ],
)
def test_cited_words_that_say_it_did_not_happen_are_a_denial(text, speaker, target):
    (denial,) = read(text, None).denials
    assert (denial.speaker, denial.target) == (speaker, target)
    assert text[denial.start : denial.end] == denial.quote


@pytest.mark.parametrize(
    "text",
    [
        "There were no clashes on Friday.",
        "Police said there were no injuries.",
        "Police said they did not witness the shooting.",
        "The mayor said the army would not attack.",
        "The mayor said two men were not hurt.",
        "The mayor said it was true that the plan was not good.",
    ],
)
def test_what_nobody_is_cited_for_and_what_is_no_deed_is_no_denial(text):
    assert read(text, None).denials == []


def test_a_clause_about_the_denier_ends_with_its_comma():
    (denial,) = read("Ivo Marek, who denies the charges, was held.", None).denials
    assert (denial.quote, denial.target) == ("who denies the charges", "the charges")


def test_what_describes_a_subject_belongs_to_the_speaker():
    (row,) = read("The men wanted for murder told police that 12 others fled.", None).figures
    assert row.speaker == "The men wanted for murder"
