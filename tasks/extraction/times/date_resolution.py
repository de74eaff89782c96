"""Turn drafts into time mentions: the TIMEX3 value and the days it covers, seen from the anchors."""

from collections.abc import Callable
from datetime import date, timedelta

from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.times.anchors import Anchor, tense_at
from tasks.extraction.times.calendar_days import days_of, nth_value, shifted, value_at
from tasks.extraction.times.calendar_resolution import resolve_calendar
from tasks.extraction.times.relative_resolution import (
    base_of,
    resolve_day,
    resolve_holiday,
    resolve_length,
    resolve_offset,
    resolve_span,
    resolve_time,
    resolve_unit,
    resolve_weekday,
)
from tasks.extraction.times.timex import Draft, DraftMark, Nth
from values.categories import Precision

RESOLVERS: dict[str, Callable[[Draft, Anchor], str | None]] = {
    "calendar": resolve_calendar,
    "weekday": resolve_weekday,
    "day": resolve_day,
    "unit": resolve_unit,
    "offset": resolve_offset,
    "span": resolve_span,
    "duration": resolve_length,
    "event_offset": resolve_length,
    "set": resolve_length,
    "reference": resolve_length,
    "clock": resolve_time,
    "part": resolve_time,
    "holiday": resolve_holiday,
}
UNANCHORED = frozenset({"calendar", "duration", "set", "event_offset"})
DECADE_YEARS = {"early": (0, 4), "middle": (3, 6), "late": (5, 9)}
COMING = frozenset({"came", "comes", "come", "coming"})
MONTH_DAYS = {"early": (1, 10), "middle": (11, 20), "late": (21, 0), "first half": (1, 15), "second half": (16, 0)}
"""First and last day of a part of a month; 0 stands for its last one."""
ROLLING = frozenset({"week", "month", "year"})
OVER = frozenset({"in", "over", "during", "within", "for", "throughout"})
COARSE = {"year": "year", "month": "month", "week": "week"}


def resolved(draft: Draft, anchor: Anchor) -> TimeMention:
    """Return the mention that a draft means; value and days stay open where nothing anchors it."""
    value = _moved(RESOLVERS[draft.form](draft, anchor), draft)
    kind = "DATE"
    if draft.form == "duration":
        kind = "DURATION"
    elif draft.form == "set" or DraftMark.PLURAL in draft.marks:
        kind = "SET"
    elif draft.clock or draft.part:
        kind = "TIME"
        value = value and f"{value}T{draft.clock or draft.part}"
    mention = TimeMention(draft.first, draft.last, kind, value, draft.rule)
    if kind in ("DATE", "TIME"):
        _cover(mention, draft, anchor)
    return mention


def _moved(value: str | None, draft: Draft) -> str | None:
    """Return the value of "the first week of May" or "three days after May 5" from that of the date named."""
    for move in draft.moves:
        days = days_of(value)
        if days is None:
            return value
        if isinstance(move, Nth):
            value = nth_value(days[0], days[1], move)
        else:
            day = shifted(days[0], move.amount, move.unit)
            value = day.isoformat() if day else None
    return value


def _cover(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    """Set the first and last day of a mention and what it was counted from."""
    days = days_of(mention.value)
    if days:
        mention.start, mention.end, mention.precision = days
        if not _rolls(mention, draft, anchor):
            _narrow(mention, draft, anchor)
    elif draft.form == "span":
        _cover_span(mention, draft, anchor)
    elif draft.form == "event_offset":
        _cover_event(mention, draft, anchor)
    elif mention.value == "PRESENT_REF" and anchor.published:
        mention.start = mention.end = anchor.published
    if draft.form not in UNANCHORED or (draft.form == "calendar" and draft.year is None and draft.symbol is None):
        mention.anchor = "period" if draft.in_force and anchor.value else "published"


def _rolls(mention: TimeMention, draft: Draft, anchor: Anchor) -> bool:
    """Set the days of "in the last month" and "over the next week", which reach to or from the day of publication.

    Without the preposition and the article a unit of the calendar is meant ("last month", "next week").
    """
    base, doc = anchor.published, anchor.doc
    if draft.form != "unit" or not draft.pick or draft.unit not in ROLLING or base is None:
        return False
    if doc.lower(draft.first) != "the" or doc.lower(draft.first - 1) not in OVER:
        return False
    other = shifted(base, draft.pick, draft.unit)
    if other is not None:
        mention.start, mention.end = min(base, other), max(base, other)
    return other is not None


def _narrow(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    """Cut the days to the part told: "the late 1970s", "mid-1996", "5-7 May", "1957-58", "earlier this year"."""
    start, end, published = mention.start, mention.end, anchor.published
    if start is None or end is None:
        return
    if (years := _years_told(draft, start, end)) is not None:
        mention.start, mention.end = years
    elif mention.precision is Precision.MONTH and draft.edge in MONTH_DAYS:
        first, last = MONTH_DAYS[draft.edge]
        mention.start, mention.end = start.replace(day=first), end.replace(day=last or end.day)
    elif draft.rule == "overnight":
        mention.end = end + timedelta(days=1)
    elif draft.last_day and draft.day:
        mention.end = start + timedelta(days=draft.last_day - draft.day)
    elif published is not None and start <= published <= end:
        mention.end = published if draft.edge == "earlier" or _is_running(draft, anchor) else end
        mention.start = published if draft.edge == "later" else start


def _years_told(draft: Draft, start: date, end: date) -> tuple[date, date] | None:
    """Return the days of a part of a decade or a year, of a row of years and of a century; None for all else."""
    if draft.rule == "decade" and draft.edge in DECADE_YEARS:
        first, last = DECADE_YEARS[draft.edge]
        return date(start.year + first, 1, 1), date(start.year + last, 12, 31)
    if draft.rule == "year" and draft.last_day:
        return start, date(start.year + draft.last_day, 12, 31)
    if draft.rule == "year" and draft.edge == "middle":
        return date(start.year, 5, 1), date(start.year, 8, 31)
    return (date(start.year + 1, 1, 1), date(end.year + 1, 12, 31)) if draft.rule == "century" else None


def _is_running(draft: Draft, anchor: Anchor) -> bool:
    """Return whether the period that publication lies in is told of as far as it has gone: "killed this year"."""
    if draft.form != "unit" or draft.pick != 0 or draft.unit not in ROLLING or draft.edge is not None:
        return False
    return tense_at(anchor.doc, draft.first) != "future"


def _cover_span(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    base = base_of(draft, anchor)
    if base is None or draft.amount is None or draft.unit is None:
        return
    other = shifted(base, draft.sign * draft.amount, draft.unit)
    if other is not None:
        mention.start, mention.end = min(base, other), max(base, other)


def _cover_event(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    """Date the event of "three months after enlisting" from a date told before it in the same sentence.

    "The raid came a day after ..." counts from the day that the text is at.
    """
    days = days_of(anchor.value)
    if anchor.doc.lower(draft.first - 1) == "comes" and anchor.published is not None:
        days = (anchor.published, anchor.published, Precision.DAY)
    here = anchor.sentence == anchor.doc.tokens[draft.first].sentence
    if days is None or draft.amount is None or not (here or anchor.doc.lower(draft.first - 1) in COMING):
        return
    unit = draft.unit or "day"
    day = shifted(days[0], -draft.sign * draft.amount, unit)
    if day is None:
        return
    grain = days[2].value if days[2] in (Precision.MONTH, Precision.YEAR) else COARSE.get(unit, "day")
    covered = days_of(value_at(day, grain))
    if covered:
        mention.start, mention.end, mention.precision = covered
        mention.anchor = "period"
