"""Find the persons whom pronouns and descriptions mean: those told of before, sentence by sentence."""

from collections.abc import Sequence

from tasks.extraction.persons.described_persons import join_described
from tasks.extraction.persons.entities import PRONOUN_SEX, Entity, Slot, fits, is_speaker
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.words.citing import senses
from values.categories import Event, Sex

CLAUSE_VERBS = frozenset(senses())
DEATHS = frozenset({"death", "murder", "killing", "suicide", "body", "slaying", "assassination", "funeral", "remains"})
CLAUSE_REACH = 20
REMEMBERED = 60
"""Persons that a description may point back to; those told of longer ago are out of mind."""


def resolve(slots: Slots, sentence: int) -> None:
    """Join the pronouns and descriptions of a sentence to the persons told of before."""
    members = slots.by_sentence.get(sentence, [])
    for number, slot in enumerate(members):
        if slot.kind in ("pronoun", "possessive"):
            slot.entity = _antecedent(slots, slot, members[:number]) or slot.entity
        elif slot.kind == "description":
            join_described(slots, slot)
        _touch(slots, slot)


def _touch(slots: Slots, slot: Slot) -> None:
    slot.entity.slots.append(slot)
    if slot.kind == "name" and is_speaker(slots.doc, slot) and not slot.entity.events:
        return
    kept = [entity for entity in slots.recent[-REMEMBERED:] if entity is not slot.entity]
    slots.recent = [*kept, slot.entity]


def _antecedent(slots: Slots, pronoun: Slot, before: Sequence[Slot]) -> Entity | None:
    """Return the person whom a pronoun means: the subject of its sentence so far, else of the sentence before."""
    sex = PRONOUN_SEX[slots.doc.lower(pronoun.first)]
    own = [s for s in before if fits(s.entity, sex) and s.kind != "possessive" and not is_speaker(slots.doc, s)]
    own = _of_own_clause(slots, pronoun, own) or own
    entity = _in_sentence(slots, pronoun, own, sex) or _in_sentences_before(slots, pronoun, sex)
    if entity is None:
        entity = next((e for e in reversed(slots.recent) if fits(e, sex)), None)
    if entity is not None:
        entity.sex = entity.sex or sex
    return entity


def _in_sentence(slots: Slots, pronoun: Slot, own: Sequence[Slot], sex: Sex) -> Entity | None:
    """Return whom the sentence of a pronoun lets it mean; `own` are those told of before it who fit."""
    entity = own[0].entity if own else _named_next(slots, pronoun, sex)
    if len(own) > 1 and pronoun.kind == "pronoun" and slots.doc.lower(pronoun.first) in ("him", "her"):
        entity = next((s.entity for s in reversed(own) if s.entity is not own[0].entity), entity)
    if entity is not None and not entity.events and _of_a_death(slots, pronoun, own):
        entity = next((e for e in reversed(slots.recent) if fits(e, sex) and e.has((Event.KILLED,))), entity)
    return entity


def _in_sentences_before(slots: Slots, pronoun: Slot, sex: Sex) -> Entity | None:
    """Return the first who fits, and does not speak, of the sentence before, else of the one before that."""
    for back in range(pronoun.sentence - 1, max(-1, pronoun.sentence - 3), -1):
        told = (s for s in slots.by_sentence.get(back, ()) if fits(s.entity, sex) and s.kind != "possessive")
        if (quiet := next((s for s in told if not is_speaker(slots.doc, s)), None)) is not None:
            return quiet.entity
    return None


def _of_own_clause(slots: Slots, pronoun: Slot, own: Sequence[Slot]) -> list[Slot]:
    """Return the slots inside the same "that" clause ("Ruiz said that Li had lost his hand": Li's)."""
    for index in range(pronoun.first - 1, slots.doc.sentences[pronoun.sentence].first, -1):
        if slots.doc.lower(index) == "that" and slots.doc.lower(index - 1) in CLAUSE_VERBS:
            return [slot for slot in own if slot.first > index]
    return []


def _named_next(slots: Slots, pronoun: Slot, sex: Sex) -> Entity | None:
    """Return the subject of the main clause for a pronoun of a clause before it ("Before he died, Ruiz left")."""
    bounds = slots.doc.sentences[pronoun.sentence]
    if slots.doc.tokens[bounds.first].tag not in ("preposition", "subordinator") and not _opens_time(slots, pronoun):
        return None
    for index in range(pronoun.last, min(bounds.last, pronoun.last + CLAUSE_REACH)):
        slot = slots.starting.get(index)
        if slot is not None and slot.kind == "name":
            return slot.entity if slots.doc.lower(index - 1) == "," and fits(slot.entity, sex) else None
    return None


def _opens_time(slots: Slots, pronoun: Slot) -> bool:
    """Return whether "Three weeks before" or the like stands before the pronoun."""
    first = slots.doc.sentences[pronoun.sentence].first
    return pronoun.first - first <= 4 and slots.doc.lower(pronoun.first - 1) in ("before", "after", "when", "since")


def _of_a_death(slots: Slots, pronoun: Slot, own: Sequence[Slot]) -> bool:
    """Return whether "his death" stands in the words of somebody alive, and so takes up a death already told."""
    if pronoun.kind != "possessive" or slots.doc.lower(pronoun.last) not in DEATHS or not own:
        return False
    return any(slots.doc.lower(index) in CLAUSE_VERBS for index in range(own[0].last, pronoun.first))
