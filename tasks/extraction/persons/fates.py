"""Tie what happened to the persons it happened to, by the place of the person beside the word that tells it."""

from collections.abc import Sequence

from tasks.extraction.persons.clause_roles import companions, nearest, subjects
from tasks.extraction.persons.descriptions import ACCUSED
from tasks.extraction.persons.entities import HARMS, LAWS, Entity, Slot
from tasks.extraction.persons.fate_cues import FateCue
from tasks.extraction.persons.fate_voice import active, happening, only_accused_of
from tasks.extraction.persons.object_roles import objects
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document, TokenKind
from values.categories import Event


def tie_fates(doc: Document, slots: Slots, cues: Sequence[FateCue]) -> None:
    """Add to each person of a sentence what its cues say happened to them."""
    told: set[tuple[int, int, Event]] = set()
    for cue in cues:
        for slot in _affected(doc, slots, cue):
            entity = _living(slots, slot) if cue.event in LAWS else slot.entity
            if entity is None:
                continue
            if entity.presumed and cue.event in HARMS:
                entity.events, entity.presumed = [], False
            if (id(entity), cue.first, cue.event) not in told:
                entity.events.append((cue.first, cue.event))
                told.add((id(entity), cue.first, cue.event))


def _living(slots: Slots, slot: Slot) -> Entity | None:
    """Return the accused of the same surname, where a surname or pronoun would have the law pursue one who is dead."""
    entity = slot.entity
    if not entity.has((Event.KILLED,)) or slot.last - slot.first > 1 or " " not in entity.name:
        return entity
    pursued = [e for e in slots.named.values() if not e.has((Event.KILLED,)) and (e.has(LAWS) or e.nouns & ACCUSED)]
    if slot.kind == "name":
        surname = entity.name.rsplit(" ", 1)[-1]
        return next((e for e in pursued if e.name.rsplit(" ", 1)[-1] == surname), entity)
    return None if pursued and not entity.has(LAWS) else entity


def _affected(doc: Document, slots: Slots, cue: FateCue) -> list[Slot]:
    if cue.place == "subject":
        return _subjects(doc, slots, cue)
    if cue.place == "near":
        return nearest(doc, slots, cue.first)
    if cue.place == "of":
        return [] if happening(doc, cue.first, cue.last) else objects(doc, slots, cue.last)
    other = doc.lower(cue.last) == "of" or doc.lower(cue.first) in ("shot", "shots")
    return [] if other or only_accused_of(doc, cue.last) else _owners(doc, slots, cue.first)


def _subjects(doc: Document, slots: Slots, cue: FateCue) -> list[Slot]:
    """Return the subject of a verb in the passive, with those who shared the harm ("along with Ana Ruiz")."""
    if (described := slots.attributed(cue.first)) is not None:
        return [described]
    if active(doc, cue.first, cue.last, slots.starting):
        return []
    accused = cue.event in LAWS and doc.lower(cue.last) == "with"
    return [*subjects(doc, slots, cue.first), *([] if accused else companions(doc, slots, cue.last))]


def _owners(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the person whose "'s" or "his" stands before a noun, an adjective or two between."""
    for back in range(index, max(0, index - 3), -1):
        slot = slots.ending.get(back)
        if slot is not None and slot.kind == "possessive":
            return [slot]
        if doc.lower(back - 1) == "'s":
            owner = slots.ending.get(back - 1)
            return [owner] if owner is not None else []
        if doc.tokens[back - 1].tag or doc.tokens[back - 1].kind is TokenKind.SIGN:
            return []
    return []
