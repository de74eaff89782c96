"""Tell years, days and clock times that no time expression holds."""

from itertools import takewhile

from tasks.extraction.numbers import money_sign_before
from tasks.extraction.phrases import phrase_after
from tasks.extraction.quantities.neighbours import LISTS, Surroundings
from tasks.extraction.text import TokenKind
from tasks.extraction.times import DATING, is_toll
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

# Month names that are words of other meanings too, unless capitalised.
ROUGHLY = frozenset({"about", "around", "approximately"})
NOT_ALWAYS_MONTHS = frozenset({"may", "march", "mar", "sept", "dec", "jan"})


def calendar_year(around: Surroundings) -> bool:
    """Return whether a bare 1900-2099 is a year: after "in", at the end of its phrase, or where it counts nothing."""
    if around.before() == "'" and around.touches(-1) and around.bare_digits and around.value < 100:
        foot = around.token(-2)
        height = foot is not None and foot.kind is TokenKind.NUMBER and around.touches(-2)
        return not height
    if not around.bare_digits or not 1900 <= around.value < 2100 or around.has_unit:
        return False
    if money_sign_before(around.doc, around.amount.first) or around.after() in {"s", "'s"} or _bounds_count(around):
        return False
    after = around.token(1)
    if after is None or after.text in {".", ")", ",", ";", "]"} or around.before() in {"in", "since", "until"}:
        return True
    if after.kind is TokenKind.WORD and not after.tag:
        return not _counts(around, named=after.capital)
    return around.before() in LISTS["year_before"]


def _bounds_count(around: Surroundings) -> bool:
    """Return whether the words before make a count of the number ("at least 1950", "a toll of 2000"), no year."""
    dated = around.before() == "least" and around.before(3) in DATING
    return (around.before() in LISTS["no_year_behind"] and not dated) or is_toll(around.before(), around.before(2))


def _counts(around: Surroundings, *, named: bool) -> bool:
    """Return whether the number counts the noun behind it: "2000 people", "1950 Dorvan soldiers", no "1998 levels"."""
    doc = around.doc
    sentence = doc.sentences[doc.tokens[around.amount.first].sentence]
    start, end = phrase_after(doc, around.amount.last, sentence.last) or (0, 0)
    words = list(takewhile(lambda token: not token.tag and token.kind is TokenKind.WORD, doc.tokens.run(start, end)))
    head = words[-1].lower if words else ""
    if head in LISTS["yearly"] or not (is_plural(head) or counts_persons(head)):
        return False
    return not named or around.before() not in LISTS["year_before"]


def decade(around: Surroundings) -> bool:
    """Return whether "1990s" or "80s" is meant."""
    return around.after() in {"s", "'s"} and around.touches(1) and around.bare_digits and around.value % 10 == 0


def clock_time(around: Surroundings) -> bool:
    """Return whether the number is an hour: "17:22", "8 p.m.", "0800 GMT"."""
    numbers = [token is not None and token.kind is TokenKind.NUMBER for token in (around.token(2), around.token(-2))]
    if (around.after() == ":" and numbers[0] and around.touches(2)) or (
        around.before() == ":" and numbers[1] and around.touches(-1)
    ):
        return True
    local = around.after() == "(" and around.after(2) in {"local", "gmt"}
    if around.bare_digits and _military(around) and (local or _is_at(around)):
        return True
    if around.after() not in LISTS["clock_after"] or not 0 <= around.value <= 2400:
        return False
    unsure = around.after() in {"est", "am", "local", "hrs"}
    return not unsure or around.after(2) in {"time", "on", "in"} or around.value <= 12


def _is_at(around: Surroundings) -> bool:
    """Return whether "at" leads to the number, also over a word that leaves the minute open ("at about 2230")."""
    return around.before() == "at" or (around.before() in ROUGHLY and around.before(2) == "at")


def _military(around: Surroundings) -> bool:
    """Return whether four digits read as hours and minutes and nothing is counted by them ("at 1620")."""
    token, after = around.doc.tokens[around.amount.first], around.token(1)
    if len(token.text) != 4 or not (around.value // 100 < 24 and around.value % 100 < 60):
        return False
    return after is None or after.kind is not TokenKind.WORD or bool(after.tag) or after.lower in LISTS["hour_behind"]


def _dated_before(around: Surroundings) -> bool:
    """Return whether the month before the number has its day already, or stands alone ("3 May 12 men", "in May 12")."""
    before = around.token(-2)
    return before is not None and (before.kind in (TokenKind.NUMBER, TokenKind.ORDINAL) or before.lower == "in")


def calendar_date(around: Surroundings) -> bool:
    """Return whether the number is a day, or a year of two or four digits, beside the name of its month."""
    before = around.token(-2) if around.before() == "." else around.token(-1)
    after = around.token(1)
    if not around.bare_digits:
        return False
    if before is not None and before.lower in LISTS["months"]:
        sure = before.capital or before.lower not in NOT_ALWAYS_MONTHS
        if sure and _dated_before(around) and _counts(around, named=False):
            return False  # "on 23 May 28 bodies were found"
        return sure and (around.value < 100 or 1000 <= around.value <= 2100)
    return after is not None and after.lower in LISTS["months"] and after.capital and around.value <= 31
