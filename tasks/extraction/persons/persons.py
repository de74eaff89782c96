"""Make one row of each named person whose age or fate the text states."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.persons.coroners import name_by_coroner
from tasks.extraction.persons.dated_fates import dated_fates
from tasks.extraction.persons.descriptions import find_descriptions
from tasks.extraction.persons.entities import Entity
from tasks.extraction.persons.fate_cues import FateCue, find_fate_cues
from tasks.extraction.persons.fates import tie_fates
from tasks.extraction.persons.named_suspects import name_suspects
from tasks.extraction.persons.naming import name_described, name_victims
from tasks.extraction.persons.person_ages import stated_ages, tie_ages, tie_predicates
from tasks.extraction.persons.person_facts import add_facts
from tasks.extraction.persons.person_joins import join_unnamed
from tasks.extraction.persons.person_references import REMEMBERED, resolve
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.persons.victim_lists import name_listed
from tasks.extraction.text import Document
from tasks.extraction.words.accents import folded
from tasks.extraction.words.proper_nouns import SUFFIXES
from values.categories import Event
from values.person import Person

TOLD = frozenset({Event.KILLED, Event.INJURED, Event.DETAINED, Event.CHARGED})


def find_persons(doc: Document) -> list[Person]:
    """Return the named persons with an age or a fate, in the order of their first mention.

    What is dated after the day of publication has not happened yet.
    """
    slots = told_persons(doc)
    rows = [_row(doc, entity) for entity in slots.named.values() if entity.age is not None or entity.events]
    return sorted((row for row in rows if row.age is not None or row.fates), key=lambda row: row.start)


def told_persons(doc: Document) -> Slots:
    """Return the persons of the text with their ages and fates, read sentence by sentence."""
    ages = stated_ages(doc.quantities)
    taken = {index for name in doc.names for index in range(name.first, name.last)}
    slots = Slots(doc, doc.names)
    left = tie_ages(doc, slots, ages)
    slots.describe(find_descriptions(doc, left, taken))
    cues = find_fate_cues(doc, doc.events)
    harms = [cue for sentence in sorted(cues) for cue in cues[sentence] if cue.event in TOLD]
    hurt = [cue for cue in harms if cue.event in (Event.KILLED, Event.INJURED)]
    for sentence in sorted(slots.by_sentence):
        resolve(slots, sentence)
        name_described(doc, slots, sentence)
        told = cues.get(sentence, [])
        tie_fates(doc, slots, told)
        end = doc.sentences[sentence].last
        name_victims(doc, slots, sentence, (_before(harms, end), _before(hurt, end)), [cue.event for cue in told])
        name_by_coroner(doc, slots, sentence)
    name_listed(doc, slots, cues)
    name_suspects(doc, slots, cues)
    tie_predicates(doc, slots, left)
    join_unnamed(slots)
    return slots


def _before(harms: Sequence[FateCue], index: int) -> Sequence[FateCue]:
    end = bisect_left(harms, index, key=lambda cue: cue.first)
    return harms[max(0, end - REMEMBERED) : end] or harms[:REMEMBERED]


def _row(doc: Document, entity: Entity) -> Person:
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
        fates=dated_fates(doc, entity),
        zone=doc.sentences[doc.tokens[mention.first].sentence].zone,
    )
    add_facts(doc, entity, person)
    return person


def name_key(name: str) -> str:
    """Return a key that two spellings of one name share: folded parts in alphabetical order, no suffix, no initials."""
    parts = [folded(part) for part in re.findall(r"[^\W\d_]+", name.lower())]
    kept = [part for part in parts if len(part) > 1 and part not in SUFFIXES] or parts
    return " ".join(sorted(kept))
