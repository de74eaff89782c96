"""Senses of words that only what is counted decides: bodies, places as scenes, what is hit or held."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.figures.figures_of_speech import STRUCK
from tasks.extraction.rows.mentions import Road
from tasks.extraction.text import lexicon
from values.categories import Event, Kind

WORDS = lexicon("linking")
BODIES = frozenset(WORDS["bodies"])
OFFICIAL = frozenset(WORDS["official"])
PLACE_NOUNS = frozenset(WORDS["place_nouns"])
WITHIN = frozenset(WORDS["within"])
HOSTAGES = frozenset(WORDS["hostages"])
STRIKERS = frozenset(WORDS["strikers"])


def are_bodies(case: Counting) -> bool:
    """Return whether the dead are counted by their bodies ("19 bodies retrieved", "the remains of 56 people")."""
    doc, quantity = case.doc, case.quantity
    of = doc.lower(quantity.first - 1) == "of" and doc.lower(quantity.first - 2) in BODIES
    if of and case.kind is Kind.PERSONS:
        return True
    return case.noun in BODIES and bool(quantity.unit) and doc.lower(quantity.end) != "of"


def of_bodies(case: Counting) -> Event:
    """Return what bodies tell: a death, unless they are institutions ("two international bodies")."""
    return Event.OTHER if set((case.quantity.unit or "").lower().split()) & OFFICIAL else Event.KILLED


def are_scenes(case: Counting) -> bool:
    """Return whether places are counted in which it happened to others ("destroyed 40 homes in three villages")."""
    before = case.doc.lower(case.quantity.first - 1)
    return case.noun in PLACE_NOUNS and before in WITHIN and case.link.road is Road.BEFORE_OBJECT


def is_plainly_hit(case: Counting) -> bool:
    """Return whether what hit persons is slow and wounds nobody by itself ("the drought has hit 2 million people")."""
    if not case.counts(Kind.PERSONS, *STRUCK) or case.link.mention is None:
        return False
    sentence = case.doc.sentences[case.doc.tokens[case.quantity.first].sentence]
    return not any(case.doc.lower(k) in STRIKERS for k in range(sentence.first, sentence.last))


def are_hostages(case: Counting) -> bool:
    """Return whether those who are held are hostages ("12 hostages held since May")."""
    return case.link.event is Event.DETAINED and case.noun in HOSTAGES


def are_held_things(case: Counting) -> bool:
    """Return whether "held" tells of things, which nobody keeps ("two fairs were held")."""
    return case.lemma == "held" and case.kind is not Kind.PERSONS
