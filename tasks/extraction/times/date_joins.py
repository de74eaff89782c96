"""Join drafts that stand side by side: "10 p.m. Wednesday", "Monday, Dec. 26", "June last year"."""

from itertools import pairwise

from tasks.extraction.text import Document
from tasks.extraction.times.clock_forms import in_part
from tasks.extraction.times.timex import DASHES, Draft, DraftMark, Nth, Offset

LINKS = frozenset({",", "on", "of", "at", "in", "the", "'s", "around", "about", "@", "shortly", "approximately", "by"})
STAMP_LINKS = DASHES | {"|", "@"}
"""What parts the day from the time in the line that tells when an article was published."""
DAYLIKE = frozenset({"weekday", "day", "holiday"})
RANGE_LINKS = DASHES | {"to", "and", "until", "till", "through"}
UNITS_DOWN = ("year", "month", "week", "day", "hour", "minute", "second")
BARE_PARTS = frozenset({"morning", "afternoon", "evening"})
LONGEST_GAP = 3
LOOSE = frozenset({"part", "nth"})
HALVES = {"H1": "first half", "H2": "second half"}


def join_drafts(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of one text with neighbours join_drafts; parts of the day that name no day are dropped."""
    for left, right in pairwise(drafts):
        _share_year(doc, left, right)
    out: list[Draft] = []
    for draft in drafts:
        whole = draft
        while out and (found := _join(doc, out[-1], whole)) is not None:
            out.pop()
            whole = found
        out.append(whole)
    return [draft for draft in out if draft.form not in LOOSE or _stands_alone(doc, draft)]


def _stands_alone(doc: Document, draft: Draft) -> bool:
    word = doc.lower(draft.last - 1)
    if draft.form == "nth":
        return False
    if word == "overnight":
        return doc.lower(draft.last) not in ("success", "stay", "stays", "delivery", "trading")
    before = doc.lower(draft.first - 2)
    return DraftMark.DEFINITE in draft.marks and word in BARE_PARTS and before in ("in", "during", "of", "on")


def _gap(doc: Document, left: Draft, right: Draft) -> list[str] | None:
    """Return the words between two drafts of one sentence, None where they stand too far apart."""
    if right.first - left.last > LONGEST_GAP or doc.tokens[left.first].sentence != doc.tokens[right.first].sentence:
        return None
    return [doc.lower(i) for i in range(left.last, right.first)]


def _share_year(doc: Document, left: Draft, right: Draft) -> None:
    """Give the first month of "June to August 1992" the year of the second."""
    if left.form != "calendar" or right.form != "calendar" or not left.month or left.year is not None:
        return
    gap = _gap(doc, left, right)
    if right.month and right.year is not None and gap and len(gap) == 1 and gap[0] in RANGE_LINKS:
        left.year = right.year - ((left.month, left.day or 0) > (right.month, right.day or 99))


def _join(doc: Document, left: Draft, right: Draft) -> Draft | None:
    gap = _gap(doc, left, right)
    if gap is None:
        return None
    if (
        len(gap) == 1
        and gap[0] in STAMP_LINKS
        and left.form == "calendar"
        and left.day
        and left.year
        and right.form == "clock"
    ):
        gap = []
    if gap != ["and"] and any(word not in LINKS for word in gap):
        return None
    for rule in (_lengths,) if gap == ["and"] else JOINS:
        if (whole := rule(left, right, gap)) is not None:
            whole.first, whole.last = left.first, right.last
            whole.first -= whole.rule == "quarter" and doc.lower(whole.first - 1) == "the"
            return whole
    return None


def _is_day(draft: Draft) -> bool:
    return draft.form in DAYLIKE or (draft.form == "calendar" and draft.day is not None and draft.last_day is None)


def _day_and_time(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join a day with a clock time or a part of the day, in either order."""
    if left.clock and right.clock:
        return None
    if _is_day(left) and right.form in ("clock", "part"):
        apart = {"of", "the"} if right.form == "clock" else {"of", "the", ",", "in"}
        return None if apart.intersection(gap) else _timed(left, right)
    if left.form in ("clock", "part") and _is_day(right):
        return None if "," in gap and left.form == "part" else _timed(right, left)
    if left.form == "clock" and right.form == "part" and all(word in ("in", "the") for word in gap):
        left.clock = in_part(left.clock or "", right.part or "")
        return left
    return None


def _timed(day: Draft, time: Draft) -> Draft:
    day.clock, day.part = day.clock or time.clock, day.part or time.part
    day.marks |= time.marks & DraftMark.PLURAL
    if day.clock and day.part:
        day.clock = in_part(day.clock, day.part)
    return day


def _weekday_and_date(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    if left.form in ("weekday", "day") and left.pick is None and right.form == "calendar" and right.day is not None:
        if "of" in gap or "at" in gap or (left.form == "day" and "," not in gap):
            return None
        right.clock, right.part, right.weekday = right.clock or left.clock, right.part or left.part, left.weekday
        return right
    if left.form == "calendar" and left.day is not None and right.form == "weekday" and right.pick is None:
        if gap not in ([], [","]) or left.year or left.last_day:
            return None
        left.clock, left.part, left.weekday = left.clock or right.clock, left.part or right.part, right.weekday
        return left
    return None


def _weekday_of_week(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "Monday of next week" and "next week on Tuesday"."""
    if left.form == "weekday" and right.form == "unit" and right.unit == "week" and not right.edge and "," not in gap:
        left.pick, left.marks = right.pick, left.marks | DraftMark.OF_WEEK
        return left
    if right.form != "weekday" or right.pick is not None or left.unit != "week":
        return None
    if left.form == "unit" and gap in ([], ["on"]):
        right.pick, right.marks = left.pick, right.marks | DraftMark.OF_WEEK
        return right
    if left.form == "offset" and left.rule == "ago" and left.amount is not None and not gap:
        right.pick, right.marks = -int(left.amount), right.marks | DraftMark.OF_WEEK
        return right
    return None


def _from_date(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "three days after January 12", "two weeks before Christmas", "the day after Thanksgiving"."""
    if left.form != "event_offset" or not _is_day(right) or left.amount is None or gap not in ([], ["the"]):
        return None
    if right.clock or right.part:
        return None
    right.moves += (Offset(left.unit or "day", left.sign * left.amount),)
    right.rule = "from_date"
    return right


def _part_of_month(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "the first week of May", "the last Sunday in June" and "the last weekend of the month" to their days."""
    if left.form != "nth" or left.amount is None or gap not in (["of"], ["in"]):
        return None
    if right.form not in ("calendar", "unit"):
        return None
    if right.day is not None or right.rule in ("decade", "century") or right.unit in ("day", "week", "weekend"):
        return None
    right.moves += (Nth(left.unit or "day", int(left.amount), left.weekday),)
    right.rule = "nth_unit"
    return right


def _half_of_month(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "the first half of May" to its days."""
    if left.symbol not in HALVES or left.year is not None or gap != ["of"]:
        return None
    if right.form != "calendar" or right.month is None or right.day is not None or right.edge is not None:
        return None
    right.edge = HALVES[left.symbol]
    return right


def _week_of_date(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "the week of March 6": the week that holds the day."""
    if DraftMark.WEEK_OF not in left.marks or right.form != "calendar" or right.day is None or gap != ["of"]:
        return None
    right.marks |= DraftMark.WEEK_OF
    return right


def _same_month(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "the same month last year": the month that the text is at, a year before."""
    if gap or left.rule != "same_month" or right.form != "unit" or right.unit != "year" or right.pick != -1:
        return None
    left.form, left.amount, left.sign = "offset", 12.0, -1
    return left


def _part_of_year(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join a month, season, quarter, half or holiday with the year behind it: "June last year", "the half of 1989"."""
    named = left.form == "calendar" and (left.month or left.rule in ("season", "quarter"))
    if not (named or left.form == "holiday") or left.year is not None or left.pick is not None or right.edge:
        return None
    if any(word not in ("of", "in") for word in gap):
        return None
    if right.form == "unit" and right.unit == "year" and right.rule != "year_end":
        left.pick, left.in_force, left.marks = right.pick, right.in_force, left.marks | DraftMark.OF_YEAR
        return left
    if right.form == "calendar" and right.rule == "year":
        left.year = right.year
        return left
    return None


def _quarter(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "this year's third quarter", "1988 third quarter", "the quarter a year ago"."""
    if left.form == "unit" and left.unit == "quarter" and right.form == "offset" and right.unit == "year" and not gap:
        return right
    if right.form != "calendar" or right.year is not None or not (right.month or right.symbol):
        return None
    if gap == ["'s"] and left.form == "unit" and left.unit == "year":
        right.pick, right.in_force, right.marks = left.pick, left.in_force, right.marks | DraftMark.OF_YEAR
        return right
    if gap or right.rule != "quarter" or left.rule not in ("year", "year_ago"):
        return None
    right.year = left.year
    if left.rule == "year_ago":
        right.pick, right.marks = -1, right.marks | DraftMark.OF_YEAR
    return right


def _lengths(left: Draft, right: Draft, gap: list[str]) -> Draft | None:
    """Join "five hours 20 minutes" and "2 years 1 month"."""
    if left.form != "duration" or right.form not in ("duration", "offset") or gap not in ([], [","], ["and"]):
        return None
    if left.unit not in UNITS_DOWN or right.unit not in UNITS_DOWN or left.amount is None or right.amount is None:
        return None
    if UNITS_DOWN.index(left.unit) >= UNITS_DOWN.index(right.unit):
        return None
    right.coarser = (*left.coarser, Offset(left.unit, left.amount), *right.coarser)
    return right


JOINS = (
    _day_and_time,
    _weekday_and_date,
    _weekday_of_week,
    _week_of_date,
    _from_date,
    _part_of_month,
    _half_of_month,
    _same_month,
    _part_of_year,
    _quarter,
    _lengths,
)
