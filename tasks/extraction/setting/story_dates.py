"""The date that a story is at: an event told without a date stands at the one told of the events of its family."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.rows.mentions import EventMention, TimeMention
from tasks.extraction.setting.clause_dates import LINKED, date_in_sentence
from tasks.extraction.text import Document, Layer, Sentence
from values.categories import Event, Precision

HARM = frozenset(
    {
        Event.KILLED,
        Event.INJURED,
        Event.KILLED_OR_INJURED,
        Event.ATTACKED,
        Event.DESTROYED,
        Event.ABDUCTED,
        Event.CAPTURED,
        Event.MISSING,
        Event.RESCUED,
        Event.AFFECTED,
    }
)
LAW = frozenset({Event.DETAINED, Event.CHARGED, Event.RELEASED})
FAMILIES = {event: family for family in (HARM, LAW, frozenset({Event.ATTENDING})) for event in family}
FAMILIES[Event.DISPLACED] = HARM | {Event.DISPLACED}
"""Events that one story tells of one happening; those of other kinds take no date from another sentence."""
FINE = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
BESIDE = 3
REACH = 80
"""Event words looked at before and after a sentence without a date."""
FARTHEST = 12
"""Sentences between an event and the date it takes."""


def date_of_story(
    doc: Document,
    dates: Layer[TimeMention],
    events: Sequence[EventMention],
    sentence: Sentence,
    family: frozenset[Event],
) -> TimeMention | None:
    """Return the last date told of an event of the family before the sentence, else the first one told after it.

    Of the date of another paragraph and a wider one around it the wider is taken: it holds in either case.
    """
    before = bisect_left(events, sentence.first, key=lambda e: e.first)
    after = bisect_left(events, sentence.last, key=lambda e: e.first)
    last: TimeMention | None = None
    for event in reversed(events[max(0, before - REACH) : before]):
        date = _told_of(doc, dates, events, event, family, sentence)
        if date is None:
            continue
        if doc.sentences[doc.tokens[date.first].sentence].paragraph == sentence.paragraph:
            return date
        if last is not None and _covers(date, last):
            return date
        last = last or date
    if last is not None:
        return last
    later = (_told_of(doc, dates, events, e, family, sentence) for e in events[after : after + REACH])
    return next((date for date in later if date is not None), None)


def _covers(wide: TimeMention, narrow: TimeMention) -> bool:
    """Return whether the days of one mention hold those of another and more."""
    if wide.start is None or wide.end is None or narrow.start is None or narrow.end is None:
        return False
    return wide.start <= narrow.start and narrow.end <= wide.end and wide.precision != narrow.precision


def _told_of(
    doc: Document,
    dates: Layer[TimeMention],
    events: Sequence[EventMention],
    event: EventMention,
    family: frozenset[Event],
    sentence: Sentence,
) -> TimeMention | None:
    """Return the date that the text gives an event of the family near a sentence, fine enough to be taken over."""
    if event.event not in family or event.event is Event.AFFECTED or event.hypothetical:
        return None
    other = doc.sentences[doc.tokens[event.first].sentence]
    told = dates.within(other) if abs(other.index - sentence.index) <= FARTHEST else ()
    date = date_in_sentence(doc, told, event.first, (), LINKED) if told else None
    if date is None or not _is_nearest(date, event, events):
        return None
    fine = date.precision in FINE and date.value != "PRESENT_REF" and date.rule[:4] != "next"
    return date if fine else None


def _is_nearest(date: TimeMention, event: EventMention, events: Sequence[EventMention]) -> bool:
    """Return whether no verb of another event holds the date, as in "today released figures on the attack"."""
    near = bisect_left(events, date.first, key=lambda e: e.first)
    beside = [other for other in events[max(0, near - 1) : near + 1] if other.form == "verb" and _gap(date, other) <= 1]
    return not beside or _gap(date, event) <= BESIDE


def _gap(date: TimeMention, event: EventMention) -> int:
    return date.first - event.last if event.first < date.first else event.first - date.last
