"""Tie ages to the persons they belong to: "38-year-old Ana Ruiz", "Ana Ruiz, 38,", "Ruiz, who was 38"."""

from collections.abc import Sequence
from itertools import takewhile

from tasks.extraction.names import PERSON_VERBS
from tasks.extraction.persons.age_forms import ages_in_turn, bracketed_age, is_meant
from tasks.extraction.persons.clause_roles import subjects
from tasks.extraction.persons.described_persons import CLAUSE_VERBS
from tasks.extraction.persons.entities import Slot
from tasks.extraction.persons.enumerations import enumeration
from tasks.extraction.persons.object_roles import INTRODUCING, objects
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.quantities import follows_place
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import ROLES
from values.categories import Kind

Stated = tuple[Quantity, int]
DEATH_REACH = 7
SHARES = frozenset({"percent", "%", "per", "points", "percentage"})
OLDEST = 122
LARGEST_BROKEN = 10
"""Years up to which an age is told with a half ("3.5-year-old"); a larger one is two numbers run together."""
NAMING = frozenset({"named", "identified", "as", "later", "called", "known", "by", "police", "tentatively", "and"})
CLOSING = frozenset(
    {
        ",",
        ".",
        ";",
        ")",
        "—",
        "–",
        "and",
        "of",
        "",
        "when",
        "at",
        "was",
        "is",
        "who",
        "were",
        "from",
        "with",
        "or",
        "in",
    }
)


def stated_ages(quantities: Sequence[Quantity]) -> list[tuple[Quantity, int]]:
    """Return the quantities that may be ages, each with the age in whole years."""
    return [(quantity, age) for quantity in quantities if (age := age_told(quantity)) is not None]


def tie_ages(doc: Document, slots: Slots, ages: Sequence[Stated]) -> list[Stated]:
    """Give each person the first age that stands right at the name; return the ages that stand at none."""
    left = []
    in_turn = ages_in_turn(doc, slots, ages)
    for quantity, age in ages:
        if quantity.first in in_turn:
            _set(in_turn[quantity.first], age, "age_in_turn")
            continue
        shared = _shared(doc, slots, quantity)
        ahead = _ahead(doc, slots, quantity) if quantity.kind is Kind.AGE and not shared else None
        slot = ahead or (None if shared else _behind(doc, slots, quantity))
        for member in shared:
            _set(member, age, "age_shared")
        if slot is not None:
            _set(slot, age, "age_before_name" if ahead else "age_after_name")
        elif not shared:
            left.append((quantity, age))
    return left


def tie_predicates(doc: Document, slots: Slots, ages: Sequence[Stated]) -> None:
    """Give each person without an age the one that a sentence says of them ("She was 38")."""
    for quantity, age in ages:
        slot = _predicate(doc, slots, quantity)
        if slot is not None and not _of_another_time(doc, slot, quantity):
            _set(slot, age, "age_predicate")


def _of_another_time(doc: Document, slot: Slot, quantity: Quantity) -> bool:
    """Return whether "she was 15 when" dates a memory: nothing that happened to the person is told with it."""
    if "when" not in (doc.lower(quantity.last), doc.lower(slot.first - 1)):
        return False
    return not any(doc.tokens[index].sentence == slot.sentence for index, _ in slot.entity.events)


def _set(slot: Slot, age: int, rule: str) -> None:
    if slot.entity.age is None:
        slot.entity.age, slot.entity.age_rule = age, rule


def age_told(quantity: Quantity) -> int | None:
    """Return the age in whole years that a quantity may state, None for a range or another kind of number."""
    low = quantity.value_low
    if low is None or low != quantity.value_high or not 0 <= low <= OLDEST:
        return None
    if low != int(low) and (quantity.kind is not Kind.AGE or low > LARGEST_BROKEN):
        return None
    if quantity.kind is Kind.AGE:
        unit = (quantity.unit_norm or quantity.unit or "").rstrip("s")
        months = {"month": 12, "week": 52, "day": 365}.get(unit)
        return int(low) if months is None else int(low) // months
    return int(low) if quantity.kind is Kind.OTHER and quantity.last == quantity.first + 1 else None


def _ahead(doc: Document, slots: Slots, quantity: Quantity) -> Slot | None:
    """Return the person named after "38-year-old", over nouns and titles, or over "identified as"."""
    index = quantity.last
    while doc.lower(index) in (
        "-",
        "–",
        "year",
        "years",
        "yr",
        "old",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "of",
        "age",
    ):
        index += 1
    if index == quantity.last or not {"old", "age"} & {doc.lower(k) for k in range(quantity.last, index)}:
        return None
    end = doc.sentences[doc.tokens[quantity.first].sentence].last
    for at in range(index, min(end, index + 9)):
        slot = slots.starting.get(at)
        if slot is not None:
            if _has_own_age(doc, slot, index, at):
                return None  # "a 17-year-old boy, Ana Ruiz, 21, and"
            of_other = any(doc.lower(k) == "of" and doc.tokens[k + 1].capital for k in range(index, at))
            return slot if slot.kind == "name" and not of_other and is_meant(doc, slot, direct=at == index) else None
        if not _inside_phrase(doc, at, index):
            return None
    return None


def _has_own_age(doc: Document, slot: Slot, first: int, last: int) -> bool:
    """Return whether a comma parts the name from the age before it, and an age of its own follows."""
    parted = any(doc.lower(k) == "," for k in range(first, last))
    return parted and doc.lower(slot.last) == "," and doc.tokens[slot.last + 1].kind is TokenKind.NUMBER


def _inside_phrase(doc: Document, at: int, begin: int) -> bool:
    token = doc.tokens[at]
    if token.text == ",":
        return doc.lower(at - 1) in ROLES
    if token.lower in NAMING or token.lower in ("-", "of", "from") or token.text in '"“':
        return (at > begin or token.lower not in ("by", "and")) and (token.lower != "and" or doc.lower(at - 1) != ",")
    if token.lower in PERSON_VERBS or token.lower in CLAUSE_VERBS or token.lower.endswith("ly"):
        return False
    if token.lower.endswith("ed") and token.lower not in INTRODUCING:
        return False
    return (token.kind is TokenKind.WORD and not token.tag) or (token.text == "." and len(doc.lower(at - 1)) <= 4)


def _ending_at(doc: Document, slots: Slots, index: int) -> Slot | None:
    """Return who is named right before token `index`, or before the comma, quote or bracket there."""
    parted = doc.lower(index - 1) in (",", '"', "”", ")")
    return slots.ending.get(index) or slots.ending.get(index - 1 if parted else index)


def _behind(doc: Document, slots: Slots, quantity: Quantity) -> Slot | None:
    """Return the person named right before ", 38", "(38)", ", aged 38" or ", who was 38"."""
    index = quantity.first - 1
    if doc.lower(index) in ("aged", "age"):
        index -= 1
        beside = slots.ending.get(index + 1)
        if beside is not None and beside.kind == "name":
            return beside  # "Ana Ruiz age 6"
    elif doc.lower(index) == "of" and doc.lower(index - 1) == "age":
        index -= 2
    elif doc.lower(index) in ("also", "now", "then", "just") and doc.lower(index - 1) == ",":
        index -= 1
    if doc.lower(index) in ("is", "was", "turned") and doc.lower(index - 1) == "who":
        index -= 2
    if doc.lower(index) not in (",", "(", "-", "–", "—", "[") or not bracketed_age(doc, slots, quantity, index):
        return None
    slot = _ending_at(doc, slots, index) if _may_be_age(doc, quantity, index) else None
    return slot if slot is not None and slot.kind == "name" else None


def _may_be_age(doc: Document, quantity: Quantity, sign: int) -> bool:
    """Return whether the number behind the sign at a token may be somebody's age: no count, no number of a place."""
    if quantity.kind is Kind.PERSONS or (doc.lower(quantity.last) == "and" and doc.lower(quantity.last + 2) in SHARES):
        return False
    if quantity.kind is Kind.AGE:
        return True
    first = doc.sentences[doc.tokens[sign].sentence].first
    return doc.lower(quantity.last) in CLOSING and not follows_place(doc, first, sign)


def _shared(doc: Document, slots: Slots, quantity: Quantity) -> list[Slot]:
    """Return those who share an age: "Ana Ruiz and Bo Li, both 31", "17-year-olds Ana Ruiz and Bo Li"."""
    index = quantity.first - 1
    if doc.lower(index) in ("age", "aged"):
        index -= 1
    if doc.lower(index) in ("both", "each", "all"):
        at = index - 1 if doc.lower(index - 1) in (",", "(", "–", "—", "were", "are") else index
        slot = slots.ending.get(at)
        start = doc.sentences[doc.tokens[index].sentence].first
        return enumeration(doc, slots, slot, start) if slot is not None and slot.kind == "name" else []
    index = quantity.last
    while doc.lower(index) in ("-", "year", "years"):
        index += 1
    several = doc.lower(index) == "olds" or (doc.lower(index) == "old" and _is_group(doc, index + 1))
    if several and index > quantity.last:
        named = [slot for slot in objects(doc, slots, index + 1) if slot.kind == "name"]
        return list(takewhile(lambda slot: not _aged_between(doc, index + 1, slot.first), named))
    return []


def _aged_between(doc: Document, first: int, last: int) -> bool:
    """Return whether an age of their own stands before the later ones of a row ("and 33-year-old Misty Vale")."""
    return any(doc.lower(k) in ("old", "olds", "aged") for k in range(first, last))


def _is_group(doc: Document, noun: int) -> bool:
    """Return whether persons in the plural stand at token `noun` ("23-year-old twins Ana and Bo Ruiz")."""
    return is_plural(doc.lower(noun)) and counts_persons(doc.lower(noun))


def _predicate(doc: Document, slots: Slots, quantity: Quantity) -> Slot | None:
    """Return the person who "is 38" or "was 38 years old"."""
    index = quantity.first - 1
    if doc.lower(index) in ("just", "only", "about"):
        index -= 1
    if doc.lower(index) in ("age", "aged") or doc.lower(index) == "at":
        return _of_death(doc, slots, index)
    if quantity.kind is Kind.AGE and doc.lower(index) == "a" and doc.lower(index - 1) in ("is", "was"):
        told = subjects(doc, slots, index - 1) if doc.lower(index - 2) == "," else []
        return told[0] if len(told) == 1 and told[0].kind == "name" else None
    if doc.lower(index) not in ("is", "was", "'s", "turned"):
        return None
    slot = slots.ending.get(index)
    if slot is None or slot.kind == "possessive" or (doc.lower(index) == "'s" and slot.kind != "pronoun"):
        return None
    years = doc.lower(quantity.last) in ("years", "year", "-", "months")
    return slot if years or doc.lower(quantity.last) in (".", ",", "", "and", "when", "at", ";", '"', "”") else None


def _of_death(doc: Document, slots: Slots, index: int) -> Slot | None:
    """Return the person of whom "died on Sunday at age 94" tells the age."""
    died = next((k for k in range(index - 1, index - DEATH_REACH, -1) if doc.lower(k) in ("died", "dies")), None)
    told = subjects(doc, slots, died) if died is not None else []
    return told[0] if len(told) == 1 else None
