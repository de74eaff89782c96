"""Lengths that tell how far off a place is: they are the article's own, and hold at no time."""

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from values.categories import Kind

DIRECTIONS = frozenset(lexicon("relations")["directions"])
OFF = frozenset(lexicon("relations")["off"])
REACH = 7


def has_direction(doc: Document, quantity: Quantity) -> bool:
    """Return whether a direction follows a length: "45 km (28 miles) south of the town"."""
    after = range(quantity.last, min(quantity.last + REACH, len(doc.tokens)))
    return quantity.kind is Kind.MEASURE and any(doc.lower(index) in DIRECTIONS for index in after)


def is_distance(doc: Document, quantity: Quantity) -> bool:
    """Return whether a length leads from one place to another: with a direction, or "15 km from the town"."""
    behind = max(quantity.last, quantity.unit_last or 0)
    return (quantity.kind is Kind.MEASURE and doc.lower(behind) in OFF) or has_direction(doc, quantity)
