"""The days that a TIMEX3 value covers, and arithmetic on days, weeks, months and years."""

import re
from calendar import monthrange
from datetime import date, timedelta

from tasks.extraction.times.timex import Nth
from values.categories import Precision

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<weekday>[1-7]|WE))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
Days = tuple[date, date, Precision]


def days_of(value: str | None) -> Days | None:
    """Return the first and last day and the grain of a TIMEX3 value, None where it names no stretch of days.

    Weeks run from Monday to Sunday; seasons are those of the northern half, winter ending in the year it is named by.
    """
    if not value:
        return None
    if value.isdigit() and len(value) in (2, 3):
        return _long_period(value)
    found = VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _covered(found.groupdict())
    except ValueError:
        return None


def _long_period(digits: str) -> Days:
    """Return the days of a decade ("199") or a century ("19", the hundred years from 1900)."""
    width = 10 if len(digits) == 3 else 100
    grain = Precision.DECADE if width == 10 else Precision.CENTURY
    begin = max(1, int(digits) * width)
    return date(begin, 1, 1), date(min(begin + width - 1, 9999), 12, 31), grain


def _covered(part: dict[str, str | None]) -> Days:
    year = int(part["year"] or 0)
    if part["day"]:
        day = date(year, int(part["month"] or 0), int(part["day"]))
        return day, day, Precision.DAY
    if part["month"]:
        return *months_from(year, int(part["month"]), 1), Precision.MONTH
    if part["week"]:
        return _week(year, int(part["week"]), part["weekday"])
    if part["quarter"]:
        return *months_from(year, 3 * int(part["quarter"]) - 2, 3), Precision.QUARTER
    if part["half"]:
        return *months_from(year, 6 * int(part["half"]) - 5, 6), Precision.QUARTER
    if part["season"] == "WI":
        return date(year - 1, 12, 1), date(year, 2, monthrange(year, 2)[1]), Precision.SEASON
    if part["season"]:
        return *months_from(year, SEASON_MONTHS[part["season"]][0], 3), Precision.SEASON
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _week(year: int, week: int, weekday: str | None) -> Days:
    if weekday == "WE":
        return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7), Precision.DAY
    if weekday:
        day = date.fromisocalendar(year, week, int(weekday))
        return day, day, Precision.DAY
    return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7), Precision.WEEK


def months_from(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first day of a month and the last day of the `count`th month from it."""
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return date(year, month, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])


def shifted(day: date, amount: float, unit: str) -> date | None:
    """Return `day` moved by whole units, the day of the month cut to the month's length; None outside the calendar."""
    try:
        if unit in DAYS_IN:
            return day + timedelta(days=round(amount * DAYS_IN[unit]))
        if unit in MONTHS_IN:
            year, month = divmod(day.year * 12 + day.month - 1 + round(amount * MONTHS_IN[unit]), 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit]
        return day + timedelta(days=int(amount * hours / 24))
    except (ValueError, OverflowError):
        return None


def value_at(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the day, week, month, quarter, year, decade or century that holds `day`."""
    if unit in ("week", "weekend", "fortnight"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "year":
        return f"{day.year:04}"
    if unit in ("decade", "century", "millennium"):
        return f"{day.year:04}"[: {"decade": 3, "century": 2, "millennium": 1}[unit]]
    return day.isoformat()


def nth_value(first: date, last: date, nth: Nth) -> str | None:
    """Return the value of a day, weekday, week, weekend or month of some days, counted from their end when negative.

    The first week is that of the first day, the first weekend begins with the first Saturday.
    """
    day = _nth_day(first, last, nth)
    return value_at(day, nth.unit) if day is not None and first <= day <= last else None


def _nth_day(first: date, last: date, nth: Nth) -> date | None:
    """Return the first day of the unit meant."""
    if nth.weekday is not None:
        return nth_weekday(first.year, first.month, nth.weekday, nth.which)
    if nth.unit == "month":
        return shifted(first, nth.which - 1, "month") if nth.which > 0 else last
    if nth.which < 0:
        return last - timedelta(days=(last.weekday() - 5) % 7) if nth.unit == "weekend" else last
    begin = first + timedelta(days=(5 - first.weekday()) % 7) if nth.unit == "weekend" else first
    return shifted(begin, nth.which - 1, nth.unit)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the `nth` such weekday of a month; -1 for the last one."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    a, b, c = year % 19, *divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


MOVING = {
    "thanksgiving": (11, 3, 4),
    "labor_day": (9, 0, 1),
    "memorial_day": (5, 0, -1),
    "martin_luther_king_day": (1, 0, 3),
    "mothers_day": (5, 6, 2),
    "fathers_day": (6, 6, 3),
}


def holiday(name: str, year: int) -> date:
    """Return the day of a holiday, "12-25" or the name of a moving one (United States conventions)."""
    if name in MOVING:
        return nth_weekday(year, *MOVING[name])
    if name == "black_friday":
        return nth_weekday(year, *MOVING["thanksgiving"]) + timedelta(days=1)
    if name in ("easter", "good_friday"):
        return easter(year) - timedelta(days=2 * (name == "good_friday"))
    return date(year, int(name[:2]), int(name[3:]))
