"""Give suspects and prisoners whom a sentence names what the law did: "The suspects have been identified as Bo Li"."""

from tasks.extraction.persons.entities import HARMS, LAWS
from tasks.extraction.persons.fate_cues import FateCue
from tasks.extraction.persons.naming import NAMING
from tasks.extraction.persons.object_roles import objects
from tasks.extraction.persons.person_slots import Slots
from tasks.extraction.text import Document, lexicon
from values.categories import Event

HELD = {word: Event(event) for event, words in lexicon("fate_context")["held"].items() for word in words}
SOUGHT = frozenset(lexicon("fate_context")["sought"])
# Sentences before in which the law's deed may be told, and tokens from the noun to the names.
STORY = 3
REACH = 12


def name_suspects(doc: Document, slots: Slots, cues: dict[int, list[FateCue]]) -> None:
    """Add to the persons that "the suspects" or "the detainees" are identified as what was done to these."""
    for noun in (HELD.keys() | SOUGHT) & doc.positions.keys():
        for index in doc.positions[noun]:
            sentence = doc.tokens[index].sentence
            event = HELD.get(noun) or _last_law(cues, sentence)
            names = _names_after(doc, index)
            if event is None or names is None:
                continue
            for slot in objects(doc, slots, names):
                if slot.kind == "name" and not slot.entity.has((*HARMS, *LAWS)):
                    slot.entity.events.append((index, event))


def _last_law(cues: dict[int, list[FateCue]], sentence: int) -> Event | None:
    """Return whether those told of last were charged or held, from the nearest sentence that says so."""
    for number in range(sentence, max(-1, sentence - STORY - 1), -1):
        told = {cue.event for cue in cues.get(number, ())}
        for event in (Event.CHARGED, Event.DETAINED):
            if event in told:
                return event
    return None


def _names_after(doc: Document, noun: int) -> int | None:
    """Return where the names begin behind "identified as" or "named as", a colon allowed."""
    end = min(doc.sentences[doc.tokens[noun].sentence].last, noun + REACH)
    naming = next((k for k in range(noun + 1, end) if doc.lower(k) in NAMING), None)
    if naming is None:
        return None
    at = naming + 1
    while at < end and doc.lower(at) in {"as", ":"}:
        at += 1
    return at if at > naming + 1 else None
