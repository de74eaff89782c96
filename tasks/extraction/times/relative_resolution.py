"""Values of dates counted from an anchor: weekdays, "last week", "two years ago", "the past month", "that night"."""

from datetime import date, timedelta

from tasks.extraction.times.anchors import Anchor, tense_at
from tasks.extraction.times.calendar_days import holiday, shifted, value_at
from tasks.extraction.times.timex import Draft, DraftMark
from values.categories import Precision

LETTERS = {"day": "D", "night": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}
MULTIPLES = {
    "decade": (10, "Y"),
    "century": (100, "Y"),
    "millennium": (1000, "Y"),
    "fortnight": (2, "W"),
    "weekend": (2, "D"),
}
FINER = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}
SATURDAY = 5
DAY_GRAIN = frozenset({"night", "fortnight"})


def base_of(draft: Draft, anchor: Anchor) -> date | None:
    """Return the day that a draft is counted from."""
    return anchor.in_force() if draft.in_force else anchor.published


def resolve_weekday(draft: Draft, anchor: Anchor) -> str | None:
    """Return the latest such day not after publication, or the next one where the clause lies in the future."""
    weekday, base = draft.weekday or 0, base_of(draft, anchor)
    if base is None:
        return f"XXXX-WXX-{weekday + 1}"
    if DraftMark.OF_WEEK in draft.marks:
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=draft.pick or 0)
        return (monday + timedelta(days=weekday)).isoformat()
    back = timedelta(days=(base.weekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - base.weekday()) % 7)
    if draft.pick == -1:
        return (base - _days_back(back, draft.in_force)).isoformat()
    if draft.pick == 1:
        return (base + (ahead or timedelta(days=7))).isoformat()
    tense = tense_at(anchor.doc, draft.first)
    coming = tense == "future" or (draft.pick == 0 and not draft.in_force and tense != "past")
    return (base + ahead if coming else base - back).isoformat()


def _days_back(back: timedelta, in_force: bool) -> timedelta:
    """Return how far back "last Friday" lies: news calls the day just gone "Friday", so yesterday is not meant."""
    if in_force:
        return back or timedelta(days=7)
    return back if back.days > 1 else back + timedelta(days=7)


def resolve_day(draft: Draft, anchor: Anchor) -> str | None:
    """Return the day of "today", "yesterday", "last night", "that morning"."""
    base = base_of(draft, anchor)
    if draft.in_force and anchor.day is not None:
        base = anchor.day
    if base is None:
        return "XXXX-XX-XX" if draft.sign == 0 else None
    day = shifted(base, draft.sign * (draft.amount or 0), "day")
    return day.isoformat() if day else None


def _is_too_coarse(draft: Draft, anchor: Anchor) -> bool:
    """Return whether days or weeks cannot be counted from the month or year that the text is at."""
    if not draft.in_force or draft.unit not in ("day", "night", "week", "weekend", "fortnight"):
        return False
    return anchor.grain_in_force() not in (Precision.DAY, Precision.WEEK)


def resolve_unit(draft: Draft, anchor: Anchor) -> str | None:
    """Return the value of "last week", "this year", "the weekend", "that month", "the quarter"."""
    unit, pick = draft.unit or "day", draft.pick or 0
    if unit == "quarter" and draft.in_force and anchor.quarter and pick == 0:
        return anchor.quarter
    base = base_of(draft, anchor)
    if base is None or _is_too_coarse(draft, anchor):
        return None
    if unit == "weekend" and pick == 0 and base.weekday() < SATURDAY:
        tense = tense_at(anchor.doc, draft.first)
        past = tense != "future" if draft.rule == "the_weekend" else tense == "past"
        pick = -1 if past else 0
    if unit == "quarter" and draft.rule == "latest":
        pick = -1
    start = base if unit in ("day", "week", "weekend") else base.replace(day=1)
    day = shifted(start, pick, unit)
    return value_at(day, unit) if day else None


def resolve_offset(draft: Draft, anchor: Anchor) -> str | None:
    """Return "two years ago", "a year earlier", "three days later" at the grain of its unit.

    In reports of quarters "a year earlier" is the same quarter of the year before.
    """
    base, unit = base_of(draft, anchor), draft.unit or "day"
    if base is None or unit in CLOCK_LETTERS or draft.amount is None or _is_too_coarse(draft, anchor):
        return length(draft)
    if unit == "year" and draft.amount == 1 and draft.sign < 0 and anchor.quarter:
        return f"{int(anchor.quarter[:4]) - 1:04}{anchor.quarter[4:]}"
    day = shifted(_past_coarser(draft, base), draft.sign * draft.amount, unit)
    if day is None:
        return None
    if unit == "decade" and draft.amount < 3:
        return value_at(day, "year")
    return value_at(day, "day" if unit in DAY_GRAIN else unit)


def _past_coarser(draft: Draft, base: date) -> date:
    """Return the day moved by the units joined before: the two years of "two years and three months ago"."""
    for part in draft.coarser:
        if part.unit in LETTERS:
            base = shifted(base, draft.sign * part.amount, part.unit) or base
    return base


def resolve_span(draft: Draft, anchor: Anchor) -> str | None:  # noqa: ARG001 - all resolvers are called alike
    """Return "the past two months" as the length it has; "recent years" are no length."""
    vague_years = draft.amount is None and draft.unit == "year" and draft.rule == "recent"
    return "PAST_REF" if vague_years else length(draft)


def resolve_length(draft: Draft, anchor: Anchor) -> str | None:  # noqa: ARG001 - all resolvers are called alike
    """Return the value given with the draft, else the length that it tells."""
    return draft.value or (length(draft) if draft.unit else None)


def resolve_time(draft: Draft, anchor: Anchor) -> str | None:
    """Return the day of a time told without one: the last day told, before any the day of publication.

    A time of the evening told after something of the same morning belongs to the day before; so does "overnight".
    """
    day = anchor.day_in_force(anchor.doc.tokens[draft.first].sentence)
    if draft.rule == "overnight" and anchor.published is not None and not _holds_lately(anchor, draft):
        day = anchor.published
    if day is None:
        return None
    morning = anchor.value is not None and anchor.value.endswith("TMO")
    evening = morning and day == anchor.published and (draft.clock or "") >= "18"
    if evening or draft.rule == "overnight":
        day -= timedelta(days=1)
    return day.isoformat()


def _holds_lately(anchor: Anchor, draft: Draft) -> bool:
    """Return whether the last day told was told in the same sentence, or lies within a day of publication."""
    same = anchor.day_sentence == anchor.doc.tokens[draft.first].sentence
    return same or anchor.day is None or anchor.published is None or (anchor.published - anchor.day).days <= 1


def resolve_holiday(draft: Draft, anchor: Anchor) -> str | None:
    """Return the day of a holiday: of the year told, else the last one, or the next where the clause is future."""
    name, base = draft.symbol or "", anchor.published or anchor.in_force()
    if draft.year is not None:
        return holiday(name, draft.year).isoformat()
    if base is None or not 2 < base.year < 9998:
        return f"XXXX-{name}" if name[0].isdigit() else None
    if DraftMark.OF_YEAR in draft.marks:
        return holiday(name, base.year + (draft.pick or 0)).isoformat()
    return _nearest_holiday(draft, anchor, name, base).isoformat()


def _nearest_holiday(draft: Draft, anchor: Anchor, name: str, base: date) -> date:
    """Return the next such day where the words or the tense point ahead, else the last; a bare name may mean today."""
    days = [holiday(name, year) for year in (base.year - 1, base.year, base.year + 1)]
    bare = draft.pick is None
    if draft.pick == 1 or (bare and tense_at(anchor.doc, draft.first) == "future"):
        return next(day for day in days if day > base or (bare and day == base))
    return [day for day in days if day < base or (bare and day == base)][-1]


def length(draft: Draft) -> str:
    """Return a length of time as a TIMEX3 duration: "P2M", "PT5H30M", "PXY" for a vague number."""
    unit, amount = draft.unit or "day", draft.amount
    clock = unit in CLOCK_LETTERS
    factor, letter = MULTIPLES.get(unit) or (1, CLOCK_LETTERS.get(unit) or LETTERS[unit])
    head = "PT" if clock else "P"
    if amount is None:
        return f"{head}X{letter}"
    amount *= factor
    if unit == "quarter":
        amount, letter = amount * 3, "M"
    coarser = _coarser(draft, clock)
    rest = amount - int(amount)
    if rest and unit in FINER:
        times, finer = FINER[unit]
        whole = f"{int(amount)}{letter}" if amount >= 1 else ""
        return f"{head}{coarser}{whole}{round(rest * times)}{finer}"
    return f"{'P' if coarser.endswith('T') else head}{coarser}{amount:.12g}{letter}"


def _coarser(draft: Draft, clock: bool) -> str:
    """Return the units joined before ("2 years" of "2 years 1 month"), with the T that parts days from hours."""
    days, hours = (
        "".join(f"{part.amount:g}{letters[part.unit]}" for part in draft.coarser if part.unit in letters)
        for letters in (LETTERS, CLOCK_LETTERS)
    )
    return f"{days}T{hours}" if days and clock else days + hours
