"""Join drafts that stand side by side into one time expression: "10 p.m. Wednesday", "Monday, Dec. 26", "June last year"."""

from tasks.extraction.timex import Draft
from tasks.extraction.tokens import Document

LINKS = frozenset({",", "on", "of", "at", "in", "the", "'s", "around", "about", "@", "shortly", "approximately", "by"})
DAYLIKE = frozenset({"weekday", "day", "holiday"})
UNITS_DOWN = ("year", "month", "week", "day", "hour", "minute", "second")


def joined(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of one text with neighbours joined; parts of the day that name no day are dropped."""
    out: list[Draft] = []
    for draft in drafts:
        while out and (whole := _join(doc, out[-1], draft)) is not None:
            out.pop()
            draft = whole
        out.append(draft)
    return [d for d in out if d.form != "part" or _keeps(doc, d)]


def _keeps(doc: Document, draft: Draft) -> bool:
    word = doc.lower(draft.last - 1)
    if word == "overnight":
        return doc.lower(draft.last) not in ("success", "stay", "stays", "delivery", "trading")
    return (
        "the" in draft.notes
        and word in ("morning", "afternoon", "evening")
        and doc.lower(draft.first - 2) in ("in", "during", "of", "on")
    )


def _join(doc: Document, left: Draft, right: Draft) -> Draft | None:
    if doc.tokens[left.first].sentence != doc.tokens[right.first].sentence or right.first - left.last > 3:
        return None
    gap = [doc.lower(i) for i in range(left.last, right.first)]
    if any(word not in LINKS for word in gap):
        return None
    for rule in (_day_and_time, _weekday_and_date, _week_of_date, _part_of_year, _possessive, _lengths):
        if (whole := rule(left, right, gap)) is not None:
            whole.first, whole.last = left.first, right.last
            if whole.rule == "quarter" and doc.lower(whole.first - 1) == "the":
                whole.first -= 1
            return whole
    return None


def _is_day(draft: Draft) -> bool:
    return draft.form in DAYLIKE or (draft.form == "calendar" and draft.day is not None and draft.last_day is None)


def _day_and_time(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join a day with a clock time or a part of the day, in either order."""
    if _is_day(left) and right.form in ("clock", "part") and not (left.clock and right.clock):
        if (
            ("," in gap and right.form == "part")
            or "of" in gap
            or "the" in gap
            or ("in" in gap and right.form == "part")
        ):
            return None
        return _timed(left, right)
    if left.form in ("clock", "part") and _is_day(right) and not (left.clock and right.clock):
        if "," in gap and left.form == "part":
            return None
        return _timed(right, left)
    if left.form == "clock" and right.form == "part" and all(w in ("in", "the") for w in gap):
        left.clock = _with_part(left.clock or "", right.part or "")
        return left
    return None


def _timed(day: Draft, time: Draft) -> Draft:
    day.clock = day.clock or time.clock
    day.part = day.part or time.part
    if "plural" in time.notes:
        day.notes.append("plural")
    if day.clock and day.part:
        day.clock = _with_part(day.clock, day.part)
    return day


def _with_part(clock: str, part: str) -> str:
    """Return a clock time of the first half of the day moved to the second where the part of the day says so."""
    hour = int(clock[:2])
    if (part in ("AF", "EV") and hour < 12) or (part == "NI" and 5 < hour < 12):
        return f"{hour + 12:02}{clock[2:]}"
    return clock


def _weekday_and_date(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    if left.form in ("weekday", "day") and left.pick is None and right.form == "calendar" and right.day is not None:
        if "of" in gap or "at" in gap or (left.form == "day" and "," not in gap):
            return None
        right.clock, right.part, right.weekday = right.clock or left.clock, right.part or left.part, left.weekday
        return right
    if (
        left.form == "calendar"
        and left.day is not None
        and right.form == "weekday"
        and right.pick is None
        and gap in ([], [","])
        and not left.year
    ):
        left.clock, left.part = left.clock or right.clock, left.part or right.part
        return left
    if (
        left.form == "weekday"
        and right.form == "unit"
        and right.unit == "week"
        and right.edge is None
        and "," not in gap
    ):
        left.pick, left.notes = right.pick, [*left.notes, "of_week"]
        return left
    if (
        left.form == "unit"
        and left.unit == "week"
        and right.form == "weekday"
        and right.pick is None
        and gap in (["on"], [])
    ):
        right.pick, right.notes = left.pick, [*right.notes, "of_week"]
        return right
    return None


def _week_of_date(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "the week of March 6": the week that holds the day."""
    if "week_of" not in left.notes or right.form != "calendar" or right.day is None or gap != ["of"]:
        return None
    right.notes.append("week_of")
    return right


def _part_of_year(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join a month, season, quarter or half with the year beside it: "June last year", "the quarter a year ago"."""
    if any(word not in ("of", "in") for word in gap) or right.edge is not None:
        return None
    if left.year is not None and left.rule != "year":
        return None
    if (
        left.form == "calendar" and (left.month or left.rule in ("season", "quarter")) and left.pick is None
    ) or left.form == "holiday":
        if right.form == "unit" and right.unit == "year" and right.rule != "year_end" and right.form == "unit":
            left.pick, left.notes = right.pick, [*left.notes, "of_year"]
            left.in_force = right.in_force
            return left
        if right.form == "calendar" and right.rule == "year" and right.edge is None:
            left.year = right.year
            return left
    if right.rule == "quarter" and right.year is None and not gap and left.rule in ("year", "year_ago"):
        right.year = left.year
        if left.rule == "year_ago":
            right.pick, right.notes = -1, [*right.notes, "of_year"]
        return right
    if left.form == "unit" and left.unit == "quarter" and right.form == "offset" and right.unit == "year" and not gap:
        return right
    return None


def _possessive(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "this year's third quarter" and "next year's spring"."""
    if (
        gap == ["'s"]
        and left.form == "unit"
        and left.unit == "year"
        and right.form == "calendar"
        and right.year is None
    ):
        if right.month or right.rule in ("season", "quarter"):
            right.pick, right.notes, right.in_force = left.pick, [*right.notes, "of_year"], left.in_force
            return right
    return None


def _lengths(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "five hours 20 minutes" and "2 years 1 month"."""
    if left.form != "duration" or right.form not in ("duration", "offset") or gap not in ([], [","]):
        return None
    if left.unit not in UNITS_DOWN or right.unit not in UNITS_DOWN or left.amount is None or right.amount is None:
        return None
    if UNITS_DOWN.index(left.unit) >= UNITS_DOWN.index(right.unit):
        return None
    right.notes = [*left.notes, f"{left.unit}={left.amount:g}", *right.notes]
    return right
