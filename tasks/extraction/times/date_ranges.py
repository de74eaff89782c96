"""Periods that prepositions open and close: "from X to Y", "between X and Y", "since X", "until X", "by X"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from tasks.extraction.numbers import SMALL
from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document
from tasks.extraction.times.calendar_days import shifted
from tasks.extraction.times.timex import DASHES
from tasks.extraction.words.calendar import UNITS, beside
from values.categories import Precision

BEGINNINGS = beside("beginnings")
BEFORE_DAY = beside("before_day")
SINCE_REACH = 8
ENDED = beside("ended")
SINCE = "since"
CENTURY = 2
"""Length of the TIMEX3 value of a century, which only describes where no preposition leads to it."""
PAIRING = frozenset({"in", "during"})
WHOLE = frozenset({"month", "year", "month_year"})
"""Rules of the dates that stand for one period when "and" joins two of them: "in March and April"."""
CLOSERS = frozenset({"to", "until", "till", "through", "thru"})


def with_periods(doc: Document, mentions: Iterable[TimeMention], published: date | None) -> list[TimeMention]:
    """Return the mentions with ranges joined to one and the days of open periods set."""
    out: list[TimeMention] = []
    for mention in mentions:
        if out and (whole := _range(doc, out[-1], mention)) is not None:
            out[-1] = whole
        else:
            mention = _ended(doc, mention)
            while out and out[-1].last > mention.first:
                out.pop()
            out.append(mention)
    return [_opened(doc, mention, published) for mention in _recall_periods(out)]


def _recall_periods(mentions: Iterable[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions, "this period" with the days of the last mention that covers more than one."""
    last: TimeMention | None = None
    for mention in mentions:
        if mention.rule == "same_period" and last is not None:
            meant = replace(mention, start=last.start, end=last.end, value=last.value)
            yield replace(meant, precision=last.precision, anchor="period")
            continue
        if mention.rule != "same_period" and mention.start and mention.end and mention.start != mention.end:
            last = mention
        yield mention


def _range(doc: Document, left: TimeMention, right: TimeMention) -> TimeMention | None:
    width = right.first - left.last
    if not 0 < width < 3 or left.start is None or right.end is None or left.rule == "range":
        return None
    opener = doc.lower(left.first - 1)
    if not _is_joined(doc, left, right, opener):
        return None
    start = _start_before(left, right, right.end)
    if start is None or right.end < start:
        return None
    first = left.first - (opener in ("between", "from"))
    return replace(
        left,
        first=first,
        last=right.last,
        value=f"{left.value if start == left.start else start.isoformat()}/{right.value}",
        rule="range",
        start=start,
        end=right.end,
        precision=right.precision,
    )


def _is_joined(doc: Document, left: TimeMention, right: TimeMention, opener: str) -> bool:
    """Return whether the one word between two mentions makes a range of them, "the" allowed behind it."""
    link = doc.lower(left.last)
    far = right.first - left.last == 2
    if far and (doc.lower(left.last + 1) != "the" or link in DASHES):
        return False
    if link == "and":
        return opener == "between" or (not far and opener in PAIRING and left.rule == right.rule in WHOLE)
    return link in CLOSERS or link in DASHES


def _start_before(left: TimeMention, right: TimeMention, end: date) -> date | None:
    """Return the first day of a range, of the week or the year before where it would begin after its end."""
    start = left.start
    if start is None or end >= start:
        return start
    if left.rule == right.rule == "weekday":
        return start - timedelta(days=7)
    return shifted(start, -12, "month") or start if left.rule in ("month", "day_month") else start


def follows_beginning(doc: Document, mention: TimeMention) -> bool:
    """Return whether a verb of beginning stands before a date: "that broke out on Monday"."""
    at = mention.first - 1
    while doc.lower(at) in BEFORE_DAY:
        at -= 1
    return doc.lower(at) in BEGINNINGS


def begins_since(doc: Document, mention: TimeMention) -> bool:
    """Return whether "since" counts from a beginning at the date: "since the start of the siege on 27 February"."""
    words = [doc.lower(at) for at in range(mention.first - SINCE_REACH, mention.first)]
    if SINCE not in words:
        return False
    between = words[words.index(SINCE) :]
    return "," not in between and not BEGINNINGS.isdisjoint(between)


def _ended(doc: Document, mention: TimeMention) -> TimeMention:
    """Return "the nine months ended Sept. 30" or "the year to March" for the last day, any other mention as it is."""
    unit = UNITS.get(doc.lower(mention.first - 2))
    word, verb = doc.lower(mention.first - 3), doc.lower(mention.first - 1)
    count = int(word) if word.isdecimal() else SMALL.get(word, 0)
    ends = verb in ENDED or (verb in CLOSERS and (count or word == "the"))
    if not ends or unit is None or not mention.end:
        return mention
    start = shifted(mention.end + timedelta(days=1), -(count or 1), unit)
    return replace(mention, first=mention.first - 2 - (count > 0), start=start, rule="ended", precision=Precision.MONTH)


def _opened(doc: Document, mention: TimeMention, published: date | None) -> TimeMention:
    """Set the open end of "since Monday", "until Friday", "before 2010", "after 2018", "by Friday"."""
    if mention.type not in ("DATE", "TIME") or mention.start is None or mention.end is None or mention.rule == "range":
        return mention
    at = mention.first - 1
    at -= doc.lower(at) in ("the", "about", "around", "at")
    before = doc.lower(at)
    if len(mention.value or "") == CENTURY and before not in PAIRING and before != SINCE:
        return replace(mention, start=None, end=None)
    if before == SINCE or begins_since(doc, mention):
        end = published if published is not None and published >= mention.start else None
        return replace(mention, end=end, rule=f"since_{mention.rule}")
    if mention.type == "TIME":
        return mention
    if before in ("until", "till", "by") or (before == "to" and doc.lower(at - 1) in ("up", "prior")):
        return replace(mention, start=None, rule=f"{before}_{mention.rule}")
    if before == "before":
        return replace(mention, start=None, end=mention.start - timedelta(days=1), rule=f"before_{mention.rule}")
    if before == "after" and mention.rule in ("year", "month", "month_year"):
        return replace(mention, start=mention.end + timedelta(days=1), end=None, rule=f"after_{mention.rule}")
    return mention
