"""Read ages in all their forms: "38-year-old", "aged 38", "Name, 38,", "in his 40s", "the oldest was 51"."""

from dataclasses import dataclass

from tasks.extraction.numbers import Amount, numeral_at
from tasks.extraction.quantities.age_rows import AGED, WHOLE_AGES, ages_follow, closes, dealt_out, full_name, goes_on
from tasks.extraction.quantities.age_subjects import SUPERLATIVES, follows_place, is_one, of_average, of_superlative
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import NAMES, folded

AGE_UNITS = frozenset({"year", "years", "yr", "yrs", "month", "months", "mo", "week", "weeks", "day", "days"})
OLD = frozenset({"old", "olds"})
OLDEST = 122
AGE_GROUPS = frozenset({"group", "groups", "bracket", "brackets", "range", "cohort", "category", "limit"})
BIRTHDAYS = frozenset({"turned", "turning", "turns", "turn"})
BIRTHDAY_TIMES = frozenset(
    {"last", "this", "next", "earlier", "today", "yesterday", "tomorrow", "just", "two", "three"}
)
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
PERSONAL = frozenset({"he", "she", "they"})
AFTER_AGE = frozenset({",", ".", ";", ")", "—", "–", "-", "(", "!", "?", ":", "”", '"', "''"})
MONTHS = frozenset(lexicon("ignored")["months"])
PERSON_VERBS = frozenset(lexicon("counted")["person_verbs"])
TOLL_WORDS = frozenset(lexicon("counted")["toll_words"])
PICTURED = frozenset({"left", "right", "center", "centre", "pictured", "above", "below", "inset"})
NAME_ENDS = frozenset({".", '"', "”", ")", "''"})
# Smaller numbers in brackets after a name are mostly shirt numbers and scores.
# Words after an age whose closing comma is missing.
UNCLOSED = frozenset({"was", "is", "who", "has", "died", "said", "and", "in", "all", "both", "from"})
BETWEEN_COMMA_AND_AGE = frozenset({"then", "now", "aged", "just", "both", "each", "all", "also"})
YOUNGEST_UNCLOSED = 10
YOUNGEST_IN_PREDICATE = 4
HEDGES = frozenset({"about", "around", "approximately", "nearly", "almost", "just", "only", "from"})
NAME_WORDS = frozenset().union(*NAMES.values())
YOUNGEST_IN_BRACKETS = 10
LONGEST_SLIP = 1000
AFTER_SLIP = frozenset({"who", "whose", "was", "is", "a", "an", "of", "from", "died"})
SUBJECT_REACH = 8
NEIGHBOURS = frozenset({"under", "over", "above", "below"})


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
    rule = _rule(doc, amount, end)
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


def _rule(doc: Document, amount: Amount, end: int) -> str | None:
    """Return the name of the rule by which a bare number is an age, or None."""
    at = amount.first
    while doc.lower(at - 1) in HEDGES:
        at -= 1
    before, further = doc.lower(at - 1), doc.lower(at - 2)
    if (
        before in AGED
        or (before in {"-", "–", ":"} and further in {"age", "aged"})
        or (before == "of" and further in {"age", "ages"})
    ):
        return "age_aged"
    if doc.lower(at) == "between" and doc.lower(at + 2) in AGED:
        return "age_aged"
    if before == "between" and further in AGED:
        return "age_aged"
    if doc.lower(amount.first) == "between" and before in AGED:
        return "age_aged"
    if doc.lower(amount.last) == "age" and doc.lower(amount.last + 1) in AGE_GROUPS:
        return "age_group"
    if before in {"and", ","} and goes_on(doc, amount, end):
        return "age_row"
    if dealt_out(doc, amount, end):
        return "age_row"
    if before in BIRTHDAYS and (closes(doc, amount.last, end) or doc.lower(amount.last) in BIRTHDAY_TIMES):
        return "age_birthday"
    if _in_apposition(doc, amount, end):
        return "age_apposition"
    if (
        before in NEIGHBOURS
        and 1 < (amount.low or 0) < 100
        and not ages_follow(doc, amount.last, end)
        and _of_persons(doc, at - 2)
    ):
        return "age_limit"
    if before in {"was", "is", "'s"} and further in {"he", "she", "who"} and closes(doc, amount.last, end):
        return "age_predicate" if (amount.low or 0) >= YOUNGEST_IN_PREDICATE else None
    if of_average(doc, at) and closes(doc, amount.last, end):
        return "age_average"
    if before in {"was", "is"} and is_one(doc, at - 2) and closes(doc, amount.last, end):
        return "age_predicate" if (amount.low or 0) >= YOUNGEST_IN_PREDICATE else None
    if before in {"was", "were"} and doc.lower(amount.last) == "when" and doc.lower(amount.last + 1) in PERSONAL:
        return "age_predicate"
    if before == "was" and doc.case == "mixed" and amount.low in WHOLE_AGES and _dates_back(doc, at - 2, amount.last):
        return "age_predicate"
    if before in SUPERLATIVES and closes(doc, amount.last, end):
        return "age_superlative"
    if of_superlative(doc, at) and closes(doc, amount.last, end):
        return "age_superlative"
    return None


def _dates_back(doc: Document, name: int, at: int) -> bool:
    """Return whether a name and a time stand around "was 12" ("Ana was 12 when", "Ana was 12 in 1976 when")."""
    token = doc.tokens[name]
    dated = at + 2 < len(doc.tokens) and doc.lower(at) == "in" and doc.tokens[at + 1].text.isdecimal()
    told = doc.lower(at) == "when" or (dated and len(doc.lower(at + 1)) == 4 and doc.lower(at + 2) == "when")
    return told and token.kind is TokenKind.WORD and token.capital and not token.tag


def _of_persons(doc: Document, at: int) -> bool:
    """Return whether persons are limited: "children under 5", "most of the victims were under 18"."""
    if doc.lower(at) not in {"was", "were", "is", "are", "be"}:
        return counts_persons(doc.lower(at))
    first = doc.sentences[doc.tokens[at].sentence].first
    return any(counts_persons(doc.lower(k)) for k in range(max(first, at - SUBJECT_REACH), at))


def _in_apposition(doc: Document, amount: Amount, end: int) -> bool:
    """Return whether the number stands in commas or brackets after a name or a person ("Name, 38,", "a man, 40,")."""
    at = amount.first - 1 if doc.lower(amount.first - 1) in BETWEEN_COMMA_AND_AGE else amount.first
    first = doc.sentences[doc.tokens[at].sentence].first
    opener, closer = doc.lower(at - 1), doc.lower(amount.last) if amount.last < end else "."
    if at - 2 < first or opener not in {",", "("} or amount.low not in WHOLE_AGES:
        return False
    if opener == "(" and amount.low is not None and amount.low < YOUNGEST_IN_BRACKETS:
        return False
    unclosed = closer in UNCLOSED and full_name(doc, first, at - 1) and amount.low >= YOUNGEST_UNCLOSED
    if (opener == "(" and closer not in {")", ","}) or (closer not in AFTER_AGE and closer != "of" and not unclosed):
        return False
    if at < amount.first and doc.lower(at) in {"both", "each", "all"} and opener == "," and closer in AFTER_AGE:
        return True
    name = doc.tokens[at - 3 if doc.lower(at - 2) in NAME_ENDS and at - 3 >= first else at - 2]
    if name.lower in PICTURED and doc.lower(at - 4) == "(" and at - 5 >= first:
        name = doc.tokens[at - 5]  # "Ana Quill (left), 24,"
    if name.lower in TOLL_WORDS:
        return False
    month = name.lower in MONTHS and not counts_persons(doc.lower(name.index - 1))
    if name.kind is not TokenKind.WORD or name.tag or month or follows_place(doc, first, at - 1):
        return False
    named = name.capital and doc.case == "mixed"
    if closer == "of":
        place = doc.tokens[min(amount.last + 1, end - 1)]
        return (
            named
            and doc.tokens[amount.first].kind is TokenKind.NUMBER
            and opener == ","
            and (place.capital or place.kind is TokenKind.NUMBER)
        )
    known = any(folded(doc.lower(name.index - back)) in NAME_WORDS for back in (0, 1))
    uncased = doc.case != "mixed" and (opener == closer == "," or known)
    return named or counts_persons(name.lower) or uncased
