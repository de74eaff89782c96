"""Weekdays, "today" and its like, vague references and adverbs of repetition."""

from tasks.extraction.text import Token, TokenKind
from tasks.extraction.times.date_edges import with_edge, with_pick
from tasks.extraction.times.timex import Draft, Window
from tasks.extraction.times.year_forms import ordinal_at
from tasks.extraction.words.calendar import (
    AMBIGUOUS,
    FREQUENCIES,
    MONTHS,
    NEAR_DAYS,
    PICKS,
    REFERENCES,
    UNITS,
    WEEKDAYS,
)

ADJECTIVAL = frozenset({"quarterly", "monthly", "yearly"})
DAY_AFTER = {"yesterday": ("the", "day", "before"), "tomorrow": ("the", "day", "after")}


def read_weekday(window: Window, index: int) -> Draft | None:
    """Read a weekday with "last", "next", "every" or "the previous" before it; plural weekdays are sets."""
    word = window.low(index)
    if word in AMBIGUOUS and not _abbreviated(window, index):
        return None
    draft = Draft(index, index + 1, "weekday", "weekday", weekday=WEEKDAYS[word])
    every = window.low(index - 1) in ("every", "each")
    if every or word.endswith("days"):
        return Draft(index - every, index + 1, "set", "weekday_set", value=f"XXXX-WXX-{WEEKDAYS[word] + 1}")
    if window.low(index + 1) == "." and window.joined(index + 1) and len(word) < 6 and _goes_on(window, index + 2):
        draft.last += 1
    if (nth := _nth_of_month(window, draft)) is not None:
        return nth
    with_pick(window, draft)
    if window.low(draft.last) in ("last", "next") and window.low(draft.last + 1) not in UNITS:
        draft.pick, draft.last = PICKS[window.low(draft.last)], draft.last + 1
    return with_edge(window, draft)


def _nth_of_month(window: Window, draft: Draft) -> Draft | None:
    """Read "the second Sunday" before "of May" or "in the month"."""
    at = draft.first - 1
    nth = -1 if window.low(at) in ("last", "final") else ordinal_at(window, at)
    month = draft.last + 1 + (window.low(draft.last + 1) in ("the", "this", "last", "next"))
    named = window.low(month) in MONTHS or window.low(month) == "month"
    if nth is None or nth > 5 or window.low(draft.last) not in ("of", "in") or not named:
        return None
    first = at - (window.low(at - 1) == "the")
    return Draft(first, draft.last, "nth", "nth_weekday", weekday=draft.weekday, amount=float(nth))


def _goes_on(window: Window, index: int) -> bool:
    """Return whether a date goes on behind "Mon."."""
    return window.low(index) in MONTHS or window.integer(index) is not None or window.low(index) == ","


def _abbreviated(window: Window, index: int) -> bool:
    """Return whether "Sun", "Sat" ... is a weekday: a date follows, or "on" stands before it."""
    follows = index + 1
    follows += window.low(follows) == "."
    follows += window.low(follows) == ","
    if window.low(follows) in MONTHS or window.integer(follows) is not None:
        return True
    return window.low(index - 1) == "on" and window.low(index + 1) in (".", ",", "")


def read_near_day(window: Window, index: int) -> Draft | None:
    """Read "today", "yesterday" and "tomorrow", with "late", "earlier", "the day before" and the like before them."""
    word, before = window.low(index), window.token(index - 1)
    if window.tokens[index].capital and window.doc.case == "mixed" and before is not None and before.capital:
        return None
    shift = NEAR_DAYS[word]
    if window.words_before(index, DAY_AFTER.get(word, ("",))):
        return Draft(index - 3, index + 1, "day", "near_day", amount=2.0, sign=shift)
    return with_edge(window, Draft(index, index + 1, "day", "near_day", amount=float(abs(shift)), sign=shift))


def read_reference(window: Window, index: int) -> Draft | None:
    """Read vague references to the present, the past or the future."""
    follows = window.token(index + 1)
    if window.low(index) in ("past", "future") and _is_content(follows):
        return None
    for words, value in REFERENCES[window.low(index)]:
        if words[-1] == "time" and follows is not None and follows.kind is not TokenKind.SIGN:
            continue
        if window.words_before(index + 1, words):
            return Draft(index + 1 - len(words), index + 1, "reference", "reference", value=value)
    return None


def read_frequency(window: Window, index: int) -> Draft | None:
    """Read "daily", "weekly", "annually" and the like; "quarterly results" and its like date nothing."""
    token = window.tokens[index]
    if token.capital and window.doc.case == "mixed" and index != window.first:
        return None
    if token.lower in ADJECTIVAL and _is_content(window.token(index + 1)):
        return None
    return Draft(index, index + 1, "set", "frequency", value=FREQUENCIES[token.lower])


def _is_content(token: Token | None) -> bool:
    return token is not None and not token.tag and token.kind is not TokenKind.SIGN
