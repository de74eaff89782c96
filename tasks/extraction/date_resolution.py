"""Turn drafts into time mentions: the TIMEX3 value and the days it covers, seen from the anchors."""

from datetime import date, timedelta

from tasks.extraction.anchors import Anchor, tense_at
from tasks.extraction.calendar_days import MONTHS_IN, days_of, holiday, shifted, value_at
from tasks.extraction.mentions import TimeMention
from tasks.extraction.timex import Draft

LETTERS = {
    "day": "D",
    "night": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
MULTIPLES = {
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
    "fortnight": (2, "W"),
    "weekend": (2, "D"),
}
NEAR_AHEAD = {True: {True: 35, False: 60}, False: {True: 20, False: 62}}
"""Days ahead that still count as near: of a day and of a month, in a clause of the past and in any other."""
DECADE_YEARS = {"early": (0, 4), "middle": (3, 6), "late": (5, 9)}
CLOCK_UNITS = frozenset({"hour", "minute", "second"})


def resolved(draft: Draft, anchor: Anchor) -> TimeMention:
    """Return the mention that a draft means; value and days stay open where nothing anchors it."""
    value = RESOLVERS[draft.form](draft, anchor)
    kind = "DATE"
    if draft.form in ("duration", "event_offset") and (
        draft.form == "duration" or value is None or value.startswith("P")
    ):
        kind = "DURATION" if draft.form == "duration" else "DATE"
    elif draft.form == "set" or "plural" in draft.notes:
        kind = "SET"
    elif draft.clock or draft.part:
        kind = "TIME"
        value = _timed(value, draft)
    mention = TimeMention(draft.first, draft.last, kind, value, draft.rule)
    _cover(mention, draft, anchor)
    return mention


def _timed(value: str | None, draft: Draft) -> str | None:
    time = draft.clock or draft.part
    if value is None or "T" in value:
        return value
    return f"{value}T{time}"


def _cover(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    """Set the first and last day of a mention and what it was counted from."""
    days = days_of(mention.value)
    if days:
        mention.start, mention.end, mention.precision = days
        _narrow(mention, draft)
        _trim(mention, draft, anchor)
    elif draft.form == "span":
        _cover_span(mention, draft, anchor)
    elif mention.value == "PRESENT_REF" and anchor.published:
        mention.start = mention.end = anchor.published
    if draft.last_day and mention.end and draft.rule == "year" and draft.year:
        mention.end = date(draft.year + draft.last_day, 12, 31)
    if draft.last_day and mention.start and draft.day:
        mention.end = mention.start + timedelta(days=draft.last_day - draft.day)
    if draft.form not in ("calendar", "duration", "set", "event_offset") or (
        draft.year is None and draft.form == "calendar" and draft.month
    ):
        mention.anchor = "period" if draft.in_force and anchor.value else "published"


def _narrow(mention: TimeMention, draft: Draft) -> None:
    """Cut "the late 1970s" to the second half, "the early 1980s" to the first, "mid-1996" to the middle months."""
    if mention.start is None or mention.end is None:
        return
    if draft.rule == "decade" and draft.edge in DECADE_YEARS:
        first, last = DECADE_YEARS[draft.edge]
        mention.end = date(mention.start.year + last, 12, 31)
        mention.start = date(mention.start.year + first, 1, 1)
    elif draft.rule == "year" and draft.edge == "middle":
        mention.start, mention.end = date(mention.start.year, 5, 1), date(mention.start.year, 8, 31)


def _trim(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    """Cut "earlier this year" at the day of publication and "later this week" before it."""
    published = anchor.published
    if (
        published is None
        or mention.start is None
        or mention.end is None
        or not mention.start <= published <= mention.end
    ):
        return
    if draft.edge == "earlier":
        mention.end = published
    elif draft.edge == "later":
        mention.start = published


def _cover_span(mention: TimeMention, draft: Draft, anchor: Anchor) -> None:
    base = anchor.in_force() if draft.in_force else anchor.published
    if base is None or draft.amount is None or draft.unit is None:
        return
    other = shifted(base, draft.sign * draft.amount, draft.unit)
    if other is not None:
        mention.start, mention.end = min(base, other), max(base, other)


def _calendar(draft: Draft, anchor: Anchor) -> str | None:
    if draft.rule in ("decade", "century"):
        return draft.symbol
    year = draft.year if draft.year is not None else _year_of(draft, anchor)
    written = "XXXX" if year is None else f"{year:04}"
    if draft.day is not None:
        value = f"{written}-{draft.month:02}-{draft.day:02}"
        days = days_of(value) if "week_of" in draft.notes else None
        return value_at(days[0], "week") if days else value
    if draft.month is not None:
        return f"{written}-{draft.month:02}"
    return f"{written}-{draft.symbol}" if draft.symbol else written


def _year_of(draft: Draft, anchor: Anchor) -> int | None:
    """Return the year of a month, season or quarter that names none."""
    base = anchor.in_force() if draft.in_force else anchor.published
    if base is None:
        held = days_of(anchor.value)
        return _nearest_year(draft, held[0]) if held else None
    if "of_year" in draft.notes:
        return base.year + (draft.pick or 0)
    if draft.pick is not None:
        return _picked_year(draft, base)
    if draft.weekday is not None and (fitting := _year_with_weekday(draft, base)) is not None:
        return fitting
    return _year_by_tense(draft, base, tense_at(anchor.doc, draft.first))


def _year_with_weekday(draft: Draft, base: date) -> int | None:
    """Return the nearest year in which the day of the month falls on the weekday written beside it."""
    for year in (base.year, base.year - 1, base.year + 1, base.year - 2, base.year - 3):
        day = _first_day(draft, year)
        if day is not None and day.weekday() == draft.weekday and (day - base).days < 330:
            return year
    return None


def _nearest_year(draft: Draft, base: date) -> int:
    first = _first_day(draft, base.year)
    if first is not None and (base - first).days > 200:
        return base.year + 1
    return base.year


def _first_day(draft: Draft, year: int) -> date | None:
    if draft.day is not None:
        value = f"{year:04}-{draft.month:02}-{draft.day:02}"
    elif draft.month is not None:
        value = f"{year:04}-{draft.month:02}"
    else:
        value = f"{year:04}-{draft.symbol}"
    days = days_of(value)
    return days[0] if days else None


def _picked_year(draft: Draft, base: date) -> int:
    """Return the year of "last June", "this summer" and "next May"."""
    days = [(year, _first_day(draft, year)) for year in (base.year - 1, base.year, base.year + 1)]
    if draft.pick == 0:
        return base.year
    if draft.pick == -1:
        floor = base.replace(day=1) if draft.day is None and draft.month else base
        past = [year for year, first in days if first is not None and first < floor and not _holds(draft, year, base)]
        return past[-1] if past else base.year - 1
    coming = [year for year, first in days if first is not None and first > base]
    return coming[0] if coming else base.year + 1


def _holds(draft: Draft, year: int, base: date) -> bool:
    """Return whether the season or quarter of that year holds the day `base`."""
    days = days_of(f"{year:04}-{draft.symbol}") if draft.symbol else None
    return days is not None and days[0] <= base <= days[1]


def _year_by_tense(draft: Draft, base: date, tense: str) -> int:
    """Return the year that news would leave out: the coming one for the future, else the last unless the day is near."""
    first = _first_day(draft, base.year)
    days = days_of(_written(draft, base.year))
    if tense == "future":
        return base.year if days is None or (base - days[1]).days < 45 else base.year + 1
    reach = NEAR_AHEAD[draft.day is not None][tense == "past"]
    if first is None or (first - base).days <= reach:
        following = _first_day(draft, base.year + 1)
        return base.year + 1 if following is not None and (following - base).days <= reach else base.year
    return base.year - 1


def _written(draft: Draft, year: int) -> str:
    if draft.day is not None:
        return f"{year:04}-{draft.month:02}-{draft.day:02}"
    return f"{year:04}-{draft.month:02}" if draft.month is not None else f"{year:04}-{draft.symbol}"


def _days_back(back: timedelta, in_force: bool) -> timedelta:
    """Return how far back "last Friday" lies: news calls the day just gone "Friday", so yesterday is not meant."""
    if in_force:
        return back or timedelta(days=7)
    return back if back.days > 1 else back + timedelta(days=7)


def _weekday(draft: Draft, anchor: Anchor) -> str | None:
    weekday = draft.weekday or 0
    base = anchor.in_force() if draft.in_force else anchor.published
    if base is None:
        return f"XXXX-WXX-{weekday + 1}"
    if "of_week" in draft.notes:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=draft.pick or 0)
        return (monday + timedelta(days=weekday)).isoformat()
    back = timedelta(days=(base.weekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - base.weekday()) % 7)
    if draft.pick == -1:
        return (base - _days_back(back, draft.in_force)).isoformat()
    if draft.pick == 1:
        return (base + (ahead or timedelta(days=7))).isoformat()
    future = tense_at(anchor.doc, draft.first) == "future"
    if draft.pick == 0 and not draft.in_force:
        return (base + ahead).isoformat() if tense_at(anchor.doc, draft.first) != "past" else (base - back).isoformat()
    return (base + ahead if future else base - back).isoformat()


def _day(draft: Draft, anchor: Anchor) -> str | None:
    base = anchor.in_force() if draft.in_force else anchor.published
    if base is None:
        return {0: "XXXX-XX-XX"}.get(draft.sign)
    day = shifted(base, draft.sign * (draft.amount or 0), "day")
    return day.isoformat() if day else None


def _unit(draft: Draft, anchor: Anchor) -> str | None:
    """Resolve "last week", "this year", "the weekend", "that month", "the quarter"."""
    unit = draft.unit or "day"
    if unit == "quarter" and draft.in_force and anchor.quarter and (draft.pick or 0) == 0:
        return anchor.quarter
    base = anchor.in_force() if draft.in_force else anchor.published
    if base is None:
        return None
    pick = draft.pick or 0
    if unit == "weekend" and pick == 0 and draft.rule == "the_weekend":
        pick = -1 if base.weekday() < 4 and tense_at(anchor.doc, draft.first) != "future" else 0
    if unit == "quarter" and draft.rule == "latest":
        pick = -1
    day = shifted(
        base if unit in ("day", "week", "weekend") else base.replace(day=1), pick, "day" if unit == "night" else unit
    )
    return value_at(day, unit) if day else None


def _offset(draft: Draft, anchor: Anchor) -> str | None:
    """Resolve "two years ago", "a year earlier", "three days later"; the grain of the answer is that of the unit."""
    base = anchor.in_force() if draft.in_force else anchor.published
    unit = draft.unit or "day"
    if unit in CLOCK_UNITS or draft.amount is None:
        return length(draft)
    if base is None:
        return length(draft)
    day = shifted(base, draft.sign * draft.amount, unit)
    if day is None:
        return None
    if unit == "year" and draft.amount == 1 and draft.sign < 0 and anchor.quarter:
        return f"{int(anchor.quarter[:4]) - 1:04}{anchor.quarter[4:]}"
    if unit == "decade" and draft.amount < 3:
        unit = "year"
    return value_at(day, "day" if unit in ("night", "fortnight") else unit)


def _span(draft: Draft, anchor: Anchor) -> str | None:  # noqa: ARG001 - every resolver is called alike
    if "vague" in draft.notes and draft.amount is None and draft.unit == "year" and draft.rule == "recent":
        return "PAST_REF"
    return length(draft)


def length(draft: Draft) -> str:
    """Return a length of time as a TIMEX3 duration: "P2M", "PT5H30M", "PXY" for a vague number."""
    unit, amount = draft.unit or "day", draft.amount
    factor, letter = MULTIPLES.get(unit, (1, LETTERS.get(unit, "D")))
    time = "T" if unit in CLOCK_UNITS else ""
    if amount is None:
        return f"P{time}X{letter}"
    amount *= factor
    if unit == "quarter":
        amount, letter = amount * 3, "M"
    whole = int(amount)
    parts = [(note.split("=")) for note in draft.notes if "=" in note]
    before = "".join(f"{float(n):g}{LETTERS[u]}" for u, n in parts)
    if parts and time and parts[0][0] not in CLOCK_UNITS:
        return f"P{before}T{whole}{letter}"
    rest = amount - whole
    if rest and unit in ("year", "hour", "minute"):
        finer = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}[unit]
        return f"P{time}" + (f"{whole}{letter}" if whole else "") + f"{round(rest * finer[0])}{finer[1]}"
    return f"P{time}{before}{amount:g}{letter}"


def _duration(draft: Draft, anchor: Anchor) -> str | None:  # noqa: ARG001
    return length(draft)


def _event_offset(draft: Draft, anchor: Anchor) -> str | None:
    """Resolve "three months after enlisting": the event named is that far from the date told in the same sentence."""
    return length(draft) if anchor is not None else None


def _set(draft: Draft, anchor: Anchor) -> str | None:  # noqa: ARG001
    return draft.value or length(draft)


def _reference(draft: Draft, anchor: Anchor) -> str | None:  # noqa: ARG001
    return draft.value


def _clock(draft: Draft, anchor: Anchor) -> str | None:
    """Resolve a time without a day to the day that the text is at, else to the day of publication."""
    day = anchor.day or anchor.published
    return day.isoformat() if day else None


def _part(draft: Draft, anchor: Anchor) -> str | None:
    day = anchor.day or anchor.published
    return day.isoformat() if day else None


def _holiday(draft: Draft, anchor: Anchor) -> str | None:
    base = anchor.published
    name = draft.symbol or ""
    if draft.year is not None:
        return holiday(name, draft.year).isoformat()
    if base is None:
        held = days_of(anchor.value)
        return holiday(name, held[0].year).isoformat() if held else (f"XXXX-{name}" if name[0].isdigit() else None)
    days = [holiday(name, year) for year in (base.year - 1, base.year, base.year + 1)]
    if "of_year" in draft.notes:
        return holiday(name, base.year + (draft.pick or 0)).isoformat()
    if draft.pick == 1 or (draft.pick is None and tense_at(anchor.doc, draft.first) == "future"):
        return next(d for d in days if d > base or (draft.pick is None and d == base)).isoformat()
    return [d for d in days if d < base or (draft.pick is None and d == base)][-1].isoformat()


RESOLVERS = {
    "calendar": _calendar,
    "weekday": _weekday,
    "day": _day,
    "unit": _unit,
    "offset": _offset,
    "span": _span,
    "duration": _duration,
    "event_offset": _event_offset,
    "set": _set,
    "reference": _reference,
    "clock": _clock,
    "part": _part,
    "holiday": _holiday,
}
GRAINS = MONTHS_IN
