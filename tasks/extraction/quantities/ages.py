"""Read ages in all their forms: "38-year-old", "aged 38", "Name, 38,", "in his 40s", "the oldest was 51"."""

from dataclasses import dataclass

from tasks.extraction.numbers import Amount, numeral_at
from tasks.extraction.quantities.age_rows import full_name
from tasks.extraction.quantities.age_rules import age_rule
from tasks.extraction.text import Document, TokenKind

AGE_UNITS = frozenset({"year", "years", "yr", "yrs", "month", "months", "mo", "week", "weeks", "day", "days"})
OLD = frozenset({"old", "olds"})
OLDEST = 122
POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "your", "its"})
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
    "teens": 13,
}
LONGEST_SLIP = 1000
AFTER_SLIP = frozenset({"who", "whose", "was", "is", "a", "an", "of", "from", "died"})


@dataclass(frozen=True, slots=True)
class Age:
    """An age on tokens `first:last`; `unit_first:unit_last` its "years" where written, `close` the last word read."""

    first: int
    last: int
    low: float
    high: float
    rule: str
    unit_first: int | None = None
    unit_last: int | None = None


def age_of(doc: Document, amount: Amount) -> Age | None:
    """Return the age that an amount states, or None when it counts something else."""
    if amount.low is None or amount.high is None:
        return None
    end = doc.sentences[doc.tokens[amount.first].sentence].last
    if _shares_years(doc, amount.last, end):
        return Age(amount.first, amount.last, amount.low, amount.high, "age_row")
    unit = _years_old(doc, amount.last, end)
    if unit is not None:
        return Age(amount.first, amount.last, amount.low, amount.high, "age_years_old", *unit)
    if not 0 <= amount.low <= amount.high <= OLDEST:
        slip = _slipped_age(doc, amount, end)
        return Age(amount.first, amount.last, amount.low, amount.high, "age_apposition") if slip else None
    decade = _decade(doc, amount, end)
    if decade is not None:
        return decade
    rule = age_rule(doc, amount, end)
    return Age(amount.first, amount.last, amount.low, amount.high, rule) if rule else None


def _slipped_age(doc: Document, amount: Amount, end: int) -> bool:
    """Return whether a slip of the pen stands where an age does ("Ana Quill, 340, who"), for a check to find."""
    first = doc.sentences[doc.tokens[amount.first].sentence].first
    at = amount.first - 1
    return (
        amount.low is not None
        and amount.low < LONGEST_SLIP
        and doc.lower(at) == ","
        and doc.lower(amount.last) == ","
        and amount.last + 1 < end
        and doc.lower(amount.last + 1) in AFTER_SLIP
        and full_name(doc, first, at)
    )


def _years_old(doc: Document, at: int, end: int) -> tuple[int, int] | None:
    """Return the unit of "-year-old", "years old", "years of age", "yo", a gap of one modifier word allowed."""
    start = at + 1 if doc.lower(at) == "-" else at
    if start >= end:
        return None
    if doc.lower(start) in {"yo", "y.o", "y.o."} or (
        doc.lower(start) == "y" and doc.lower(start + 1) == "/" and doc.lower(start + 2) == "o"
    ):
        return start, start + 1
    if doc.lower(start) not in AGE_UNITS:
        return None
    after = start + 2 if doc.lower(start + 1) == "-" else start + 1
    if after < end and doc.lower(after) in OLD:
        return start, start + 1
    if after + 1 < end and doc.lower(after) == "of" and doc.lower(after + 1) == "age":
        return start, start + 1
    return None


def _shares_years(doc: Document, at: int, end: int) -> bool:
    """Return whether the number behind "and" says that both are ages ("who are 24 and 31 years old")."""
    at += doc.lower(at) == "-"  # "12- and 14-year-old"
    if at + 1 >= end or doc.lower(at) not in {"and", "or"}:
        return False
    other = numeral_at(doc, at + 1)
    return other is not None and other.last < end and _years_old(doc, other.last, end) is not None


def _decade(doc: Document, amount: Amount, end: int) -> Age | None:
    """Read "in his 40s", "in their late 30s"."""
    token = doc.tokens[amount.first]
    plural = (
        doc.lower(amount.last) in {"s", "'s"}
        and amount.last < end
        and doc.tokens[amount.last].start == doc.tokens[amount.last - 1].end
    )
    if (
        not plural
        or amount.low is None
        or amount.low % 10
        or not 10 <= amount.low <= 100
        or token.kind is not TokenKind.NUMBER
    ):
        return None
    if not _possessive_before(doc, amount.first):
        return None
    return Age(amount.first, amount.last + 1, amount.low, amount.low + 9, "age_decade")


def _possessive_before(doc: Document, i: int) -> bool:
    back = i - 1
    while back >= 0 and doc.lower(back) in {"early", "mid", "late", "middle", "-", "to"}:
        back -= 1
    return doc.lower(back) in POSSESSIVES


def decade_at(doc: Document, i: int) -> Age | None:
    """Return the age of a decade in words ("in her thirties") at token `i`."""
    low = DECADES.get(doc.lower(i))
    if low is None or not _possessive_before(doc, i):
        return None
    return Age(i, i + 1, low, 19 if low == 13 else low + 9, "age_decade")
