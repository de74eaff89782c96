"""What speaks against a predicate telling of the counted phrase before it, and what each of it costs."""

from collections.abc import Callable

from tasks.extraction.figures.predicates import describes_another, in_other_clause, is_purpose
from tasks.extraction.phrases import Phrase
from tasks.extraction.quantities import is_of_group
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document
from values.categories import Event

NO_RULERS = frozenset({"of", "than", "including", "to"})


def is_governed(doc: Document, phrase: Phrase) -> bool:
    """Return whether the quantity is the object of a preposition other than "of"."""
    before = doc.tokens[phrase.first - 1]
    return before.tag == "preposition" and before.lower not in NO_RULERS


def hindrance(doc: Document, phrase: Phrase, event: EventMention) -> float:
    """Return the sum of what the hindrances between the counted and a predicate behind them cost."""
    return sum(cost for cost, holds in HINDRANCES if holds(doc, phrase, event))


def _is_of_part(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether the event only names the group that the counted are of ("four of the injured later died")."""
    return is_of_group(doc, phrase.last, event.first)


def _is_deploying(doc: Document, _phrase: Phrase, event: EventMention) -> bool:
    """Return whether a participle says what the counted are there for ("12 soldiers guarding the bridge")."""
    return event.event is Event.DEPLOYED and doc.lower(event.first).endswith("ing")


def _is_of_governed(doc: Document, phrase: Phrase, event: EventMention) -> bool:
    """Return whether words stand between the event and counted that a preposition governs."""
    return event.first - phrase.last > 1 and is_governed(doc, phrase)


HINDRANCES: tuple[tuple[float, Callable[[Document, Phrase, EventMention], bool]], ...] = (
    (3.0, _is_of_part),
    (3.0, _is_deploying),
    (5.0, _is_of_governed),
    (6.0, in_other_clause),
    (10.0, is_purpose),
    (7.0, describes_another),
)
