"""Read percents, money, spans of time and measures: the unit beside a number, with its normal form."""

from collections import defaultdict
from dataclasses import dataclass

from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.persons import NATIONALITIES
from values.categories import Kind

UNITS = lexicon("units")
MONEY = lexicon("money")
TOUCHING_ONLY = frozenset(UNITS["touching_only"])
KINDS = {"percent": Kind.PERCENT, "duration": Kind.DURATION, "measure": Kind.MEASURE}
SIGN_CHARACTERS = frozenset("$£€¥₹₽₩₪₴₺₦฿₱₫₿₡₾元")
FEET = frozenset({"'", "’", "′"})
INCHES = frozenset({'"', "”", "″", "''"})
# Words beside which a pound is a weight and no money.
WEIGHING = frozenset(UNITS["weighing"])


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit on tokens `first:last`; `norm` is an SI symbol, an ISO 4217 code, "%" or a singular noun."""

    first: int
    last: int
    kind: Kind
    norm: str | None


Named = dict[str, list[tuple[tuple[str, ...], Kind, str]]]


def _split(name: str) -> tuple[str, ...]:
    """Return a unit's words as the token layer cuts them ("pound-feet" is three tokens)."""
    parted = name.replace("-", " - ").replace("$", " $ ") if name != "-" else name
    return tuple(parted.split())


def _named_units() -> Named:
    """Return each written unit by its first word, the longest first."""
    named: Named = defaultdict(list)
    for group, kind in KINDS.items():
        for norm, names in UNITS[group].items():
            for name in names:
                named[_split(name)[0]].append((_split(name), kind, norm))
    for code, written in MONEY.items():
        for name in written["names"]:
            named[_split(name)[0]].append((_split(name), Kind.MONEY, code))
        if code:
            named[code.lower()].append(((code.lower(),), Kind.MONEY, code))
    for found in named.values():
        found.sort(key=lambda item: -len(item[0]))
    return dict(named)


def _money_signs() -> dict[str, str]:
    """Return the ISO code of each sign that stands before a number, written without spaces."""
    return {
        sign: code
        for code, written in MONEY.items()
        for sign in (*written["signs"], code)
        if sign and (not sign.islower() or sign in written["signs"])
    }


NAMED = _named_units()
MONEY_SIGNS = _money_signs()
# One-word names of money: with a demonym before them they are one currency ("Jordanian dinars").
MONEY_NAMES = frozenset(name for written in MONEY.values() for name in written["names"] if " " not in name)
OPENERS = frozenset({*NAMED, *SIGN_CHARACTERS, *FEET, *INCHES, *NATIONALITIES})
"""The words and signs that a unit may begin with."""


def unit_after(doc: Document, at: int, end: int) -> Unit | None:
    """Return the unit that starts at token `at`, or after a hyphen there ("50-mm"), None where none does."""
    start = at + 1 if at + 1 < end and doc.lower(at) == "-" else at
    if start >= end or doc.lower(start) not in OPENERS:
        return None
    sign = doc.tokens[start].text
    if (height := _height(doc, at, end)) is not None:
        return height
    if sign in SIGN_CHARACTERS:
        return None if _opens_next(doc, start, end) else Unit(start, start + 1, Kind.MONEY, MONEY_SIGNS.get(sign))
    if start == at and doc.lower(start) in NATIONALITIES and doc.lower(start + 1) in MONEY_NAMES and start + 1 < end:
        return Unit(start, start + 2, Kind.MONEY, _currency_code(doc, start))
    for words, kind, norm in NAMED.get(doc.lower(start), ()):
        stop = _end_of(doc, start, words, end)
        if stop is not None:
            if len(words) == 1 and not _fits(doc, at, start, kind):
                return None
            if words[0] in {"pound", "pounds"} and _weighs(doc, at, start, stop, end):
                return Unit(start, stop, Kind.MEASURE, "lb")
            return Unit(start, stop, kind, norm or None)
    return None


def _opens_next(doc: Document, sign: int, end: int) -> bool:
    """Return whether a sign of money belongs to the number behind it."""
    follower = doc.tokens[sign + 1]
    return sign + 1 < end and follower.kind is TokenKind.NUMBER and follower.start == doc.tokens[sign].end


def _height(doc: Document, at: int, end: int) -> Unit | None:
    """Return the foot or the inch of a height like 5'9\" ."""
    sign, before = doc.lower(at), doc.lower(at - 2)
    if doc.tokens[at].start != doc.tokens[at - 1].end:
        return None
    if sign in FEET and at + 2 < end and doc.tokens[at + 1].text.isdecimal() and doc.lower(at + 2) in INCHES:
        return Unit(at, at + 1, Kind.MEASURE, "ft")
    return Unit(at, at + 1, Kind.MEASURE, "in") if sign in INCHES and before in FEET else None


def _end_of(doc: Document, start: int, words: tuple[str, ...], end: int) -> int | None:
    """Return the token after the words of a unit, in a compound over its hyphens ("six-square-mile")."""
    at = start
    for word in words:
        at += at > start and word != "-" and doc.lower(at) == "-"
        if at >= end or doc.lower(at) != word:
            return None
        at += 1
    return at


def _currency_code(doc: Document, start: int) -> str | None:
    """Return the code of "Australian dollars", None for a currency that the lexicon does not name with its country."""
    words = (doc.lower(start), doc.lower(start + 1))
    return next((norm for named, _, norm in NAMED.get(words[0], ()) if named == words), None)


def _weighs(doc: Document, at: int, start: int, stop: int, end: int) -> bool:
    """Return whether a pound is a weight: "a 500-pound bomb", "20 pounds of flour", "weighing 200 pounds"."""
    if at != start or (doc.lower(stop) == "of" and stop < end):
        return True
    first = doc.sentences[doc.tokens[start].sentence].first
    return any(doc.lower(k) in WEIGHING for k in (*range(max(first, at - 8), at), *range(stop, min(end, stop + 4))))


def _fits(doc: Document, at: int, start: int, kind: Kind) -> bool:
    """Return whether a one-word unit is meant: letters touch the digits, codes are capitals."""
    token = doc.tokens[start]
    touching = doc.tokens[at - 1].end == token.start and doc.tokens[at - 1].kind is TokenKind.NUMBER
    if token.text == "min" and doc.tokens[at - 1].kind is TokenKind.NUMBER:
        return True
    if token.lower in TOUCHING_ONLY and not touching:
        return at != start and token.lower == "m" and doc.tokens[at - 1].kind is TokenKind.NUMBER
    if kind is Kind.MONEY and token.text.isalpha() and len(token.text) == 3 and token.lower.upper() in MONEY:
        return token.text.isupper() or touching
    if token.text in {"f", "H"}:
        return doc.case != "mixed"
    return token.lower != "a" and (token.lower != "in" or touching)


def money_sign_before(doc: Document, first: int) -> tuple[int, str] | None:
    """Return where the currency sign before token `first` begins and its code ("US$", "Rs.", "EUR"), or None."""
    start = doc.sentences[doc.tokens[first].sentence].first
    at = first - 1
    if at < start:
        return None
    for begin in range(max(start, at - 2), at + 1):
        written = doc.text[doc.tokens[begin].start : doc.tokens[at].end]
        if len(doc.tokens[begin].text) > 1:
            written = written.replace(" ", "")
        if written in MONEY_SIGNS and _sign_not_word(doc, begin, first):
            return begin, MONEY_SIGNS[written]
    return None


def _sign_not_word(doc: Document, begin: int, first: int) -> bool:
    """Return whether a lettered sign ("R", "PS", "RM") touches its number, or is a code or ends in a sign."""
    written = doc.tokens[first - 1].text
    if written in SIGN_CHARACTERS or doc.tokens[begin].lower in {"rs", "rmb", "dlrs", "dlr"} or written in {".", "="}:
        return True
    return written in MONEY or doc.tokens[first - 1].end == doc.tokens[first].start
