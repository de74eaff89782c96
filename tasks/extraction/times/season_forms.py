"""Seasons, quarters, halves of a year and holidays."""

from tasks.extraction.times.date_edges import with_edge, with_pick, with_the
from tasks.extraction.times.timex import DASHES, Draft, Window
from tasks.extraction.times.year_forms import ordinal_at, year_at
from tasks.extraction.words.calendar import COUNTED, HOLIDAYS, PICKS, SEASONS

BEFORE_SEASON = frozenset(
    {"the", "in", "early", "late", "-", "during", "by", "since", "until", "over", "through", "this", "every", "each"}
)
VERB_AFTER = frozenset({"of", "in", "to", "from", "into", "on", "below", "short"})
LINKS = frozenset({"of", ",", "in"})
LONGER = {"day", "eve", "sunday"}


def read_season(window: Window, index: int) -> Draft | None:
    """Read "last fall", "the summer of 1999", "spring 2021"; a bare season only after a preposition or "the"."""
    draft = Draft(index, index + 1, "calendar", "season", symbol=SEASONS[window.low(index)])
    after = index + 1 + (window.low(index + 1) in ("of", ","))
    before = window.low(index - 1)
    year = year_at(window, after)
    if year is not None and window.low(after + 1) not in COUNTED:
        draft.year, draft.last = year, after + 1
        return with_edge(window, with_the(window, draft))
    if before in PICKS and before != "same":
        with_pick(window, draft)
        return with_edge(window, draft)
    if before not in BEFORE_SEASON or (window.low(index) in ("fall", "spring") and window.low(index + 1) in VERB_AFTER):
        return None
    if before in ("every", "each"):
        return Draft(index - 1, index + 1, "set", "season_set", value=f"XXXX-{draft.symbol}")
    return with_edge(window, draft)


def read_quarter(window: Window, index: int) -> Draft | None:
    """Read "the third quarter of 1984", "third-quarter", "the first half of 2019", "Q3 2020", "H1"."""
    word = window.low(index)
    if len(word) == 2:
        draft = Draft(index, index + 1, "calendar", "quarter", symbol=word.upper())
        dashed = window.low(index + 1) in DASHES and window.joined(index + 2)
        if (year := year_at(window, index + 2)) is not None and dashed:
            draft.year, draft.last = year, index + 3
            return draft
        return _with_year(window, draft) if window.tokens[index].capital and not window.joined(index) else None
    at = index - 1 - (window.low(index - 1) in DASHES)
    half = word == "half"
    nth = 2 if half and window.low(at) in ("last", "latter") else ordinal_at(window, at)
    if nth is None or nth > (2 if half else 4):
        return None
    draft = Draft(at, index + 1, "calendar", "quarter", symbol=("H" if half else "Q") + str(nth))
    return _with_year(window, draft)


def _with_year(window: Window, draft: Draft) -> Draft | None:
    after = draft.last + (window.low(draft.last) in LINKS)
    before = draft.first - 1
    if (year := year_at(window, after)) is not None:
        draft.year, draft.last = year, after + 1
    elif (year := year_at(window, before)) is not None:
        draft.year, draft.first = year, before
    elif window.low(draft.last) == "of" and window.low(draft.last + 1) in ("a", "an", "all", "them", "those", "these"):
        return None
    dash = window.low(draft.first - 1) in DASHES
    if window.low(draft.first - 1 - dash) == "fiscal":
        draft.first -= 1 + dash
    return with_the(window, draft)


def read_holiday(window: Window, index: int) -> Draft | None:
    """Read the name of a holiday, with "last", "this", "next" or a year beside it."""
    if window.low(index + 1) in LONGER and (longer := _holiday(window, index + 1)):
        return longer
    return _holiday(window, index)


def _holiday(window: Window, index: int) -> Draft | None:
    for words, name in HOLIDAYS.get(window.low(index), ()):
        first = index + 1 - len(words)
        if not window.words_before(index + 1, words) or not (
            window.doc.case != "mixed" or window.tokens[first].capital
        ):
            continue
        draft = Draft(first, index + 1, "holiday", "holiday", symbol=name)
        after = index + 1 + (window.low(index + 1) in LINKS)
        if (year := year_at(window, after)) is not None:
            draft.year, draft.last = year, after + 1
        else:
            with_pick(window, draft)
        return draft
    return None
