"""Time expressions in the fields of the public sets."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tasks.extraction.categories import Precision
from tasks.extraction.dates import find_dates, read_times
from tasks.extraction.mentions import TimeMention
from tasks.extraction.tokens import Document, tokenise


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
    doc = tokenise(text)
    return [_without_signal(doc, mention) for mention in read_times(doc, _published(dct))]


te3_platinum = tbaq_timebank = tbaq_aquaint = tcr = _timex3


def recog_datetime(text: str, dct: str | None) -> list[dict[str, Any]]:
    """The specification gives the first day after a period as its end."""
    doc = tokenise(text)
    items = []
    for mention in find_dates(doc, _published(dct)):
        item = _timex(doc, mention)
        item["start_date"] = mention.start.isoformat() if mention.start else None
        item["end_date"] = (mention.end + timedelta(days=1)).isoformat() if mention.end else None
        items.append(item)
    return items


def re3d_temporal(text: str, dct: str | None) -> list[dict[str, Any]]:
    """The set marks no vague references such as "now" and "recently"."""
    doc = tokenise(text)
    times = [mention for mention in read_times(doc, _published(dct)) if mention.rule != "reference"]
    return [{**_timex(doc, mention), "type": "Temporal"} for mention in times]


def gva_dates(text: str, dct: str | None) -> list[dict[str, Any]]:
    """Return the days that the text dates something to, both days of a weekend; wider periods name no day."""
    doc = tokenise(text)
    days = set()
    for mention in find_dates(doc, _published(dct)):
        if mention.type in ("DATE", "TIME") and mention.precision is Precision.DAY:
            days |= {day for day in (mention.start, mention.end) if day is not None}
    return [{"type": "DATE", "value": day.isoformat()} for day in sorted(days)]
