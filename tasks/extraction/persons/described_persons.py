"""Join a description ("the victim", "the 29-year-old") to the person it describes."""

from collections.abc import Sequence

from tasks.extraction.persons.descriptions import ACCUSED, HARMED, ROLES, SEX_OF, Description
from tasks.extraction.persons.entities import HARMS, LAWS, SPEAKING, Entity, Slot, fits, is_speaker
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import TokenKind
from tasks.extraction.words.citing import senses

CLAUSE_VERBS = frozenset(senses())
RELATIVE = frozenset({"who", "that", "whom", "whose", "accused", "suspected", "charged"})
"""Words behind "the man" that say who he is, so that it points to nobody told of before."""
CHILDREN = frozenset(ROLES["children"])
ADULTS = frozenset(ROLES["grown"])
PARENTS = frozenset({"mother", "father", "grandmother", "grandfather", "aunt", "uncle", "husband", "wife"})
"""Nouns that name somebody by a child or a spouse of the story: the sex alone does not say whom they mean."""
GROWN, YOUNG = 22, 12
PLAIN_NOUNS = frozenset({"man", "woman", "boy", "girl", "male", "female", ""})


def join_described(slots: Slots, slot: Slot) -> None:
    """Join a description that points back to the person it describes; another one tells of somebody new."""
    d = slot.description
    assert d is not None  # noqa: S101 - a description slot carries one
    known = _apposed(slots, d) or (_described_before(slots, d) if d.definite else _same_age(slots, d))
    if known is not None:
        known.nouns |= {d.noun} - {""}
        if known.age is None and d.age is not None:
            known.age, known.age_rule = d.age, "age_apposition"
        known.sex = known.sex or d.sex
        slot.entity = known
    else:
        slots.unnamed.append(slot.entity)


def _apposed(slots: Slots, d: Description) -> Entity | None:
    """Return the person whom the description stands beside: "Ana Ruiz, 38, a student", "Ana Ruiz is a student"."""
    at = d.begin - 1
    if slots.doc.lower(at) in ("“", '"', "‘", "'") and slots.doc.lower(at - 1) in ("is", "was"):
        at -= 1
    if slots.doc.lower(d.begin) in ("his", "her", "their"):
        return None
    if slots.doc.lower(at) in (",", "—", "–", "is", "was", "("):
        slot = slots.ending.get(at)
        if slot is None and slots.doc.lower(at) == "," and slots.doc.tokens[at - 1].kind is TokenKind.NUMBER:
            slot = slots.ending.get(at - 2)
        named_next = slots.starting.get(d.last + 1) if slots.doc.lower(d.last) == "," else None
        if named_next is not None and named_next.kind == "name":
            return None
        remembered = slot is not None and slots.doc.lower(at) == "was" and slots.doc.lower(slot.first - 1) == "when"
        if (
            slot is not None
            and not remembered
            and slot.kind in ("name", "pronoun")
            and fits(slot.entity, d.sex)
            and _ends_apposition(slots, d)
        ):
            return slot.entity
    return None


def _ends_apposition(slots: Slots, d: Description) -> bool:
    """Return whether no further member of an enumeration follows ("Ana Ruiz, a student and two men")."""
    return d.age is None or slots.doc.lower(d.first - 1) not in ("and",)


def _same_age(slots: Slots, d: Description) -> Entity | None:
    """Return the person of the same age and noun: "a 17-year-old boy" of the first lines is told of again."""
    if d.age is None:
        return None
    return next((e for e in reversed(slots.unnamed) if e.age == d.age and e.sex == d.sex and not e.merged), None)


def _described_before(slots: Slots, d: Description) -> Entity | None:
    """Return the person told of before whom "the victim", "the man" or "the 29-year-old" means."""
    fitting = [e for e in reversed(slots.recent) if fits(e, d.sex) and suits(e, d.noun)]
    if d.age is not None:
        return next((e for e in fitting if e.age == d.age), None) or _only_one_told(slots, d)
    if d.noun in HARMED:
        return next((e for e in fitting if e.has(HARMS) and not e.nouns & ACCUSED), None)
    if d.noun in ACCUSED:
        return next((e for e in fitting if e.nouns & ACCUSED or e.has(LAWS)), None)
    if slots.doc.lower(d.first - 1) in ("his", "her", "their", "whose", "'s") or slots.doc.lower(d.last) in RELATIVE:
        return None
    return _called_alike(d, fitting)


def _called_alike(d: Description, fitting: Sequence[Entity]) -> Entity | None:
    """Return the first who was called by the same noun, else of the sex that the noun tells."""
    same = next((e for e in fitting if d.noun in e.nouns), None)
    by_sex = d.sex is not None and d.noun not in PARENTS
    return same or next((e for e in fitting if by_sex and e.sex is d.sex), None)


def suits(entity: Entity, noun: str) -> bool:
    """Return whether a person may be called so at this age: no "boy" is 36, no "man" is nine."""
    if entity.age is None:
        return True
    return not (noun in CHILDREN and entity.age >= GROWN) and not (noun in ADULTS and entity.age <= YOUNG)


def _only_one_told(slots: Slots, d: Description) -> Entity | None:
    """Return the one person without an age whom the two sentences before tell of, for "the 29-year-old"."""
    sentence = slots.doc.tokens[d.first].sentence
    if not d.noun and d.begin == slots.doc.sentences[sentence].first and slots.doc.lower(d.last) in SPEAKING:
        return _last_speaker(slots, sentence)
    if (
        {slots.doc.lower(d.last), slots.doc.lower(d.begin - 1)} & CLAUSE_VERBS
        or (d.noun in SEX_OF and d.noun not in PLAIN_NOUNS)
        or slots.doc.lower(d.begin) != "the"
    ):
        return None
    near = [
        s for k in (sentence - 2, sentence - 1, sentence) for s in slots.by_sentence.get(k, ()) if s.first < d.first
    ]
    told = {id(s.entity): s.entity for s in near if s.kind == "name" and not is_speaker(slots.doc, s)}
    entity = next(iter(told.values())) if len(told) == 1 else None
    if entity is None or entity.age is not None or not fits(entity, d.sex):
        return None
    return None if d.noun in ACCUSED and entity.has(HARMS) else entity


def _last_speaker(slots: Slots, sentence: int) -> Entity | None:
    """Return the one person without an age who speaks in the two sentences before, for "The 29-year-old said"."""
    near = [s for k in (sentence - 2, sentence - 1) for s in slots.by_sentence.get(k, ())]
    told = {id(s.entity): s.entity for s in near if s.kind == "name" and is_speaker(slots.doc, s)}
    entity = next(iter(told.values())) if len(told) == 1 else None
    return entity if entity is not None and entity.age is None else None
