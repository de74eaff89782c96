"""Join a described person ("a 17-year-old boy") to the named one: they share age, sex, nouns and fates from then on."""

from tasks.extraction.persons.described_persons import ADULTS, YOUNG, suits
from tasks.extraction.persons.descriptions import ACCUSED, HARMED, ROLES
from tasks.extraction.persons.entities import HARMS, LAWS, Entity, fits
from tasks.extraction.persons.person_slots import Slots
from values.categories import Event

RELATED = frozenset(ROLES["related"])


def merge(slots: Slots, unnamed: Entity, named: Entity, rule: str = "age_described") -> None:
    """Make the described person the named one: age, sex, nouns and fates are shared from now on."""
    if named is unnamed or not fits(named, unnamed.sex) or not all(suits(named, noun) for noun in unnamed.nouns):
        return
    if unnamed.age is not None and named.age is not None and unnamed.age != named.age:
        return
    if named.age is None and unnamed.age is not None:
        named.age, named.age_rule = unnamed.age, rule
    named.sex = named.sex or unnamed.sex
    named.nouns |= unnamed.nouns
    named.events = sorted({*named.events, *unnamed.events})
    unnamed.merged = True
    for slot in unnamed.slots:
        slot.entity = named
    named.slots += unnamed.slots
    slots.unnamed = [entity for entity in slots.unnamed if entity is not unnamed]
    slots.recent = [entity for entity in slots.recent if entity is not unnamed]


def join_unnamed(slots: Slots) -> None:
    """Join the one described person with an age to the one named person without it who shares the fate."""
    for events in ((Event.KILLED,), LAWS, HARMS):
        described = [e for e in slots.unnamed if e.age is not None and not e.merged and e.has(events)]
        named = [e for e in slots.named.values() if e.age is None and e.has(events)]
        taken = {e.age for e in slots.named.values() if e.has(events)}
        if len({e.age for e in described}) != 1 or len(named) != 1 or described[0].age in taken:
            continue
        grown = bool(named[0].nouns & ADULTS) and (described[0].age or 0) <= YOUNG
        if not grown and not described[0].nouns & RELATED and _same_standing(described[0], named[0]):
            merge(slots, described[0], named[0], "age_joined")


def _same_standing(one: Entity, other: Entity) -> bool:
    """Return whether neither is a victim where the other is accused."""
    return not ((_accused(one) and _harmed(other)) or (_harmed(one) and _accused(other)))


def _accused(entity: Entity) -> bool:
    return bool(entity.nouns & ACCUSED) or entity.has(LAWS)


def _harmed(entity: Entity) -> bool:
    return bool(entity.nouns & HARMED) or entity.has((Event.KILLED,))
