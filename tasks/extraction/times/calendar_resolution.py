"""Values of dates that name a month, a day of a month, a season or a quarter, and the year they leave out."""

from datetime import date

from tasks.extraction.times.anchors import Anchor, tense_at
from tasks.extraction.times.calendar_days import days_of, value_at
from tasks.extraction.times.relative_resolution import base_of
from tasks.extraction.times.timex import Draft, DraftMark
from tasks.extraction.words.calendar import beside

NEAR_AHEAD = {True: {True: 35, False: 59}, False: {True: 5, False: 62}}
"""Days ahead that still count as near: of a day and of a month, in a clause of the past and in any other."""
NEAREST = 200
APPOINTED = beside("appointed")


def resolve_calendar(draft: Draft, anchor: Anchor) -> str | None:
    """Return the value of a date of the calendar; XXXX stands for a year that nothing tells."""
    if draft.rule in ("decade", "century"):
        return draft.symbol
    year = draft.year if draft.year is not None else _year_of(draft, anchor)
    value = _written(draft, "XXXX" if year is None else f"{year:04}")
    days = days_of(value) if DraftMark.WEEK_OF in draft.marks else None
    return value_at(days[0], "week") if days else value


def _written(draft: Draft, year: str) -> str:
    if draft.day is not None:
        return f"{year}-{draft.month:02}-{draft.day:02}"
    if draft.month is not None:
        return f"{year}-{draft.month:02}"
    return f"{year}-{draft.symbol}" if draft.symbol else year


def _first_day(draft: Draft, year: int) -> date | None:
    days = days_of(_written(draft, f"{year:04}"))
    return days[0] if days else None


def _year_of(draft: Draft, anchor: Anchor) -> int | None:
    """Return the year of a month, season or quarter that names none."""
    base = base_of(draft, anchor)
    if base is None:
        held = days_of(anchor.value)
        return _nearest_year(draft, held[0]) if held else None
    if DraftMark.OF_YEAR in draft.marks:
        return base.year + (draft.pick or 0)
    if draft.pick is not None:
        return _picked_year(draft, base)
    if draft.weekday is not None and (fitting := _year_with_weekday(draft, base)) is not None:
        return fitting
    if draft.year is None and {anchor.doc.lower(draft.last), anchor.doc.lower(draft.last + 1)} & APPOINTED:
        return min(range(base.year - 1, base.year + 2), key=lambda year: _far(draft, year, base))
    if anchor.doc.lower(draft.first - 1) == "since":
        return _year_before(draft, base, ahead=0)
    return _year_by_tense(draft, base, tense_at(anchor.doc, draft.first))


def _far(draft: Draft, year: int, base: date) -> int:
    """Return how many days lie between a date and the day it is seen from."""
    first = _first_day(draft, year)
    return abs((first - base).days) if first is not None else NEAREST * 10


def _nearest_year(draft: Draft, base: date) -> int:
    """Return the year of a date told in a row of dates: it seldom goes far back."""
    first = _first_day(draft, base.year)
    return base.year + (first is not None and (base - first).days > NEAREST)


def _year_with_weekday(draft: Draft, base: date) -> int | None:
    """Return the nearest year in which the day of the month falls on the weekday written beside it."""
    for year in (base.year, base.year - 1, base.year + 1, base.year - 2, base.year - 3):
        day = _first_day(draft, year)
        if day is not None and day.weekday() == draft.weekday and (day - base).days < 330:
            return year
    return None


def _picked_year(draft: Draft, base: date) -> int:
    """Return the year of "last June", "this summer" and "next May"."""
    if draft.pick == 0:
        return base.year
    firsts = [(year, _first_day(draft, year)) for year in (base.year - 1, base.year, base.year + 1)]
    if draft.pick == 1:
        return next((year for year, first in firsts if first is not None and first > base), base.year + 1)
    floor = base.replace(day=1) if draft.day is None and draft.month else base
    past = [year for year, first in firsts if first is not None and first < floor and not _holds(draft, year, base)]
    return past[-1] if past else base.year - 1


def _holds(draft: Draft, year: int, base: date) -> bool:
    """Return whether the season or quarter of that year holds the day `base`."""
    days = days_of(f"{year:04}-{draft.symbol}") if draft.symbol else None
    return days is not None and days[0] <= base <= days[1]


def _year_by_tense(draft: Draft, base: date, tense: str) -> int:
    """Return the year that news would leave out: the coming one of the future, else the last unless near."""
    if tense == "future":
        days = days_of(_written(draft, f"{base.year:04}"))
        return base.year + (days is not None and (base - days[1]).days >= 45)
    return _year_before(draft, base, NEAR_AHEAD[draft.day is not None][tense == "past"])


def _year_before(draft: Draft, base: date, ahead: int) -> int:
    """Return the last year in which the date is not more than some days ahead."""
    first, following = _first_day(draft, base.year), _first_day(draft, base.year + 1)
    if first is not None and (first - base).days > ahead:
        return base.year - 1
    return base.year + (following is not None and (following - base).days <= ahead)
