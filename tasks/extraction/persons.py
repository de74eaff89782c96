"""Make one row of each named person whose age or fate the text states."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.categories import Event
from tasks.extraction.cues_of_fate import Cue, find_cues
from tasks.extraction.descriptions import find_descriptions
from tasks.extraction.entities import Entity
from tasks.extraction.fate_doubts import CONTEXT
from tasks.extraction.fates import tie_fates
from tasks.extraction.mentions import EventMention, NameMention, PlaceMention, Quantity, TimeMention
from tasks.extraction.naming import name_described, name_victims
from tasks.extraction.periods import choose_period
from tasks.extraction.person_ages import stated_ages, tie_ages, tie_predicates
from tasks.extraction.person_facts import add_facts
from tasks.extraction.person_joins import join_unnamed
from tasks.extraction.person_references import REMEMBERED, resolve
from tasks.extraction.person_slots import Slots
from tasks.extraction.places import choose_place
from tasks.extraction.proper_nouns import SUFFIXES, folded
from tasks.extraction.reading import Fate, Person
from tasks.extraction.tokens import Document
from tasks.extraction.victim_lists import name_listed

EVENTS_NEAR = 90
"""Event words on each side of a fate from which its date may come."""
UNDATED = CONTEXT["undated"]
TOLD = frozenset({Event.KILLED, Event.INJURED, Event.DETAINED, Event.CHARGED})


def find_persons(
    doc: Document,
    names: Sequence[NameMention],
    quantities: Sequence[Quantity],
    dates: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    events: Sequence[EventMention],
) -> list[Person]:
    """Return the named persons with an age or a fate, in the order of their first mention."""
    slots = told_persons(doc, names, quantities, events)
    rows = [
        _row(doc, entity, dates, places, events)
        for entity in slots.named.values()
        if entity.age is not None or entity.events
    ]
    return sorted(rows, key=lambda row: row.start)


def told_persons(
    doc: Document, names: Sequence[NameMention], quantities: Sequence[Quantity], events: Sequence[EventMention]
) -> Slots:
    """Return the persons of the text with their ages and fates, read sentence by sentence."""
    ages = stated_ages(quantities)
    taken = {index for name in names for index in range(name.first, name.last)}
    slots = Slots(doc, names)
    left = tie_ages(doc, slots, ages)
    slots.describe(find_descriptions(doc, left, taken))
    cues = find_cues(doc, events)
    harms = [cue for sentence in sorted(cues) for cue in cues[sentence] if cue.event in TOLD]
    hurt = [cue for cue in harms if cue.event in (Event.KILLED, Event.INJURED)]
    for sentence in sorted(slots.by_sentence):
        resolve(slots, sentence)
        name_described(doc, slots, sentence)
        told = cues.get(sentence, [])
        tie_fates(doc, slots, told)
        end = doc.sentences[sentence].last
        name_victims(doc, slots, sentence, (_before(harms, end), _before(hurt, end)), [cue.event for cue in told])
    name_listed(doc, slots, cues)
    tie_predicates(doc, slots, left)
    join_unnamed(slots)
    return slots


def _before(harms: Sequence[Cue], index: int) -> Sequence[Cue]:
    end = bisect_left(harms, index, key=lambda cue: cue.first)
    return harms[max(0, end - REMEMBERED) : end] or harms[:REMEMBERED]


def _row(
    doc: Document,
    entity: Entity,
    dates: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    events: Sequence[EventMention],
) -> Person:
    mention = entity.mention
    if mention is None:
        raise ValueError(f"{entity.name} is nowhere mentioned")
    start, end = doc.span(mention.first, mention.last)
    person = Person(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=doc.tokens[mention.first].sentence,
        name=entity.name,
        name_key=name_key(entity.name),
        rule=entity.age_rule or "fate",
        age=entity.age,
        sex=entity.sex,
        fates=_fates(doc, entity, dates, places, events),
        zone=doc.sentences[doc.tokens[mention.first].sentence].zone,
    )
    add_facts(doc, entity, person)
    return person


def _fates(
    doc: Document,
    entity: Entity,
    dates: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    events: Sequence[EventMention],
) -> list[Fate]:
    """Return what happened to a person; a date of its own sentence goes before one that the story lends."""
    fates: dict[Event, Fate] = {}
    told = [(index, event, ()) for index, event in entity.events]
    lent = [(index, event, _near(events, index)) for index, event in entity.events]
    for index, event, near in [*told, *lent]:
        fate = fates.setdefault(event, Fate(event))
        if doc.lower(index) in UNDATED:
            continue
        if fate.start is None and (period := choose_period(doc, dates, index, index, (), near)) is not None:
            fate.start, fate.end = period.start, period.end
        if fate.place is None and (place := choose_place(doc, places, index, index)) is not None:
            fate.place = doc.quote(place.first, place.last)
    if Event.KILLED in fates:
        fates.pop(Event.INJURED, None)
    return list(fates.values())


def _near(events: Sequence[EventMention], index: int) -> Sequence[EventMention]:
    at = bisect_left(events, index, key=lambda e: e.first)
    return events[max(0, at - EVENTS_NEAR) : at + EVENTS_NEAR]


def name_key(name: str) -> str:
    """Return a key that two spellings of one name share: folded parts in alphabetical order, no suffix, no initials."""
    parts = [folded(part) for part in re.findall(r"[^\W\d_]+", name.lower())]
    kept = [part for part in parts if len(part) > 1 and part not in SUFFIXES] or parts
    return " ".join(sorted(kept))
