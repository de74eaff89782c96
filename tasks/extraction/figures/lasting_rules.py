"""What befell the person of an age, and what a length of time measures."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.victim_events import of_victims
from tasks.extraction.rows.mentions import Road
from tasks.extraction.text import lexicon
from values.categories import Event

# A duration is told of what was done to a person over time; the other events are over in a moment.
LASTING = frozenset({Event.DETAINED, Event.ENLISTED, Event.DEPLOYED, Event.ABDUCTED, Event.MISSING, Event.CHARGED})
GRAVEST = (Event.KILLED, Event.ABDUCTED, Event.CAPTURED, Event.INJURED, Event.CHARGED, Event.DETAINED, Event.MISSING)
AGED = frozenset(GRAVEST) | {Event.RESCUED, Event.RELEASED}
FAR_AGE, FAR_SUBJECT = 6.0, 12.0
"""The cost of a link up to which an age belongs to who suffers the event, and up to which to its subject."""
POSSESSED_REACH = 6
THREATS = frozenset(lexicon("linking")["threats"])
TERMS = frozenset({"sentence", "term"})
STRUCK = frozenset({"strike", "hit"})
APOSTROPHES = frozenset({"'s", "’s"})


def of_age(case: Counting) -> Event | None:
    """Return what the sentence says befell the person of an age; what other sentences say is not asked."""
    low = case.quantity.value_low
    sentence = case.doc.tokens[case.quantity.first].sentence
    fates = case.told.fates.get((sentence, int(low)), []) if low is not None else []
    here = {event.event for event in case.doc.events.within(case.doc.sentences[sentence])}
    gravest = next((event for event in GRAVEST if event in fates and event in here), None)
    return gravest or of_possessor(case) or _linked_age(case)


def _linked_age(case: Counting) -> Event | None:
    if case.lemma == "victim":
        return of_victims(case)
    if case.lemma in STRUCK:
        return Event.INJURED
    farthest = FAR_SUBJECT if case.link.road is Road.PREDICATE else FAR_AGE
    return case.link.event if case.link.cost <= farthest and case.link.event in AGED else None


def of_possessor(case: Counting) -> Event | None:
    """Return the event that belongs to the person of an age: "the 66-year-old's suicide"."""
    last = case.quantity.last
    owner = next((at for at in range(last, last + POSSESSED_REACH) if case.doc.lower(at) in APOSTROPHES), None)
    if owner is None:
        return None
    ahead = case.doc.events.between(owner + 1, owner + POSSESSED_REACH)
    return next((event.event for event in ahead if event.form == "noun" and event.event in AGED), None)


def of_length(case: Counting) -> Event | None:
    """Return what a length of time measures: of a sentence to prison it is the charge."""
    end = max(case.quantity.last, case.quantity.unit_last or 0)
    term = any(case.doc.lower(at) in TERMS for at in range(end, end + 3))
    return Event.CHARGED if term and case.link.event is Event.DETAINED else case.link.event


def is_lasting(case: Counting) -> bool:
    """Return whether something was done over the length of time; what a law threatens befell nobody."""
    told = case.link.event in LASTING or (case.link.event is Event.AFFECTED and case.link.road is Road.BEFORE_SUBJECT)
    if not told or case.link.cost > 5:
        return False
    sentence = case.doc.sentences[case.doc.tokens[case.quantity.first].sentence]
    before = range(sentence.first, case.quantity.first)
    law = case.link.event in (Event.DETAINED, Event.CHARGED)
    return not (law and any(case.doc.lower(at) in THREATS for at in before))
