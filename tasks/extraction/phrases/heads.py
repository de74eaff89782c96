"""What linking hands on: a quantity with its noun phrase, and the event that was found for it."""

from dataclasses import dataclass

from tasks.extraction.rows.mentions import EventMention, Quantity
from tasks.extraction.text import Document


@dataclass(slots=True)
class Phrase:
    """A quantity with the noun phrase it heads: tokens `first:last`."""

    quantity: Quantity
    first: int
    last: int


def phrase_of(quantity: Quantity) -> Phrase:
    """Return the noun phrase of a quantity; an elided unit adds nothing to it."""
    last = quantity.last
    if not quantity.elided and quantity.unit_last is not None and quantity.unit_last > last:
        last = quantity.unit_last
    return Phrase(quantity, quantity.first, last)


def after_of(doc: Document, event: EventMention) -> int | None:
    """Return the token after the "of" that a noun opens ("the deaths of", "the massacre [of", "the killers of")."""
    if doc.lower(event.last - 1) == "of":
        return event.last
    opened = range(event.last, event.last + (1 if doc.lower(event.last).isalpha() else 2))
    return next((k + 1 for k in opened if doc.lower(k) in ("of", "among")), None)
