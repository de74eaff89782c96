"""Make one row of each named person whose age or fate the text states."""

import re
from collections.abc import Sequence

from tasks.extraction.categories import Event
from tasks.extraction.fates import tie_fates
from tasks.extraction.mentions import EventMention, NameMention, PlaceMention, Quantity, TimeMention
from tasks.extraction.person_ages import tie_ages
from tasks.extraction.person_slots import Entity, lay_out
from tasks.extraction.places import choose_place
from tasks.extraction.proper_nouns import SUFFIXES, folded
from tasks.extraction.reading import Fate, Person
from tasks.extraction.tokens import Document


def find_persons(
    doc: Document,
    names: Sequence[NameMention],
    quantities: Sequence[Quantity],
    dates: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    events: Sequence[EventMention],
) -> list[Person]:
    """Return the named persons with an age or a fate, in the order of their first mention."""
    slots = lay_out(doc, names)
    tie_ages(doc, slots, quantities)
    tie_fates(doc, slots, events)
    rows = [_row(doc, entity, dates, places) for entity in slots.entities if entity.age is not None or entity.events]
    return sorted(rows, key=lambda row: row.start)


def _row(doc: Document, entity: Entity, dates: Sequence[TimeMention], places: Sequence[PlaceMention]) -> Person:
    mention = entity.mention
    assert mention is not None, entity.name
    start, end = doc.span(mention.first, mention.last)
    return Person(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=doc.tokens[mention.first].sentence,
        name=entity.name,
        name_key=name_key(entity.name),
        rule=entity.age_rule or "fate",
        age=entity.age,
        role=mention.title,
        sex=entity.sex,
        fates=_fates(doc, entity, places),
        zone=doc.sentences[doc.tokens[mention.first].sentence].zone,
    )


def _fates(doc: Document, entity: Entity, places: Sequence[PlaceMention]) -> list[Fate]:
    fates: dict[Event, Fate] = {}
    for index, event in entity.events:
        place = choose_place(doc, places, index, index)
        written = doc.quote(place.first, place.last) if place else None
        fate = fates.setdefault(event, Fate(event))
        fate.place = fate.place or written
    if Event.KILLED in fates:
        fates.pop(Event.INJURED, None)
    return list(fates.values())


def name_key(name: str) -> str:
    """Return a key that two spellings of one name share: parts folded, without suffix and initials, in order of the alphabet."""
    parts = [folded(part) for part in re.findall(r"[^\W\d_]+", name.lower())]
    kept = [part for part in parts if len(part) > 1 and part not in SUFFIXES] or parts
    return " ".join(sorted(kept))
