"""Text that was made to be slow, to break the reader or to smuggle in a wrong number."""

from datetime import date

import pytest

from tasks.extraction import read
from tasks.extraction.events.link_costs import HOPELESS
from tasks.extraction.figures.linking import DEAREST
from tasks.extraction.text.sentences import LONGEST, sentence_bounds

FRIDAY = date(2025, 4, 11)
ENDLESS = (
    "12 and ", "killed 12 people and hurt 3 in Lund, ", "nobody was hurt ", "12\t", "(4) ", "-1 ", "he said: ", "word ",
    "12 killed; ", "a/", "!", "—", "e\u0301 ",
)  # fmt: skip


def pieces(text):
    return [text[start:end] for start, end, _ in sentence_bounds(text)]


def values(text):
    return [(row.quote, row.value_low) for row in read(text, FRIDAY).figures]


def reasons(text):
    return [(row.quote, row.reason) for row in read(text, FRIDAY).ignored]


@pytest.mark.parametrize("part", ENDLESS)
def test_a_text_without_stops_is_cut_into_sentences_of_bounded_length(part):
    text = part * (20_000 // len(part))
    found = pieces(text)
    assert max(map(len, found)) <= LONGEST
    assert "".join("".join(found).split()) == "".join(text.split())


def test_an_overlong_sentence_is_cut_at_its_best_place():
    clause = "the crews of both boats rowed on through the fog, "
    assert all(piece.endswith(",") for piece in pieces(clause * 100))
    stopped = "the crews of both boats rowed on. they saw no light, "
    assert all(piece.endswith(".") for piece in pieces(stopped * 100)[:-1])


def test_no_cut_goes_through_a_number():
    for long in ("7" * 9000, "1,234," * 1500, "12.5." * 1500, "1 " + "234 " * 2500):
        assert len(pieces(long)) == 1


def test_a_sentence_of_ordinary_length_is_never_cut():
    sentence = "The rowers, " + "who were tired, " * 100 + "went home."
    assert len(sentence) < LONGEST
    assert pieces(sentence) == [sentence]


def test_a_link_that_is_given_up_is_dearer_than_any_that_is_made():
    assert max(DEAREST.values()) < HOPELESS


def test_an_address_lends_its_slashes_only_to_the_digits_in_it():
    lines = "See www.boats.example\n" + "Lund\n" * 3 + "12\n" * 200
    assert ("12", "attached_code") not in reasons(lines)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry carried 52 rowers, whom of 17 died and wounded. 21 were",
        "Nine including four children and a woman of 70, were killed in the fire. people,",
        "Neither of the two clerks was injured, chief Lena Hartig said. injured,",
        "The harbour counted 12 " + "thousand " * 400 + "boats.",
        "Some 3 to 9^99999 boats, 1e400 sails and 0^-1 oars were lost.",
    ],
)
def test_nothing_breaks_the_reader(text):
    assert all(text[row.start : row.end] == row.quote for row in read(text, FRIDAY).figures)


@pytest.mark.parametrize("number", ["1e400", "9^999", "10^4000", "1e-400", "12 " + "million " * 4 + "million"])
def test_what_is_too_large_or_too_small_for_a_number_is_ignored_whole(number):
    text = f"The storm killed {number} people in Lund."
    assert values(text) == []
    assert reasons(text) == [(number, "no_number")]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("1'234", 1234),
        ("1’234’567", 1234567),
        ("1\u2009234", 1234),
        ("1٬234", 1234),
        ("１２", 12),
        ("１，２００", 1200),
        ("1\u200b234", 1234),
        ("1\u00ad234", 1234),
        ("١٢", 12),
    ],
)
def test_one_number_in_the_marks_of_others_is_one_number(number, value):
    assert values(f"The storm displaced {number} people in Lund.") == [(number, value)]


def test_a_dozen_and_a_half_are_eighteen():
    assert values("A dozen and a half people died in Lund.") == [("A dozen and a half", 18)]


def test_numbers_that_are_one_sign_are_not_lost_in_silence():
    assert reasons("② The storm killed 12 people in camp Ⅻ.") == [("②", "list_number"), ("Ⅻ", "list_number")]


def test_a_hyphen_before_a_count_of_persons_is_a_dash():
    assert values("The sailors -5 people of Lund- died.")[0] == ("-5", 5)
    assert values("It was -12C in Lund.") == [("-12", -12)]


def test_no_one_is_a_figure_of_zero_and_no_ignored_one():
    text = "No one was hurt in the fire."
    assert values(text) == [("No one", 0)]
    assert reasons(text) == []
