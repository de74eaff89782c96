"""Lengths that tell how far off a place is: they are the article's own, and hold at no time."""

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.calendar import beside
from tasks.extraction.words.inflection import ends_as_past
from values.categories import Kind

DIRECTIONS = frozenset(lexicon("relations")["directions"])
PAST = beside("past") | beside("irregular_past")
OFF = frozenset(lexicon("relations")["off"])
REACH = 7


def has_direction(doc: Document, quantity: Quantity) -> bool:
    """Return whether a direction follows a length: "45 km (28 miles) south of the town"."""
    after = range(quantity.last, min(quantity.last + REACH, len(doc.tokens)))
    return quantity.kind is Kind.MEASURE and any(doc.lower(index) in DIRECTIONS for index in after)


def is_distance(doc: Document, quantity: Quantity) -> bool:
    """Return whether a length leads from one place to another: with a direction, or "15 km from the town".

    A length right behind a verb of the past belongs to what happened: "fell 75 metres from the house".
    """
    behind, before = quantity.end, doc.lower(quantity.first - 1)
    covered = before in PAST or ends_as_past(before)
    off = quantity.kind is Kind.MEASURE and doc.lower(behind) in OFF and not covered
    return off or has_direction(doc, quantity)
