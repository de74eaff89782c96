"""Numbers of units of time, read leftwards from the unit: "two", "2 1/2", "several", "a couple of", "two to three"."""

from dataclasses import dataclass

from tasks.extraction.text import TokenKind
from tasks.extraction.times.timex import DASHES, Window
from tasks.extraction.words.calendar import NUMBERS, VAGUE_AMOUNTS, beside

SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
FRACTIONS = {"half": 0.5, "quarter": 0.25}
BETWEEN = beside("between_number_and_unit")
MOST_WORDS = 7


@dataclass(slots=True)
class Length:
    """A number that ends before a unit; `value` is None for a vague one."""

    first: int
    value: float | None


def length_before(window: Window, end: int) -> Length | None:
    """Return the number of tokens that ends before token `end`, with "two to three" as its first number."""
    found = _one_before(window, end)
    if found is None and window.low(end - 1) in BETWEEN:
        found = _one_before(window, end - 1)
    if found is None or found.value is None:
        return found
    link = window.low(found.first - 1)
    lower = _number(window, found.first - 1) if link in ("to", "or") or link in DASHES else None
    return lower if lower is not None and lower.value is not None else found


def _one_before(window: Window, end: int) -> Length | None:
    return _vague(window, end) or _number(window, end)


def _vague(window: Window, end: int) -> Length | None:
    first = end - 1
    first -= window.low(first) == "of"
    word = window.low(first)
    if word not in VAGUE_AMOUNTS:
        return None
    first -= window.low(first - 1) in ("a", "the", "quite")
    return Length(first, 2.0 if word == "couple" else None)


def _number(window: Window, end: int) -> Length | None:
    token = window.token(end - 1)
    if token is None:
        return None
    if token.kind is TokenKind.NUMBER:
        return _digits(window, end)
    if token.lower in FRACTIONS:
        return _with_fraction(window, end)
    return _words(window, end)


def _digits(window: Window, end: int) -> Length | None:
    first = end - 1
    over, top = window.integer(first), window.integer(first - 2)
    if window.low(first - 1) == "/" and over and top is not None:
        whole = window.integer(first - 3)
        return Length(first - 2 - (whole is not None), (whole or 0) + top / over)
    digits = window.low(first).replace(",", "")
    return Length(first, float(digits)) if digits.count(".") < 2 and digits.isascii() and len(digits) < 12 else None


def _with_fraction(window: Window, end: int) -> Length | None:
    """Read "two and a half", "half" and "a half"."""
    value, first = FRACTIONS[window.low(end - 1)], end - 1
    first -= window.low(first - 1) == "a"
    if window.low(first - 1) == "and":
        whole = _number(window, first - 1)
        if whole is not None and whole.value is not None:
            return Length(whole.first, whole.value + value)
    return Length(first, value)


def _words(window: Window, end: int) -> Length | None:
    """Read number words: "twenty-one", "one hundred and fifty", "a dozen", "half a"."""
    first = end
    while first > end - MOST_WORDS:
        word = window.low(first - 1)
        if word in ("a", "an"):
            first -= first == end or window.low(first) in SCALES
            break
        if word in NUMBERS or word in SCALES or (first < end and _links(window, first - 1)):
            first -= 1
        else:
            break
    if first == end:
        return None
    if window.low(first) in ("a", "an") and window.low(first - 1) == "half":
        return Length(first - 1, 0.5)
    return Length(first, float(_value([window.low(i) for i in range(first, end)])))


def _links(window: Window, at: int) -> bool:
    """Return whether token `at` joins two parts of one number."""
    before = window.low(at - 1)
    return (window.low(at) in DASHES and before in NUMBERS) or (window.low(at) == "and" and before in SCALES)


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
