"""Numbers of units of time, read leftwards from the unit: "two", "2 1/2", "several", "a couple of", "two to three"."""

from dataclasses import dataclass

from tasks.extraction.calendar_words import NUMBERS, VAGUE_AMOUNTS
from tasks.extraction.timex import DASHES, Window
from tasks.extraction.tokens import TokenKind

SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
FRACTIONS = {"half": 0.5, "quarter": 0.25}


@dataclass(slots=True)
class Length:
    """A number that ends before a unit; `value` is None for a vague one."""

    first: int
    value: float | None


def length_before(window: Window, end: int) -> Length | None:
    """Return the number of tokens that ends before token `end`, with "two to three" as its first number."""
    if window.low(end - 1) == "more" and (amount := length_before(window, end - 1)):
        return amount
    if window.low(end - 1) in (
        "consecutive",
        "straight",
        "full",
        "additional",
        "long",
        "trading",
        "business",
        "extra",
        "whole",
        "solid",
    ):
        end -= 1
    found = _vague(window, end) or _number(window, end)
    if found is None:
        return None
    low = window.low(found.first - 1)
    if (
        (low in ("to", "or") or low in DASHES)
        and found.value is not None
        and (lower := _number(window, found.first - 1))
    ):
        return lower
    return found


def _vague(window: Window, end: int) -> Length | None:
    first = end - 1
    if window.low(first) == "of":
        first -= 1
    if window.low(first) not in VAGUE_AMOUNTS:
        return None
    if window.low(first - 1) in ("a", "the", "quite"):
        first -= 1
        return Length(first, 2.0 if window.low(first + 1) == "couple" else None)
    return Length(first, 2.0 if window.low(first) == "couple" else None)


def _number(window: Window, end: int) -> Length | None:
    token = window.token(end - 1)
    if token is None:
        return None
    if token.kind is TokenKind.NUMBER:
        return _digits(window, end)
    if token.lower in FRACTIONS:
        return _and_fraction(window, end)
    return _words(window, end)


def _digits(window: Window, end: int) -> Length | None:
    first = end - 1
    if (
        window.low(first - 1) == "/"
        and (over := window.integer(first))
        and (top := window.integer(first - 2)) is not None
    ):
        whole = window.integer(first - 3)
        return Length(first - 3 if whole is not None else first - 2, (whole or 0) + top / over)
    try:
        return Length(first, float(window.low(first).replace(",", "")))
    except ValueError:
        return None


def _and_fraction(window: Window, end: int) -> Length | None:
    """Read "two and a half", "half" and "a half"."""
    value, first = FRACTIONS[window.low(end - 1)], end - 1
    if window.low(first - 1) == "a":
        first -= 1
    if window.low(first - 1) == "and" and (whole := _number(window, first - 1)) and whole.value is not None:
        return Length(whole.first, whole.value + value)
    return Length(first, value)


def _words(window: Window, end: int) -> Length | None:
    """Read up to six number words: "twenty-one", "one hundred and fifty", "a dozen"."""
    first = end
    while first > end - 7:
        word = window.low(first - 1)
        if word in ("a", "an"):
            first -= first == end or window.low(first) in SCALES
            break
        if word in NUMBERS or word in SCALES:
            first -= 1
        elif first < end and (word in DASHES or word == "and") and window.low(first - 2) in NUMBERS | SCALES:
            if word == "and" and window.low(first - 2) not in SCALES:
                break
            first -= 1
        else:
            break
    if first == end:
        return None
    return Length(first, float(_value([window.low(i) for i in range(first, end)])))


def _value(words: list[str]) -> int:
    total = part = 0
    for word in words:
        if word in NUMBERS:
            part += NUMBERS[word]
        elif word in SCALES:
            part = max(part, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, part = total + part, 0
    return total + part
