"""Find the words that tell a person's fate: event words and the cues of the lexicon ("the body of")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.extraction.numbers import numeral_at
from tasks.extraction.persons.fate_doubts import CONTEXT, denied, imagined
from tasks.extraction.persons.fate_senses import other_sense
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.proper_nouns import CALENDAR
from values.categories import Event

FATES = frozenset(Event(name) for name in lexicon("fates"))
DEADLY = CONTEXT["deadly"]
SURRENDER_TO = (".", ",", "to", "on", "in", "and", "after", "at", "without")
CARRYING, HOSPITALS = CONTEXT["carrying"], CONTEXT["hospital"]
DYING = frozenset({"died", "dies", "dying", "succumbed", "succumbs", "succumbing"})
VISITING = frozenset({"met", "meet", "meeting", "visit", "visited", "visiting", "see"})
UNAIDED = frozenset({"went", "hospitalized", "hospitalised"})
Cues = dict[str, list[tuple[tuple[str, ...], int, Event, str]]]


def _cues() -> Cues:
    """Return the cues by their longest word with its place among their words, the longest cue first."""
    found: Cues = {}
    for name, places in lexicon("fates").items():
        for place, phrases in places.items():
            for phrase in phrases:
                words = tuple(phrase.replace("-", " - ").split())
                anchor = max(words, key=len)
                found.setdefault(anchor, []).append((words, words.index(anchor), Event(name), place))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


CUES = _cues()


@dataclass(frozen=True, slots=True)
class FateCue:
    """Words that tell a fate; the person stands at `place` ("subject", "of", "own" or "near" them)."""

    first: int
    last: int
    event: Event
    place: str


def find_fate_cues(doc: Document, events: Sequence[EventMention]) -> dict[int, list[FateCue]]:
    """Return the cues of each sentence in order."""
    by_sentence: dict[int, list[FateCue]] = {}
    for cue in sorted(
        [*_of_lexicon(doc), *_of_events(doc, events), *_to_hospital(doc), *_facing(doc)],
        key=lambda c: (c.first, c.last, c.place, c.event),
    ):
        if other_sense(doc, cue.first, cue.last, cue.event):
            continue
        by_sentence.setdefault(doc.tokens[cue.first].sentence, []).append(cue)
    return by_sentence


def _of_lexicon(doc: Document) -> Iterator[FateCue]:
    tokens = doc.tokens
    for word in CUES.keys() & doc.positions.keys():
        for index in doc.positions[word]:
            for words, offset, event, place in CUES[word]:
                first = index - offset
                last = first + len(words)
                if first < 0 or last > len(tokens):
                    continue
                if any(tokens[first + k].lower != w for k, w in enumerate(words)) or denied(doc, first):
                    continue
                yield FateCue(first, last, _deadly(doc, first, event, place), place)


def _deadly(doc: Document, index: int, event: Event, place: str) -> Event:
    """Return death for the wounds of which somebody died ("died from her injuries", "succumbed to his wounds")."""
    before = {doc.lower(k) for k in range(max(0, index - 5), index)}
    died = event is Event.INJURED and place == "own" and bool(before & DYING)
    return Event.KILLED if died else event


def _to_hospital(doc: Document) -> Iterator[FateCue]:
    """Read "was taken to Lakeside Medical Center" as an injury: a verb of carrying, "to", and a hospital."""
    for verb in CARRYING & doc.positions.keys():
        for index in doc.positions[verb]:
            end = min(doc.sentences[doc.tokens[index].sentence].last, index + 14)
            words = {doc.lower(k) for k in range(index + 1, end)}
            went = verb in UNAIDED and (doc.lower(index + 1) == "to" or verb != "went")
            if doc.lower(index + 1) == "ill" or words & VISITING:
                continue
            carried = went or any(doc.tokens[k].tag == "auxiliary" for k in range(max(0, index - 3), index))
            if carried and words & {"to", "by", "for"} and words & HOSPITALS and not denied(doc, index):
                yield FateCue(index, index + 1, Event.INJURED, "subject")


def _facing(doc: Document) -> Iterator[FateCue]:
    """Read "faces a federal charge of", "face two counts of"."""
    for verb in ("faces", "facing", "faced", "face"):
        for index in doc.positions.get(verb, ()):
            end = min(doc.sentences[doc.tokens[index].sentence].last, index + 6)
            if any(doc.lower(k) in CONTEXT["charging"] for k in range(index + 1, end)) and not denied(doc, index):
                yield FateCue(index, index + 1, Event.CHARGED, "subject")


def _of_events(doc: Document, events: Sequence[EventMention]) -> Iterator[FateCue]:
    for event in events:
        if event.lemma == "surrender" and event.form == "verb" and doc.lower(event.last) not in (*SURRENDER_TO, ""):
            continue
        if event.event not in FATES or event.negated or event.hypothetical or event.role == "group":
            continue
        if imagined(doc, event.first) or doc.lower(event.first - 2) == "able":
            continue
        deadly = event.event is Event.INJURED and DEADLY & {doc.lower(event.first - 1), doc.lower(event.last)}
        kind = Event.KILLED if deadly else event.event
        if event.role in ("object", "subject"):
            active = event.role == "object" and doc.lower(event.last) not in CALENDAR
            yield FateCue(event.first, event.last, kind, "of" if active else "subject")
        elif doc.lower(event.last) == "of" or doc.lower(event.last - 1) == "of":
            yield FateCue(event.first, event.last + (doc.lower(event.last) == "of"), kind, "of")
        else:
            yield FateCue(event.first, event.last, kind, "own")


def after_enlisting(doc: Document, index: int) -> tuple[int, str] | None:
    """Return how long after the word at `index` something happened: (3, "month") for "three months after enlisting"."""
    if doc.lower(index - 1) not in ("after", "since", "from"):
        return None
    unit = doc.lower(index - 2).rstrip("s")
    number = numeral_at(doc, index - 3) if index >= 3 and unit in ("day", "week", "month", "year") else None
    return (int(number.value), unit) if number is not None else None
