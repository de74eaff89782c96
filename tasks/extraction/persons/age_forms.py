"""Tell ages in brackets from other numbers there, and deal out ages that follow their names in turn."""

from collections.abc import Sequence

from tasks.extraction.persons.entities import Slot
from tasks.extraction.persons.enumerations import enumeration
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.persons import counts_persons

SPORTS = frozenset(lexicon("people")["sports"])
JOINTS = frozenset({",", "and"})
UNITS = frozenset({"years", "year", "months", "weeks", "days", "-", "yrs", "yr", "y", "yo"})


def bracketed_age(doc: Document, slots: Slots, quantity: Quantity, index: int) -> bool:
    """Return whether the number behind the sign at `index` may be an age; without a bracket it may.

    "(38)" and "(38, Turin)" behind a full name are; "(5.)", "Point(0, 1)", shirt numbers and points are not.
    """
    if doc.lower(index) != "(" or doc.lower(quantity.first - 1) != "(" or doc.lower(quantity.last) in UNITS:
        return True
    joined = doc.tokens[index].start == doc.tokens[index - 1].end
    if joined or doc.lower(quantity.last) not in (")", ",", ";", "/"):
        return False
    sentence = doc.tokens[index].sentence
    bounds = doc.sentences[sentence]
    if any(doc.lower(k) in SPORTS for k in range(bounds.first, bounds.last)):
        return False
    return not any(_counts_points(doc, slot) for slot in slots.by_sentence.get(sentence, ()))


def _counts_points(doc: Document, slot: Slot) -> bool:
    """Return whether a bare number in brackets follows a surname alone, as points do after the first mention."""
    if slot.kind != "name" or doc.lower(slot.last) != "(" or doc.lower(slot.last + 2) != ")":
        return False
    alone = slot.last - slot.first == 1 and " " in slot.entity.name
    return alone and doc.lower(slot.last + 1).isdigit()


def ages_in_turn(doc: Document, slots: Slots, ages: Sequence[tuple[Quantity, int]]) -> dict[int, Slot]:
    """Return the person of each age that follows its names in turn: "Ana Ruiz and Bo Li, 21 and 22"."""
    found: dict[int, Slot] = {}
    for run in _runs(doc, ages):
        comma = run[0].first - 1
        slot = slots.ending.get(comma)
        if slot is None or slot.kind != "name" or doc.lower(comma) not in (",", "("):
            continue
        start = doc.sentences[doc.tokens[comma].sentence].first
        members = [s for s in enumeration(doc, slots, slot, start) if s.kind == "name"]
        if len(members) == len(run) and doc.lower(run[0].last) == JOINTS_OF[len(run) == 2]:
            found |= {quantity.first: member for quantity, member in zip(run, members, strict=True)}
    return found


JOINTS_OF = {True: "and", False: ","}


def _runs(doc: Document, ages: Sequence[tuple[Quantity, int]]) -> list[list[Quantity]]:
    """Return the runs of two ages or more with one comma or "and" between."""
    runs: list[list[Quantity]] = []
    for quantity, _ in sorted(ages, key=lambda stated: stated[0].first):
        joint = quantity.first - 1
        if runs and runs[-1][-1].last == joint and doc.lower(joint) in JOINTS:
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return [run for run in runs if len(run) > 1]


def is_meant(doc: Document, slot: Slot, *, direct: bool = True) -> bool:
    """Return whether "38-year-old" before a name is its age: not in "a 78-year-old Ruiz supporter" or "daughter of"."""
    follows = doc.tokens[slot.last] if slot.last < len(doc.tokens) else None
    plain = follows is not None and follows.kind is TokenKind.WORD and not follows.tag and not follows.capital
    if plain and slot.last - slot.first == 1 and counts_persons(doc.lower(slot.last)):
        return False
    return direct or (doc.lower(slot.last) != "'s" and doc.lower(slot.first - 1) != "of")
