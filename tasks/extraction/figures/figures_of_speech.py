"""Tell what befell things from figures of speech: "threw five touchdowns", "sales hit 14 million"."""

from tasks.extraction.figures.counting import Counting
from tasks.extraction.rows.mentions import Road
from tasks.extraction.text import lexicon
from values.categories import Event, Kind

STRUCK = frozenset({"strike", "hit"})
ARMED = frozenset(lexicon("linking")["armed"])
LAUNCHED = frozenset({"launch", "fire", "throw", "plant"})
MISSILES = frozenset(lexicon("linking")["missiles"])
PLACES = frozenset(lexicon("linking")["place_nouns"])
BUILDINGS = frozenset(lexicon("linking")["buildings"])
TESTS = frozenset({"test", "tests", "tested", "testing"})
COMPOUNDS = frozenset({"man", "woman", "member", "person"})


def figure_of_speech(case: Counting) -> bool:
    """Return whether the word tells what befell things only as a figure of speech ("threw five touchdowns")."""
    if is_compound(case) or (
        case.lemma in LAUNCHED and case.link.road is not Road.AGENT and case.noun not in ARMED | MISSILES
    ):
        return True
    if case.link.event is Event.DESTROYED and case.lemma.endswith((" lost", " gone")):
        return case.noun not in ARMED | BUILDINGS  # "40 jobs were lost"
    if case.link.event in (Event.KILLED, Event.INJURED, Event.DETAINED, Event.CHARGED) and case.noun in PLACES:
        return True
    if case.link.event is Event.CHARGED and case.link.road not in (Road.COUNTED_NOUN, Road.COLUMN):
        return case.noun not in ("count", "charge")
    return is_reached(case) or (case.lemma == "positive" and not _is_of_test(case))


def _is_of_test(case: Counting) -> bool:
    """Return whether "positive" tells the outcome of a test ("a poet tested positive", "two positive samples")."""
    mention = case.link.mention
    tested = mention is not None and case.doc.lower(mention.first - 1) in TESTS
    return tested or case.noun in ("case", "test", "sample")


def is_compound(case: Counting) -> bool:
    """Return whether the number only describes another noun: "a four-term mayor was hit", not "a four-man crew"."""
    return case.doc.lower(case.quantity.last) == "-" and case.noun not in ARMED | COMPOUNDS


def is_reached(case: Counting) -> bool:
    """Return whether "hit" tells what a value came to ("sales hit 14 million", "morale hits zero")."""
    mention, quantity = case.link.mention, case.quantity
    hit = mention is not None and mention.lemma == "hit" and mention.last == quantity.first
    low = quantity.value_best is None or quantity.value_best >= 10 or quantity.value_best == 0
    return hit and low and (quantity.unit is None or quantity.kind is not Kind.OBJECTS)


def linked(case: Counting) -> Event | None:
    """Return the event that the link led to."""
    return case.link.event
