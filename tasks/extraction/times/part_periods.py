"""Cut a period down to the part of it that the words before "of" name: "the first nine months of 2024"."""

from dataclasses import replace
from datetime import date, timedelta

from tasks.extraction.numbers import SMALL
from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document
from tasks.extraction.words.calendar import UNITS
from values.categories import Precision

EDGES = frozenset({"first", "opening", "last", "final"})
FIRST = frozenset({"first", "opening"})
REACH = 5
MONTHS_OF = {"month": 1, "quarter": 3}
DAYS_OF = {"day": 1, "week": 7}


def part_before(doc: Document, mention: TimeMention) -> tuple[bool, int, str] | None:
    """Return (from the beginning, how many, unit) of "the first three weeks of" before a date, or None."""
    at = mention.first - 1 - (doc.lower(mention.first - 1) == "the")
    if doc.lower(at) != "of":
        return None
    unit = UNITS.get(doc.lower(at - 1))
    edge = next((k for k in range(at - 2, at - 2 - REACH, -1) if doc.lower(k) in EDGES), None)
    if unit not in MONTHS_OF | DAYS_OF or edge is None or at - 1 - edge > 2:
        return None
    word = doc.lower(at - 2)
    count = 1 if at - 1 - edge == 1 else int(word) if word.isdecimal() else SMALL.get(word, 0)
    return (doc.lower(edge) in FIRST, count, str(unit)) if count else None


def narrow_to_part(doc: Document, mention: TimeMention | None) -> TimeMention | None:
    """Return the mention with the days of the part that is told of it; a mention without such words as it is."""
    if mention is None or mention.start is None or mention.end is None:
        return mention
    part = part_before(doc, mention)
    span = _days(mention.start, mention.end, *part) if part else None
    if span is None or span[0] < mention.start or span[1] > mention.end:
        return mention
    return replace(mention, start=span[0], end=span[1], rule="part_of_period", precision=Precision.MONTH)


def _days(start: date, end: date, opening: bool, count: int, unit: str) -> tuple[date, date] | None:
    if unit in DAYS_OF:
        length = timedelta(days=DAYS_OF[unit] * count - 1)
        return (start, start + length) if opening else (end - length, end)
    months = MONTHS_OF[unit] * count
    if start.day != 1:
        return None
    if opening:
        return start, _month_later(start, months) - timedelta(days=1)
    return _month_later(end.replace(day=1), 1 - months), end


def _month_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)
