"""Time expressions in the fields of the public sets."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tasks.extraction import analyse
from tasks.extraction.rows.mentions import TimeMention
from tasks.extraction.text import Document
from tasks.extraction.times.calendar_days import days_of
from values.categories import Precision


def _published(dct: str | None) -> date | None:
    return date.fromisoformat(dct[:10]) if dct else None


def _timex(doc: Document, mention: TimeMention) -> dict[str, Any]:
    start, end = doc.span(mention.first, mention.last)
    return {"type": mention.type, "start": start, "end": end, "value": mention.value}


SIGNALS = {
    "after_event": "after",
    "before_event": "before",
    "day_after": "after",
    "day_before": "before",
    "later": "later",
    "prior_event": "prior",
}


def _without_signal(doc: Document, mention: TimeMention) -> dict[str, Any]:
    """TimeML leaves "after", "before" and "later" outside of the time expression that they relate to an event."""
    last = mention.last - (doc.lower(mention.last - 1) == SIGNALS.get(mention.rule))
    return _timex(doc, replace(mention, last=last))


def _timex3(text: str, dct: str | None) -> list[dict[str, Any]]:
    """TimeML marks the two ends of a range apart."""
    doc = analyse(text, _published(dct))
    return [_without_signal(doc, mention) for mention in doc.expressions]


te3_platinum = tbaq_timebank = tbaq_aquaint = tcr = _timex3


# Hours that the specification gives to the parts of the day.
PART_HOURS = {
    "MO": ("08:00:00", "12:00:00"),
    "AF": ("12:00:00", "16:00:00"),
    "EV": ("16:00:00", "20:00:00"),
    "NI": ("20:00:00", "23:59:59"),
}
UNDATED_TIMES = frozenset({"clock", "four_digits", "named_hour", "part_of_day", "overnight"})


def recog_datetime(text: str, dct: str | None) -> list[dict[str, Any]]:
    """A specification of commands: ends are exclusive, "from X to Y" ends where Y begins, times carry seconds."""
    doc = analyse(text, _published(dct))
    return [_recog(doc, mention) for mention in doc.times]


def _recog(doc: Document, mention: TimeMention) -> dict[str, Any]:
    item = _timex(doc, mention)
    start, end = mention.start, mention.end
    if mention.rule == "range":
        last = days_of((mention.value or "").rpartition("/")[2])
        end = last[0] if last else end
    elif mention.rule == "next_span" and start and end:
        start, end = start + timedelta(days=1), end + timedelta(days=1)
    elif end and mention.rule != "past_span" and not (mention.precision is Precision.DAY and start != end):
        end += timedelta(days=1)
    item["start_date"], item["end_date"] = (day.isoformat() if day else None for day in (start, end))
    if mention.type == "TIME" and mention.value:
        _recog_time(item, mention)
    return item


def _seconds(value: str) -> str:
    day, _, time = value.partition("T")
    return f"{day} {time if time.count(':') == 2 else time + ':00'}"


def _recog_time(item: dict[str, Any], mention: TimeMention) -> None:
    first, slash, last = (mention.value or "").partition("/")
    if slash:
        item["start_date"], item["end_date"] = _seconds(first), _seconds(last)
        return
    day, _, time = first.partition("T")
    dated = mention.rule not in UNDATED_TIMES
    if time in PART_HOURS:
        hours = [f"{day} {hour}" if dated else hour for hour in PART_HOURS[time]]
        item["start_date"], item["end_date"] = hours
        return
    item["value"] = _seconds(first) if dated else _seconds(first).partition(" ")[2]


def re3d_temporal(text: str, dct: str | None) -> list[dict[str, Any]]:
    """The set marks no vague references such as "now" and "recently"."""
    doc = analyse(text, _published(dct))
    times = [mention for mention in doc.expressions if mention.rule != "reference"]
    return [{**_timex(doc, mention), "type": "Temporal"} for mention in times]


def gva_dates(text: str, dct: str | None) -> list[dict[str, Any]]:
    """Return the days that the text dates something to, both days of a weekend; wider periods name no day."""
    days = set()
    for mention in analyse(text, _published(dct)).times:
        if mention.type in ("DATE", "TIME") and mention.precision is Precision.DAY:
            days |= {day for day in (mention.start, mention.end) if day is not None}
    return [{"type": "DATE", "value": day.isoformat()} for day in sorted(days)]
