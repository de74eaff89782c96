"""Read numbers written in digits, with the separators of several conventions."""

import math
import re
from contextlib import suppress

from tasks.extraction.text import Document, TokenKind, lexicon

PLAIN = re.compile(r"\d+(?:\.\d+)?")
COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
SPACE_GROUPS = re.compile(r"\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
POWER_SIGNS = frozenset("eE^xX×")
EXPONENT = re.compile(r"(\d+(?:\.\d+)?)(?:(?:[eE]|\s?[x×]\s?10\^?)([+-]?\d{1,6})|\^([+-]?\d{1,6}))(?!\w)")
# Marks of other scripts and of the Swiss for the comma and the point, and characters that nobody sees.
ALIKE = str.maketrans("，．٬٫'’\u2009", ",.,.,,\u202f", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
GROUP_OF_THREE = re.compile(r"\d{3}")
CHARACTERS = {sign: float(value) for sign, value in lexicon("numerals")["characters"].items()}
# Longer runs of digits are codes; a number of five groups is a million millions.
LONGEST_NUMBER = 24
MOST_GROUPS = 6
USUAL_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 128})


def digit_value(text: str) -> float | None:
    """Return the value of one run of digits ("1,234.5", "12,34,567", "1.234.567", "5,00"), None for "192.168.1.2"."""
    if len(text) > LONGEST_NUMBER:
        return None
    if text.isdecimal():
        return float(text)
    text = text.translate(ALIKE)
    if PLAIN.fullmatch(text):
        return float(text)
    if COMMA_GROUPS.fullmatch(text):
        return float(text.replace(",", ""))
    if POINT_GROUPS.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    if SPACE_GROUPS.fullmatch(text):
        return float(text.replace("\u00a0", "").replace("\u202f", "").replace(",", "."))
    return None


def digits_at(doc: Document, i: int, end: int) -> tuple[float, int] | None:
    """Return the value of the digits at token `i` and the token after them, or None when they are no number."""
    token = doc.tokens[i]
    value = digit_value(token.text)
    if value is None or i + 1 >= end:
        return None if value is None else (value, i + 1)
    power = _power(doc, i, end)
    if power is not None:
        return power
    return _fraction(doc, i, end, value) or _space_groups(doc, i, end) or _mixed(doc, i, end, value)


def _power(doc: Document, i: int, end: int) -> tuple[float, int] | None:
    """Read "1e10", "1.3x10^6" and "1.1^23"; what is too large or too small for a number is infinite."""
    following = doc.tokens[i + 1]
    if following.text[:1] not in POWER_SIGNS or not (match := EXPONENT.match(doc.text, doc.tokens[i].start)):
        return None
    last = next((t.index + 1 for t in doc.tokens.run(i + 1, min(end, i + 6)) if t.end == match.end()), None)
    if last is None:
        return None
    base, ten, own = match.groups()
    value = 0.0
    with suppress(OverflowError, ZeroDivisionError):
        value = float(base) * 10.0 ** int(ten) if ten else float(base) ** int(own)
    return value if value or not float(base) else math.inf, last


def _fraction(doc: Document, i: int, end: int, value: float) -> tuple[float, int] | None:
    """Read "3/4", not a date ("5/17/2018") nor a name ("9/11", "24/7")."""
    if i + 2 >= end or doc.tokens[i + 1].text not in {"/", "⁄"} or doc.lower(i + 3) == "/" or doc.lower(i - 1) == "/":
        return None
    below = doc.tokens[i + 2]
    touching = doc.tokens[i].end == doc.tokens[i + 1].start and doc.tokens[i + 1].end == below.start
    if not touching or below.kind is not TokenKind.NUMBER or not below.text.isdecimal():
        return None
    if int(below.text) not in USUAL_DENOMINATORS or not 0 < value < int(below.text):
        return None
    return value / int(below.text), i + 3


def _space_groups(doc: Document, i: int, end: int) -> tuple[float, int] | None:
    """Read "1 414 021" whose groups of three are parted by plain spaces."""
    written = doc.tokens[i].text
    if not written.isdecimal() or len(written) > 3 or written[0] == "0":
        return None
    last = i + 1
    if i + 3 <= end and doc.tokens[i + 1].text == "," and doc.tokens[i + 2].text == "000":
        return float(written) * 1000, i + 3
    end = min(end, i + MOST_GROUPS)
    while last < end and GROUP_OF_THREE.fullmatch(doc.tokens[last].text) and _one_space_before(doc, last):
        written += doc.tokens[last].text
        last += 1
    if last == i + 1 or (last < end and doc.tokens[last].kind is TokenKind.NUMBER):
        return None
    return float(written), last


def _one_space_before(doc: Document, i: int) -> bool:
    return doc.text[doc.tokens[i - 1].end : doc.tokens[i].start] == " "


def _mixed(doc: Document, i: int, end: int, value: float) -> tuple[float, int]:
    """Read "2½" and "2 1/4"; a plain number stays what it is."""
    if doc.tokens[i + 1].text in CHARACTERS:
        return value + CHARACTERS[doc.tokens[i + 1].text], i + 2
    # "2 1/4", and "1-1/2" of the exchanges
    step = 2 if doc.tokens[i + 1].text == "-" and doc.tokens[i + 1].start == doc.tokens[i].end else 1
    if i + 2 + step < end and doc.tokens[i + step].kind is TokenKind.NUMBER and value < 1000:
        part = digit_value(doc.tokens[i + step].text)
        fraction = _fraction(doc, i + step, end, part) if part is not None else None
        if fraction is not None:
            return value + fraction[0], fraction[1]
    return value, i + 1
