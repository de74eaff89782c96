"""Units of time without a number: "last week", "that same day", "the end of the year", "in this period"."""

from tasks.extraction.text import TokenKind
from tasks.extraction.times.date_edges import EDGES, with_edge
from tasks.extraction.times.length_forms import governs, read_bare_plural, read_counted
from tasks.extraction.times.time_lengths import Length, length_before
from tasks.extraction.times.timex import DASHES, Draft, DraftMark, Window
from tasks.extraction.times.year_forms import ordinal_at
from tasks.extraction.words.calendar import AFTER_LENGTH, MONTHS, PICKS, UNITS, beside

IN_FORCE = beside("in_force")
CLOCK_UNITS = frozenset({"second", "minute", "hour"})
NTH_UNITS = frozenset({"day", "week", "weekend", "month"})
VAGUE_SPANS = {"recent": -1, "past": -1, "previous": -1, "last": -1, "coming": 1, "next": 1, "future": 1}
DEFINITE = frozenset({"day", "week", "month", "year", "weekend", "quarter"})
SAYING = frozenset({"said", "say", "says", "ensure", "so", "believes", "believe"})


def read_unit(window: Window, index: int) -> Draft | None:
    """Read what stands around a unit of time; None where the unit dates nothing (as in ages and rates)."""
    unit = UNITS[window.low(index)]
    if _is_age(window, index) or _in_title(window, index):
        return None
    hyphen = window.low(index - 1) in DASHES and window.low(index - 2) not in PICKS
    amount = length_before(window, index - hyphen)
    if amount is not None and not _counts_other(window, amount, index, unit):
        return read_counted(window, index, unit, amount, hyphen)
    return _uncounted(window, index, unit)


def _is_age(window: Window, index: int) -> bool:
    after = index + 1 + (window.low(index + 1) in DASHES)
    return window.low(after) in ("old", "olds") or (window.low(index + 1) == "of" and window.low(index + 2) == "age")


def _in_title(window: Window, index: int) -> bool:
    """Return whether the unit is part of a name: "This Week With ...", "60 Minutes"."""
    token = window.tokens[index]
    if window.doc.case != "mixed" or not token.capital or index == window.first:
        return False
    before = window.token(index - 1)
    return before is None or before.capital or before.kind is TokenKind.NUMBER


def _counts_other(window: Window, amount: Length, index: int, unit: str) -> bool:
    """Return whether the number before a unit makes no length of time: "some day", "three quarters", "one second"."""
    word, before = window.low(index), window.low(index - 1)
    plural = word.endswith("s")
    if unit == "second":
        return before in ("a", "one") or not (plural or before in DASHES or before.isdecimal())
    if unit == "quarter":
        return window.low(amount.first - 1) not in PICKS or window.low(index + 1) == "of"
    if unit == "night":
        return before in ("a", "one") or before in PICKS
    return before in ("some", "many") and not plural


def _uncounted(window: Window, index: int, unit: str) -> Draft | None:
    word, before, after = window.low(index), window.low(index - 1), window.low(index + 1)
    plural = word != unit and word.endswith("s")
    if before in ("every", "each") or (before == "other" and window.low(index - 2) == "every"):
        other = before == "other"
        return Draft(index - 1 - other, index + 1, "set", "every", unit=unit, amount=1.0 + other)
    if after in DASHES and window.low(index + 2) in ("long", "ago", "earlier", "end"):
        return _hyphen_behind(window, index, unit, plural)
    if plural:
        spanned = before in VAGUE_SPANS
        return _vague_span(window, index, unit) if spanned else read_bare_plural(window, index, unit)
    if after in ("of", "in") and unit in NTH_UNITS and (nth := _nth(window, index, unit)) is not None:
        return nth
    if before in PICKS:
        return _picked(window, index, unit)
    if unit == "year" and (year := _of_year(window, index, before, after)) is not None:
        return year
    if before == "latest" and unit in ("quarter", "week", "month", "year"):
        return _latest(window, index, unit)
    return _definite(window, index, unit) if before == "the" else None


def _of_year(window: Window, index: int, before: str, after: str) -> Draft | None:
    """Read "year end", "year's end", "full year" and "fiscal year"."""
    if after == "end" or (after == "'s" and window.low(index + 2) == "end"):
        return Draft(index, index + 2 + (after == "'s"), "unit", "year_end", unit="year", pick=0, edge="late")
    return _fiscal_year(window, index) if before in ("full", "fiscal") else None


def _hyphen_behind(window: Window, index: int, unit: str, plural: bool) -> Draft | None:
    """Read "day-long", "decades-long", "year-end", "year-ago" and "year-earlier"."""
    follows = window.low(index + 2)
    if follows == "long":
        return Draft(index, index + 3, "duration", "long", unit=unit, amount=None if plural else 1.0)
    if follows == "end":
        year_end = Draft(index, index + 3, "unit", "year_end", unit=unit, pick=0, edge="late")
        return year_end if unit == "year" else None
    draft = Draft(index, index + 3, "offset", "year_ago", unit=unit, amount=1.0, sign=-1, in_force=True)
    if window.low(index + 3) in ("quarter", "period", "month"):
        draft.last += 1
        draft.first -= window.low(index - 1) == "the"
    return draft


def _picked(window: Window, index: int, unit: str) -> Draft | None:
    """Read "last week", "the previous month", "that same year", "the next day", "the past year"."""
    word, first = window.low(index - 1), index - 1
    definite = window.low(first - 1) == "the"
    if unit == "night" or (unit in CLOCK_UNITS and word in ("this", "that", "same")):
        return None
    if word == "that" and window.low(first - 1) in SAYING:
        return None
    draft = Draft(first, index + 1, "unit", f"{word}_{unit}", unit=unit, pick=PICKS[word], in_force=word in IN_FORCE)
    if word == "past" or unit in CLOCK_UNITS:
        draft.form, draft.amount, draft.sign = "span", 1.0, PICKS[word]
        draft.rule = "past_span" if PICKS[word] < 0 else "next_span"
    if word in ("next", "last"):
        if unit == "day" and not (definite and word == "next") and window.low(first - 1) != "very":
            return None
        if word == "last" and definite and window.low(index + 1) == "of":
            return None
        draft.in_force = word == "next" and definite
    draft.first -= definite or (word == "same" and window.low(first - 1) in ("that", "this"))
    return with_edge(window, draft)


def _nth(window: Window, index: int, unit: str) -> Draft | None:
    """Read "the first week", "the last weekend", "the second day" before "of" and what they are part of."""
    word = window.low(index - 1)
    nth = -1 if word in ("last", "final") else ordinal_at(window, index - 1)
    if nth is None or nth > 12:
        return None
    first = index - 1 - (window.low(index - 2) == "the")
    return Draft(first, index + 1, "nth", "nth_unit", unit=unit, amount=float(nth))


def _vague_span(window: Window, index: int, unit: str) -> Draft:
    """Read "recent weeks", "the coming months"."""
    sign = VAGUE_SPANS[window.low(index - 1)]
    first = index - 1 - (window.low(index - 2) in ("the", "these"))
    return Draft(first, index + 1, "span", "recent" if sign < 0 else "coming", unit=unit, sign=sign)


def _fiscal_year(window: Window, index: int) -> Draft:
    """Read "the full year", "this fiscal year"."""
    opener = window.low(index - 2)
    taken = opener == "the" or opener in PICKS
    return Draft(index - 1 - taken, index + 1, "unit", "fiscal_year", unit="year", pick=PICKS.get(opener, 0))


def _latest(window: Window, index: int, unit: str) -> Draft:
    first = index - 1 - (window.low(index - 2) == "the")
    return Draft(first, index + 1, "unit", "latest", unit=unit, pick=0, in_force=True)


def _definite(window: Window, index: int, unit: str) -> Draft | None:
    """Read "the weekend", "the end of the month", "later in the day", "the day before", "the week of March 6"."""
    after = window.low(index + 1)
    if unit == "day" and after in ("before", "after"):
        return _day_beside(window, index, after)
    if unit not in DEFINITE:
        return None
    draft = Draft(index - 1, index + 1, "unit", f"the_{unit}", unit=unit, pick=0, in_force=unit in ("day", "quarter"))
    if unit == "weekend":
        return draft
    if unit == "week" and after == "of" and window.low(index + 2) in MONTHS:
        draft.marks |= DraftMark.WEEK_OF
        return draft
    if unit == "quarter":
        return draft if after not in ("of", "-") else None
    if unit != "day" and with_edge(window, draft).edge is not None:
        return draft
    if window.low(index - 2) in ("in", "of") and EDGES.get(window.low(index - 3)) in (
        "early",
        "late",
        "earlier",
        "later",
    ):
        draft.edge, draft.first = EDGES[window.low(index - 3)], index - 3
        return draft
    told = window.low(index - 2) in ("for", "during", "over") and after not in ("of", "before", "after", "that")
    return draft if told and unit != "day" else None


def _day_beside(window: Window, index: int, word: str) -> Draft:
    """Read "the day before" and "the day after", of an event where one follows."""
    draft = Draft(index - 1, index + 2, "offset", f"day_{word}", unit="day", amount=1.0, sign=AFTER_LENGTH[word])
    draft.in_force = True
    if governs(window, index + 2, word):
        draft.form = "event_offset"
    return draft


def read_period(window: Window, index: int) -> Draft | None:
    """Read "in this period" and "the same period", which stand for the period told last, and "the latest period"."""
    before = window.low(index - 1)
    if before == "latest":
        return _latest(window, index, "quarter")
    if before in ("this", "that", "same") and window.low(index + 1) != "of":
        first = index - 1 - (before == "same" and window.low(index - 2) in ("the", "that", "this"))
        return Draft(first, index + 1, "reference", "same_period")
    return None
