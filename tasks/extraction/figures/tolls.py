"""Tie a number to the toll that moves to it, or to the sum that somebody has to pay."""

from collections.abc import Sequence

from tasks.extraction.figures.predicates import is_parting
from tasks.extraction.phrases import Phrase
from tasks.extraction.quantities import MOVING
from tasks.extraction.rows.mentions import EventMention, Link, Road
from tasks.extraction.text import Document, lexicon
from values.categories import Event, Kind

WORDS = lexicon("linking")
NOUNS = frozenset(WORDS["toll_nouns"])
BETWEEN = frozenset(WORDS["toll_links"])
VERBS = frozenset(WORDS["toll_verbs"])
BY = "by"
BRINGING = frozenset(WORDS["bringing"])
DIRECT = frozenset(WORDS["toll_direct"])
TOLLS = frozenset({"toll", "death toll", "number of deaths", "body count", "fatality", "death"})
NUMBER_NOUNS = frozenset(lexicon("relations")["number_nouns"])
ONLY = frozenset({"only", "just"})
FARTHEST = 10
ASIDES = frozenset({"now", "already"})
PLAIN = frozenset(WORDS["plain_sums"])
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS, Kind.OTHER})


def toll_of(doc: Document, events: Sequence[EventMention], phrases: Sequence[Phrase], phrase: Phrase) -> Link | None:
    """Return the toll that rises to, stands at or reaches the number: "the death toll has risen to 21"."""
    if phrase.quantity.kind is Kind.MONEY:
        return _price(doc, events, phrase)
    if phrase.quantity.kind not in COUNTS or _is_brought_by(doc, phrase):
        return None
    if doc.lower(phrase.first - 1) == "(" and (named := _named(events, phrase)) is not None:
        return Link(named, named.event, Road.TOLL, 0.5)
    if (apposed := _apposed(doc, events, phrase)) is not None:
        return Link(apposed, apposed.event, Road.TOLL, 0.5)
    verb = _verb_before(doc, phrase)
    linked = verb < phrase.first - 1 and (doc.lower(verb + 1) in DIRECT or _opens_change(doc, phrase))
    tolls = _told_before(events, phrases, verb + 1)
    if linked and (near := next((event for event in tolls if event.last == verb + 1), None)):
        return Link(near, near.event, Road.TOLL, 1.0)
    if (moved := _moved(doc, events, phrase)) is not None:
        return moved
    moving = _before_verb(doc, tolls, verb) if doc.lower(verb) in VERBS else None
    return moving or _far(doc, tolls, phrases, phrase)


def _told_before(events: Sequence[EventMention], phrases: Sequence[Phrase], last: int) -> list[EventMention]:
    """Return the tolls that end before token `last`, the nearest first, but for those of nobody."""
    none = [other for other in phrases if other.quantity.negated]
    told = (event for event in reversed(events) if event.last <= last and event.lemma in NOUNS)
    return [event for event in told if not _is_of_none(none, event)]


def _opens_change(doc: Document, phrase: Phrase) -> bool:
    """Return whether the number is where a toll came from ("the death toll from 544 to 607")."""
    return (doc.lower(phrase.first - 1), doc.lower(phrase.last)) == ("from", "to") and phrase.quantity.elided


def _is_brought_by(doc: Document, phrase: Phrase) -> bool:
    """Return whether those who bring something are counted, and no toll moves by them ("brought by 40 bakers")."""
    by = phrase.first - 1
    named = phrase.quantity.kind is Kind.PERSONS and not phrase.quantity.elided
    return named and doc.lower(by) == BY and doc.lower(by - 1) in BRINGING


def _before_verb(doc: Document, tolls: Sequence[EventMention], verb: int) -> Link | None:
    """Return the toll that is the subject of a verb that moves it."""
    event = next((e for e in tolls if e.last <= verb and not is_parting(doc, e.last, verb)), None)
    return Link(event, event.event, Road.TOLL, 1.0 + 0.1 * (verb - event.last)) if event is not None else None


def _far(doc: Document, tolls: list[EventMention], phrases: Sequence[Phrase], phrase: Phrase) -> Link | None:
    """Return the toll behind whose place or source the bare number stands ("the toll from the flood to 267")."""
    event = next((event for event in tolls if event.last <= phrase.first), None)
    bare = phrase.quantity.elided or phrase.quantity.unit is None
    if event is None or event.lemma not in TOLLS or not bare or phrase.first - event.last > FARTHEST:
        return None
    between = any(event.last <= other.first and other.last <= phrase.first for other in phrases)
    before = doc.lower(phrase.first - 1) in DIRECT | VERBS | ONLY
    return Link(event, event.event, Road.TOLL, 2.0) if before and not between else None


def _named(events: Sequence[EventMention], phrase: Phrase) -> EventMention | None:
    """Return the toll whose noun ends before the bracket ("deaths (14)"), or that the bracketed number counts."""
    noun = phrase.quantity.unit_norm if phrase.quantity.elided else None
    return next((e for e in events if e.lemma in NOUNS and (e.last == phrase.first - 1 or e.lemma == noun)), None)


def _apposed(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> EventMention | None:
    """Return the toll that commas give its number to ("the number killed, 204, is", "the death toll, 31, may rise")."""
    inserted = doc.lower(phrase.first - 1) == "," and doc.lower(phrase.last) in ",." and phrase.quantity.elided
    event = next((event for event in events if event.last == phrase.first - 1), None) if inserted else None
    if event is None or event.lemma not in NOUNS:
        return None
    return event if event.lemma in TOLLS or doc.lower(event.first - 1) in NUMBER_NOUNS else None


def _verb_before(doc: Document, phrase: Phrase) -> int:
    """Return the token of the verb before the number, over small words and the comma of an aside (", now at 18")."""
    verb = phrase.first if doc.lower(phrase.first) in VERBS else phrase.first - 1
    if doc.lower(verb - 1) in ("a", "an") and not doc.tokens[verb].tag:
        verb -= 2  # "stands at a sobering 417"
    while verb > 0 and doc.lower(verb) in BETWEEN:
        verb -= 1
    return verb - 1 if doc.lower(verb) == "," and doc.lower(verb + 1) in ASIDES else verb


def _moved(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """Return the noun that opens the sentence and rose or fell to the number: "murders rose to 15"."""
    unit = phrase.quantity.unit_last
    if not phrase.quantity.elided or unit is None or doc.lower(unit) not in MOVING:
        return None
    event = next((event for event in events if event.last == unit and event.form == "noun"), None)
    return Link(event, event.event, Road.TOLL, 1.0) if event is not None else None


def _is_of_none(none: Sequence[Phrase], event: EventMention) -> bool:
    """Return whether the word is what a figure of 0 counts ("no deaths", behind which no toll can rise)."""
    return any(phrase.first <= event.first < phrase.last for phrase in none)


def _price(doc: Document, events: Sequence[EventMention], phrase: Phrase) -> Link | None:
    """Return the sum that somebody has to pay: "bail was set at $5,000", "a fine of £300"."""
    verb = phrase.first - 1
    while verb > 0 and (doc.lower(verb) in DIRECT or doc.tokens[verb].tag == "auxiliary"):
        verb -= 1
    if doc.lower(verb) == "set":
        verb = next((k for k in range(verb - 1, -1, -1) if doc.tokens[k].tag != "auxiliary"), verb)
    for event in events:
        plain = event.first == phrase.last + 1 and doc.lower(phrase.last) in PLAIN  # "a $2,000 cash bond"
        beside = event.last == verb + 1 or event.first == phrase.last or plain
        if beside and event.event is Event.PAID and event.role == "noun":
            return Link(event, event.event, Road.PRICE, 0.5)
    return None
