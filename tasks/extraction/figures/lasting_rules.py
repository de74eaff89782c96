"""What befell the person of an age, and what a length of time measures."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.victim_events import of_victims
from tasks.extraction.rows.mentions import EventMention, Road
from tasks.extraction.text import lexicon
from values.categories import Event, Kind

# A duration is told of what was done to a person over time; the other events are over in a moment.
LASTING = frozenset({Event.DETAINED, Event.ENLISTED, Event.DEPLOYED, Event.ABDUCTED, Event.MISSING, Event.CHARGED})
GRAVEST = (Event.KILLED, Event.ABDUCTED, Event.CAPTURED, Event.INJURED, Event.CHARGED, Event.DETAINED, Event.MISSING)
AGED = frozenset(GRAVEST) | {Event.RESCUED, Event.RELEASED}
FAR_AGE, FAR_SUBJECT = 6.0, 12.0
"""The cost of a link up to which an age belongs to who suffers the event, and up to which to its subject."""
POSSESSED_REACH = 6
THREATS = frozenset(lexicon("linking")["threats"])
SENTENCING = frozenset({"sentence", "convict", "condemn"})
TERMS = frozenset({"sentence", "term"})
STRUCK = frozenset({"strike", "hit"})
SUFFERED = frozenset({Event.AFFECTED, Event.ATTACKED})
BE = frozenset({"is", "was", "were", "are"})
NAMING = frozenset(lexicon("linking")["naming"])
VICTIMS = frozenset({"victim", "victims"})
APOSTROPHES = frozenset({"'s", "’s"})


def of_age(case: Counting) -> Event | None:
    """Return what the sentence says befell the person of an age; what other sentences say is not asked."""
    low = case.quantity.value_low
    sentence = case.doc.tokens[case.quantity.first].sentence
    fates = case.told.fates.get((sentence, int(low)), []) if low is not None else []
    told = case.doc.events.within(case.doc.sentences[sentence])
    here = {event.event for event in told if event.role != "group" or event.event is not Event.CHARGED}
    gravest = next((event for event in GRAVEST if event in fates and event in here), None)
    event = gravest or of_possessor(case) or _linked_age(case)
    return Event.KILLED if event is Event.INJURED and _died(case) else event


def _died(case: Counting) -> bool:
    """Return whether the text tells elsewhere that whoever has this age died."""
    low = case.quantity.value_low
    named = any(age == low and Event.KILLED in fates for (_, age), fates in case.told.fates.items())
    pairs = zip(case.doc.told, case.doc.links, strict=True)
    ages = (link for other, link in pairs if other.kind is Kind.AGE and other.value_low == low)
    return named or any(link.event is Event.KILLED and link.cost <= FAR_AGE for link in ages)


def _linked_age(case: Counting) -> Event | None:
    if case.lemma == "victim" or _is_victims(case):
        return of_victims(case)
    shot = case.lemma == "shooting" and case.link.road is Road.BEFORE_NOUN
    if case.lemma in STRUCK or shot:
        return Event.INJURED
    if case.link.event in SUFFERED and case.link.mention is not None and case.link.road is Road.PREDICATE:
        return case.link.event if case.link.cost <= FAR_AGE and _is_suffered(case.link.mention) else None
    farthest = FAR_SUBJECT if case.link.road is Road.PREDICATE else FAR_AGE
    return case.link.event if case.link.cost <= farthest and case.link.event in AGED else None


def _is_victims(case: Counting) -> bool:
    """Return whether the age is said of a victim: "the other victim was 39", "the victims were named as Bo, 39"."""
    doc, first = case.doc, case.quantity.first
    opens = doc.sentences[doc.tokens[first].sentence].first
    told = next((k for k in range(first - 1, opens - 1, -1) if doc.lower(k) in VICTIMS), None)
    if told is None or case.link.event is not None:
        return False
    between = {doc.lower(k) for k in range(told + 1, first)}
    return doc.lower(told + 1) in BE or bool(between & BE and between & NAMING)


def _is_suffered(mention: EventMention) -> bool:
    return mention.passive or mention.event is Event.AFFECTED


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
    end = case.quantity.end
    term = any(case.doc.lower(at) in TERMS for at in range(end, end + 3))
    sentence = case.doc.sentences[case.doc.tokens[case.quantity.first].sentence]
    tried = any(event.lemma in SENTENCING for event in case.doc.events.between(sentence.first, case.quantity.first))
    return Event.CHARGED if case.link.event is Event.DETAINED and (term or tried) else case.link.event


def is_lasting(case: Counting) -> bool:
    """Return whether something was done over the length of time; what a law threatens befell nobody."""
    told = case.link.event in LASTING or (case.link.event is Event.AFFECTED and case.link.road is Road.BEFORE_SUBJECT)
    if not told or case.link.cost > 5:
        return False
    sentence = case.doc.sentences[case.doc.tokens[case.quantity.first].sentence]
    before = range(sentence.first, case.quantity.first)
    law = case.link.event in (Event.DETAINED, Event.CHARGED)
    return not (law and any(case.doc.lower(at) in THREATS for at in before))
