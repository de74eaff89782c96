import pytest

from tasks.reading.spans import NotGroundedError, occurrences, the_one
from values.second_reading import Reason

TEXT = "Two men, aged 12 and 1,200 days, met 12 others; the mayor’s\u00a0aide said “two” was 12.5 too low."


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 2),
        ("1,200", 1),
        ("2", 0),
        ("200", 0),
        ("12.5", 1),
        ("mayor's aide", 1),
        ('"two"', 1),
        ("Two", 1),
        ("", 0),
    ],
)
def test_words_are_found_whole_and_typed_as_a_keyboard_has_them(words, number):
    spans = occurrences(TEXT, words)
    assert len(spans) == number
    assert all(end - start == len(words) for start, end in spans)


def test_a_quote_that_stands_twice_is_found_by_its_context():
    assert the_one(TEXT, "12", "met 12 others") == (TEXT.index("12 others"), TEXT.index("12 others") + 2)


@pytest.mark.parametrize(
    ("quote", "context", "reason"),
    [
        ("13", "13", Reason.QUOTE_NOT_IN_TEXT),
        ("12", None, Reason.QUOTE_AMBIGUOUS),
        ("12", "aged 13", Reason.QUOTE_NOT_IN_TEXT),
        ("12", "12", Reason.QUOTE_AMBIGUOUS),
        ("12", "said", Reason.QUOTE_AMBIGUOUS),
    ],
)
def test_a_quote_that_no_one_place_bears_out_is_refused(quote, context, reason):
    with pytest.raises(NotGroundedError) as refused:
        the_one(TEXT, quote, context)
    assert refused.value.reason is reason
