"""Tie what happened to the persons it happened to, by the place of the person beside the word that tells it."""

from collections.abc import Sequence

from tasks.extraction.clause_roles import companions, nearest, subjects
from tasks.extraction.cues_of_fate import Cue
from tasks.extraction.fate_senses import active
from tasks.extraction.object_roles import objects
from tasks.extraction.person_slots import HARMS, Slot, Slots
from tasks.extraction.tokens import Document, TokenKind


def tie_fates(doc: Document, slots: Slots, cues: Sequence[Cue]) -> None:
    """Add to each person of a sentence what its cues say happened to them."""
    for cue in cues:
        for slot in _affected(doc, slots, cue.first, cue.last, cue.place):
            entity = slot.entity
            if entity.presumed and cue.event in HARMS:
                entity.events, entity.presumed = [], False
            if (cue.first, cue.event) not in entity.events:
                entity.events.append((cue.first, cue.event))


def _affected(doc: Document, slots: Slots, first: int, last: int, place: str) -> list[Slot]:
    if place == "subject" and (described := slots.attributed(first)) is not None:
        return [described]
    if place == "subject" and active(doc, first, last, slots.starting):
        return []
    if place == "subject":
        return [*subjects(doc, slots, first), *companions(doc, slots, last)]
    if place == "near":
        return nearest(doc, slots, first)
    if place == "of":
        return objects(doc, slots, last)
    return [] if doc.lower(last) == "of" else _owners(doc, slots, first)


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
