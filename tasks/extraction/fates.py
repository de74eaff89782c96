"""Tie what happened to the persons it happened to, by the place of the person beside the word that tells it."""

from collections.abc import Iterator, Sequence

from tasks.extraction.categories import Event
from tasks.extraction.clause_roles import objects, subjects
from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import EventMention
from tasks.extraction.person_slots import Slot, Slots
from tasks.extraction.tokens import Document

FATES = frozenset(Event(name) for name in lexicon("fates"))
NEGATIONS = frozenset(
    {
        "not",
        "never",
        "no",
        "neither",
        "wasn't",
        "weren't",
        "isn't",
        "aren't",
        "hasn't",
        "haven't",
        "hadn't",
        "didn't",
        "without",
        "n't",
        "nor",
    }
)
UNREAL = frozenset(
    {
        "if",
        "could",
        "may",
        "might",
        "would",
        "should",
        "will",
        "unless",
        "whether",
        "can",
        "threatened",
        "threatening",
        "wanted",
        "plans",
        "planned",
    }
)
DEADLY = frozenset({"fatally", "mortally"})
Cues = dict[str, list[tuple[tuple[str, ...], Event, str]]]


def _cues() -> Cues:
    """Return the cues by their first word, the longest first."""
    found: Cues = {}
    for name, places in lexicon("fates").items():
        for place, phrases in places.items():
            for phrase in phrases:
                words = tuple(phrase.replace("-", " - ").split())
                found.setdefault(words[0], []).append((words, Event(name), place))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


CUES = _cues()


def tie_fates(doc: Document, slots: Slots, events: Sequence[EventMention]) -> None:
    """Add to each entity what the text says happened to it."""
    for index, event, affected in sorted(
        [*_of_cues(doc, slots), *_of_events(doc, slots, events)], key=lambda f: (f[0], f[1])
    ):
        for slot in affected:
            if (index, event) not in slot.entity.events:
                slot.entity.events.append((index, event))


def _of_cues(doc: Document, slots: Slots) -> Iterator[tuple[int, Event, list[Slot]]]:
    for word in CUES:
        for index in doc.positions.get(word, ()):
            for words, event, place in CUES[word]:
                last = index + len(words)
                if last > len(doc.tokens) or any(doc.tokens[index + k].lower != w for k, w in enumerate(words)):
                    continue
                affected = _affected(doc, slots, index, last, place)
                if affected and not _denied(doc, index):
                    yield index, event, affected


def _affected(doc: Document, slots: Slots, first: int, last: int, place: str) -> list[Slot]:
    if place == "subject":
        return subjects(doc, slots, first)
    if place == "of":
        return objects(doc, slots, last)
    return _owners(doc, slots, first)


def _owners(doc: Document, slots: Slots, index: int) -> list[Slot]:
    """Return the person whose "'s" or "his" stands before a noun, an adjective or two between."""
    for back in range(index, max(0, index - 3), -1):
        slot = slots.ending.get(back)
        if slot is not None and slot.kind == "possessive":
            return [slot]
        if doc.lower(back - 1) == "'s":
            owner = slots.ending.get(back - 1)
            return [owner] if owner is not None else []
        if doc.tokens[back - 1].tag or doc.lower(back - 1) in (",", "."):
            return []
    return []


def _denied(doc: Document, index: int) -> bool:
    start = max(doc.sentences[doc.tokens[index].sentence].first, index - 4)
    return any(doc.tokens[k].lower in NEGATIONS or doc.tokens[k].lower in UNREAL for k in range(start, index))


def _of_events(doc: Document, slots: Slots, events: Sequence[EventMention]) -> Iterator[tuple[int, Event, list[Slot]]]:
    for event in events:
        if event.event not in FATES or event.negated or event.hypothetical or event.role == "group":
            continue
        affected = _event_affected(doc, slots, event)
        if affected:
            deadly = event.event is Event.INJURED and DEADLY & {doc.lower(event.first - 1), doc.lower(event.last)}
            yield event.first, Event.KILLED if deadly else event.event, affected


def _event_affected(doc: Document, slots: Slots, event: EventMention) -> list[Slot]:
    if event.role == "object":
        return objects(doc, slots, event.last)
    if event.role == "subject":
        return subjects(doc, slots, event.first)
    if doc.lower(event.last) == "of" or doc.lower(event.last - 1) == "of":
        return objects(doc, slots, event.last + (doc.lower(event.last) == "of"))
    return _owners(doc, slots, event.first)
