"""Date and place what happened to a person; what is dated after the day of publication has not happened yet."""

from collections.abc import Sequence
from datetime import date, timedelta

from tasks.extraction.persons.entities import Entity
from tasks.extraction.persons.fate_doubts import CONTEXT
from tasks.extraction.persons.natural_deaths import is_natural
from tasks.extraction.places import choose_place
from tasks.extraction.rows.mentions import EventMention, TimeMention
from tasks.extraction.setting import choose_period
from tasks.extraction.text import Document
from values.categories import Event
from values.person import Fate

UNDATED = CONTEXT["undated"]
EVENTS_NEAR = 90
"""Event words on each side of a fate from which its date may come."""
LONGEST_LIFE = 122


def dated_fates(doc: Document, entity: Entity) -> list[Fate]:
    """Return what happened to a person; a date of its own sentence goes before one that the story lends."""
    fates: dict[Event, Fate] = {}
    told = [
        (index, event)
        for index, event in entity.events
        if not _to_come(doc, index) and not (event is Event.KILLED and is_natural(doc, index))
    ]
    for near in (False, True):
        for index, event in told:
            fate = fates.setdefault(event, Fate(event))
            if doc.lower(index) not in UNDATED:
                _fill(doc, fate, index, entity.age, near)
    if Event.KILLED in fates:
        fates.pop(Event.INJURED, None)
    return list(fates.values())


def _events_near(doc: Document, index: int) -> Sequence[EventMention]:
    at = len(doc.events.before(index))
    return doc.events[max(0, at - EVENTS_NEAR) : at + EVENTS_NEAR]


def _fill(doc: Document, fate: Fate, index: int, age: int | None, near: bool) -> None:
    if fate.start is None:
        period = choose_period(doc, doc.times, index, index, (), _events_near(doc, index) if near else ())
        if period is not None and not _only_ends(period, fate) and _may_be(period, doc.published, age):
            fate.start, fate.end = period.start, period.end
    if fate.place is None and (place := choose_place(doc, doc.places, index, index)) is not None:
        fate.place = doc.quote(place.first, place.last)


def _only_ends(period: TimeMention, fate: Fate) -> bool:
    """Return whether the date ends a time and tells no death ("minister until May, he was murdered")."""
    return fate.event is Event.KILLED and period.rule.startswith("until")


def _to_come(doc: Document, index: int) -> bool:
    """Return whether the sentence dates the deed after the day of publication ("will go free", "is set for May 14")."""
    period = choose_period(doc, doc.times, index, index, ())
    if period is None or period.start is None or doc.published is None:
        return False
    sure = period.start == period.end or period.start.year > doc.published.year
    return sure and period.start > doc.published + timedelta(days=1)


def _may_be(period: TimeMention, published: date | None, age: int | None) -> bool:
    """Return whether a period may date what happened to somebody of that age: not to come, not before their birth."""
    if period.start is None or published is None:
        return True
    lived = age is None or period.start.year >= published.year - LONGEST_LIFE
    return lived and period.start <= published + timedelta(days=1)
