"""Lengths of time and what they are counted from: "two days", "two years ago", "the past ten months"."""

from tasks.extraction.text import TokenKind
from tasks.extraction.times.time_lengths import Length
from tasks.extraction.times.timex import APOSTROPHES, DASHES, Draft, Window
from tasks.extraction.words.calendar import AFTER_LENGTH, HEDGE_PHRASES, PICKS, beside

HEDGES = beside("hedges")
BEFORE_LENGTH = beside("before_length")
IN_FORCE = beside("in_force")
BEFORE_VAGUE = beside("before_vague_length")
EVENT_SIGNALS = frozenset({"before", "after", "prior"})


def read_counted(window: Window, index: int, unit: str, amount: Length, hyphen: bool) -> Draft | None:
    """Read a number of units and the words around that make it an offset, a span, a set or a plain length."""
    draft = Draft(amount.first, index + 1, "duration", "duration", unit=unit, amount=amount.value)
    _fraction_behind(window, draft)
    if hyphen or (window.low(draft.last) in DASHES and window.low(draft.last + 1) == "long"):
        return _hyphenated(window, draft)
    before = window.low(amount.first - 1)
    for reader in (read_offset, _span):
        if (found := reader(window, draft)) is not None:
            return found
    if before in ("every", "each"):
        return Draft(amount.first - 1, draft.last, "set", "every", unit=unit, amount=amount.value)
    if amount.first == index - 1 and _is_indefinite(window, amount.first, unit):
        return None
    if before in ("first", "initial", "final", "another"):
        draft.first -= 1
    draft.first -= window.low(draft.first - 1) == "the"
    return with_hedge(window, draft)


def _fraction_behind(window: Window, draft: Draft) -> None:
    """Take in "a year and a half", "a week or so"."""
    at = draft.last
    if window.low(at) == "and" and window.low(at + 1) in ("a", "one") and window.low(at + 2) == "half":
        draft.amount, draft.last = (draft.amount or 1.0) + 0.5, at + 3
    elif window.low(at) == "or" and window.low(at + 1) in ("so", "more", "two", "three"):
        draft.last += 2


def _is_indefinite(window: Window, first: int, unit: str) -> bool:
    """Return whether "a week" is part of a rate or "one day" tells no length."""
    word, before = window.low(first), window.low(first - 1)
    if word in ("a", "an"):
        return before not in BEFORE_LENGTH
    return word == "one" and unit in ("day", "night") and before not in BEFORE_LENGTH


def _hyphenated(window: Window, draft: Draft) -> Draft:
    """Read "two-day", "12-hour" and "past two-week"."""
    if window.low(draft.last) in DASHES and window.low(draft.last + 1) == "long":
        draft.last += 2
    if window.low(draft.first - 1) in ("past", "last"):
        draft.first, draft.form, draft.sign, draft.rule = draft.first - 1, "span", -1, "past_span"
        draft.first -= window.low(draft.first - 1) == "the"
    return draft


def with_hedge(window: Window, draft: Draft) -> Draft:
    """Take in the words that make a length of time a bound: "almost", "more than", "up to"."""
    for phrase in HEDGE_PHRASES:
        if window.words_before(draft.first, phrase):
            draft.first -= len(phrase)
            return draft
    before = window.low(draft.first - 1)
    if before in HEDGES and not (before == "over" and draft.amount is None):
        draft.first -= 1
    return draft


def read_offset(window: Window, draft: Draft) -> Draft | None:
    """Read "ago", "earlier", "later", "from now", "after" and "before" behind a length of time."""
    at = draft.last
    if window.low(at) in APOSTROPHES and window.low(at + 1) == "time":
        return Draft(draft.first, at + 2, "offset", "in_time", unit=draft.unit, amount=draft.amount, sign=1)
    word = window.low(at)
    if word in ("from", "away") and window.low(at + 1) in ("now", "today", "tomorrow"):
        return _from_now(window, draft, at + 1)
    sign = AFTER_LENGTH.get(word)
    if sign is None or draft.unit == "second":
        return None
    draft.sign, draft.last, draft.rule, draft.form = sign, at + 1, word, "offset"
    draft.in_force = word != "ago"
    if word in EVENT_SIGNALS and governs(window, draft.last, word):
        draft.form, draft.rule = "event_offset", f"{word}_event"
    draft.first -= window.low(draft.first - 1) == "the"
    return with_hedge(window, draft)


def _from_now(window: Window, draft: Draft, at: int) -> Draft:
    draft.sign, draft.last, draft.rule, draft.form = 1, at + 1, "from_now", "offset"
    if window.low(at) == "tomorrow" and draft.amount is not None and draft.unit == "day":
        draft.amount += 1
    return with_hedge(window, draft)


def governs(window: Window, at: int, word: str) -> bool:
    """Return whether words follow that tell what comes before or after ("two days after the quake")."""
    token = window.token(at)
    return token is not None and token.kind is not TokenKind.SIGN and (word != "prior" or token.lower == "to")


def _span(window: Window, draft: Draft) -> Draft | None:
    """Read "the past two months", "the next 12 to 18 months", "the following three days"."""
    word = window.low(draft.first - 1)
    pick = PICKS.get(word)
    if pick is None or word in ("same", "that", "present", "current", "this"):
        return None
    draft.form, draft.sign, draft.first = "span", pick, draft.first - 1
    draft.rule = "past_span" if pick < 0 else "next_span"
    draft.in_force = word in IN_FORCE
    draft.first -= window.low(draft.first - 1) in ("the", "these", "those")
    return draft


def read_bare_plural(window: Window, index: int, unit: str) -> Draft | None:
    """Read "for weeks", "days after", "within hours", "these days"."""
    before, after = window.low(index - 1), window.low(index + 1)
    if unit == "second":
        return None
    draft = Draft(index, index + 1, "duration", "bare_plural", unit=unit)
    if (offset := read_offset(window, draft)) is not None:
        return offset
    if before == "these" and unit == "day":
        return Draft(index - 1, index + 1, "reference", "reference", value="PRESENT_REF")
    return draft if before in BEFORE_VAGUE and after != "of" else None
