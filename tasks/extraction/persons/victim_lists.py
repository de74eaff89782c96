"""Give the victims that a list names their fate: "Three people were killed: Ana Ruiz, 20, and Bo Li", a line each."""

from tasks.extraction.persons.descriptions import ACCUSED
from tasks.extraction.persons.entities import HARMS, LAWS, SPEAKING, Slot
from tasks.extraction.persons.fate_cues import FateCue
from tasks.extraction.persons.naming import GROUPS
from tasks.extraction.persons.object_roles import objects
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.phrases import COUNTS
from tasks.extraction.text import Document, Sentence, TokenKind
from values.categories import Event

LONGEST_LINE = 14
LONGEST_STORY = 12
DEAD = frozenset({"dead", "deceased", "killed", "slain", "casualties"})
VICTIMS = DEAD | {"victims"}
WOUNDED = frozenset({"injured", "wounded", "survivors", "hospitalized"})


def name_listed(doc: Document, slots: Slots, cues: dict[int, list[FateCue]]) -> None:
    """Add the fate of the sentence before a colon to the persons listed behind it, in the sentence or in lines."""
    for index in doc.positions.get(":", ()):
        sentence = doc.sentences[doc.tokens[index].sentence]
        event = _announced(doc, sentence, index, cues)
        if event is None or any(
            s.kind == "name" and s.last <= index for s in slots.by_sentence.get(sentence.index, ())
        ):
            continue
        inside = index + 1 < sentence.last
        for slot in _members(doc, slots, index + 1) if inside else _lines(doc, slots, sentence):
            if not slot.entity.has((*HARMS, *LAWS)) and not slot.entity.nouns & ACCUSED:
                slot.entity.events.append((slot.first, event))


def _announced(doc: Document, sentence: Sentence, colon: int, cues: dict[int, list[FateCue]]) -> Event | None:
    """Return what the words before a colon say of those listed: the harm told there, or that of "the victims"."""
    own = cues.get(sentence.index, [])
    places = ("subject", "of", "own") if _is_counted(doc, colon - 1) else ("subject",)
    told = [cue.event for cue in own if cue.last <= colon and cue.event in HARMS and cue.place in places]
    words = {doc.lower(k) for k in range(sentence.first, colon)}
    counted = doc.tokens[colon - 1].lower.endswith("s") and _is_counted(doc, colon - 1)
    if words & ACCUSED or not (counted or words & (GROUPS | VICTIMS | WOUNDED)):
        return None
    if told:
        return Event.KILLED if Event.KILLED in told else told[-1]
    if words & WOUNDED:
        return Event.INJURED if not words & VICTIMS else None
    return (
        Event.KILLED
        if words & DEAD
        else _last_told(cues, sentence.index, "other" in words)
        if "victims" in words
        else None
    )


def _is_counted(doc: Document, noun: int) -> bool:
    """Return whether a number stands right before the noun that a list follows ("the deaths of four sailors: ...")."""
    before = doc.tokens[noun - 1]
    return before.kind is TokenKind.NUMBER or before.lower in COUNTS


def _last_told(cues: dict[int, list[FateCue]], sentence: int, others: bool) -> Event | None:
    """Return what "the victims" suffered by the sentences before, None where some have died and others are hurt.

    "The other victims" suffered what the sentence before tells.
    """
    before = {cue.event for cue in cues.get(sentence - 1, ()) if cue.event in (Event.KILLED, Event.INJURED)}
    if others and len(before) == 1:
        return before.pop()
    near = range(max(0, sentence - LONGEST_STORY), sentence)
    kinds = {cue.event for index in near for cue in cues.get(index, ())}
    told = kinds & {Event.KILLED, Event.INJURED}
    return told.pop() if len(told) == 1 else None


def _members(doc: Document, slots: Slots, index: int) -> list[Slot]:
    return [slot for slot in objects(doc, slots, index) if slot.kind == "name"]


def _lines(doc: Document, slots: Slots, header: Sentence) -> list[Slot]:
    """Return the persons whose names and ages stand alone in the short lines below a header ("Ana Ruiz, 21")."""
    found: list[Slot] = []
    for sentence in doc.sentences[header.index + 1 :]:
        slot = next((s for s in slots.by_sentence.get(sentence.index, ()) if s.kind == "name"), None)
        if slot is None or sentence.paragraph == header.paragraph or not _is_line(doc, sentence, slot):
            break
        found.append(slot)
    return found


def _is_line(doc: Document, sentence: Sentence, slot: Slot) -> bool:
    opens = slot.first - sentence.first <= 2
    aged = any(doc.tokens[k].kind is TokenKind.NUMBER for k in range(slot.last, min(slot.last + 3, sentence.last)))
    told = any(
        doc.tokens[k].tag in ("auxiliary", "pronoun") or doc.lower(k) in SPEAKING
        for k in range(slot.last, sentence.last)
    )
    return opens and aged and not told and sentence.last - sentence.first <= LONGEST_LINE
