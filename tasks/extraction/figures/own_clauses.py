"""Tell that the counted stand in a clause of their own, so that no verb outside it is told of them."""

from collections.abc import Container, Mapping, Sequence

from tasks.extraction.events import COMMON_VERBS, RELATIVES
from tasks.extraction.figures.predicates import INSERTS, WHEN, is_main_verb, opens_clause
from tasks.extraction.phrases import PAST, Phrase
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.inflection import ends_as_past
from values.categories import Event, Kind

WORDS = lexicon("linking")
JOINING = frozenset(WORDS["joining_clauses"])
# Participles that say who the counted are, and so close no clause ("and three women accused of theft").
DESCRIBING = frozenset(WORDS["describing"])
SAYING = frozenset(WORDS["saying_that"])
BEHIND_PARTICIPLE = frozenset(WORDS["behind_participle"])
DOING_TO = frozenset(WORDS["doing_to"])
# "Raised by three" tells how much a toll moved.
MOVED = frozenset({"raise"})
STIRRING = frozenset(WORDS["stirring"]) - {"left", "died", "drowned"}
WHO_REACH = 5
PERSONAL = frozenset({Kind.PERSONS, Kind.AGE})
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS, Kind.OTHER})


def is_doer(doc: Document, event_at: Mapping[int, EventMention], phrase: Phrase) -> bool:
    """Return whether "by" makes the counted those who did it ("killed by two drones", "an ambush by 50 men")."""
    by = phrase.first - 1
    if doc.lower(by) != "by" or phrase.quantity.kind not in COUNTS:
        return False
    event = event_at.get(by - 1)
    return event is not None and event.lemma not in MOVED and (event.passive or event.form == "noun")


def opens_own_clause(doc: Document, phrase: Phrase, event_at: Container[int]) -> bool:
    """Return whether a clause that is joined to another begins with the counted and their verb.

    "Soldiers arrested nine men, and three women signed a statement."
    """
    before = phrase.first - 1
    if doc.lower(before) not in JOINING or phrase.last in event_at:
        return False
    verb = phrase.last
    if phrase.quantity.elided and doc.lower(verb) in STIRRING:
        return True  # "61 were jammed and 19 got through"
    while doc.tokens[verb].tag == "adverb":
        verb += 1
    return _is_finite(doc, verb, closed=doc.lower(before - 1) == "," or doc.lower(before) == ",")


def _is_finite(doc: Document, verb: int, *, closed: bool) -> bool:
    """Return whether the word is a past tense and no participle; a comma before the clause decides what looks alike."""
    word, token = doc.lower(verb), doc.tokens[verb]
    if word in DESCRIBING or token.tag or token.capital:
        return False
    if word in COMMON_VERBS or word in PAST:
        return not doc.lower(verb).endswith("n") and doc.lower(verb + 1) not in BEHIND_PARTICIPLE
    ended = ends_as_past(word)
    return ended and doc.lower(verb + 1) not in BEHIND_PARTICIPLE and (closed or not doc.lower(verb + 1).endswith("ly"))


def is_source_of(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether what others say stands between ("citing two diplomats, reported that 14 had been freed")."""
    return any(doc.lower(k) == "that" and doc.lower(k - 1) in SAYING for k in range(phrase.last, event.first - 1))


def is_done_otherwise(doc: Document, before: int) -> bool:
    """Return whether another verb without an event governs the number ("charged 22 and put 19 others on a list")."""
    return doc.lower(before) in DOING_TO and doc.lower(before - 1) in JOINING


def is_elsewhere(doc: Document, event_at: Mapping[int, EventMention], phrase: Phrase) -> bool:
    """Return whether no verb before can be done to the counted: they did it, or begin a clause of their own."""
    otherwise = phrase.first - 1 not in event_at and is_done_otherwise(doc, phrase.first - 1)
    done = otherwise or is_doer(doc, event_at, phrase)
    return done or opens_own_clause(doc, phrase, event_at)


def is_of_them(doc: Document, phrase: Phrase) -> bool:
    """Return whether the number parts those told right before ("with 28 hurt, three of them critically")."""
    last = phrase.quantity.last
    return doc.lower(phrase.first - 1) == "," and doc.lower(last) == "of" and doc.lower(last + 1) == "them"


def is_of_others(
    doc: Document, phrases: Sequence[Phrase], phrase: Phrase, event: EventMention, event_at: Mapping[int, EventMention]
) -> bool:
    """Return whether others are the subject of a predicate: nearer ones, or those of whom the counted only tell more.

    "An ambush by 50 men left six guards dead", "six men, who had fled with three goats, were killed".
    """
    later = (other for other in phrases if other.first > phrase.last and other.last == event.first)
    nearer = next(later, None)
    if nearer is not None and event.form != "noun":
        return any(_is_verb(doc, at, event_at) for at in range(phrase.last, nearer.first))
    if doc.tokens[phrase.first - 1].tag != "preposition":
        return False
    before = (other for other in phrases if other.last < phrase.first and doc.lower(other.last) in INSERTS)
    return any(is_main_verb(doc, other, event) for other in before)


def later_death(
    doc: Document, events: Sequence[EventMention], phrases: Sequence[Phrase], hurt: EventMention
) -> EventMention | None:
    """Return the death that closes a sentence whose subject was hurt before ("a boy who was shot there has died")."""
    who = next((at for at in range(hurt.first - 1, hurt.first - WHO_REACH, -1) if doc.lower(at) in RELATIVES), None)
    death = next((event for event in events if event.first >= hurt.last and event.event is Event.KILLED), None)
    if who is None or death is None or death.passive or (death.form, death.role) != (hurt.form, hurt.role):
        return None
    between = range(hurt.last, death.first)
    others = any(hurt.last <= other.first < death.first and other.quantity.kind in PERSONAL for other in phrases)
    clause = any(opens_clause(doc, at) or doc.lower(at) in WHEN for at in between)
    return None if others or clause else death


def _is_verb(doc: Document, at: int, event_at: Mapping[int, EventMention]) -> bool:
    event = event_at.get(at)
    return (event is not None and event.form == "verb") or doc.lower(at) in COMMON_VERBS
