"""Tell that a bare number stands for persons by what follows it, or by the count that it goes on with."""

from collections.abc import Sequence

from tasks.extraction.quantities.pointing_back import SAYING
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document
from values.categories import Kind, Modifier


def means_persons(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> bool:
    """Return whether the number stands for persons by what follows it, or goes on with a count of them."""
    if _stands_for_persons(doc, quantity) or _on_board(doc, quantity.last):
        return True
    return bool(before) and _goes_on_counting(doc, quantity, before[-1])


def _goes_on_counting(doc: Document, quantity: Quantity, before: Quantity) -> bool:
    """Return whether a place follows a bare number as one followed the count before ("32 died in Adra, 14 in Hol")."""
    same = doc.tokens[before.first].sentence == doc.tokens[quantity.first].sentence
    there = doc.lower(quantity.last) in {"in", "at", "near", "on", "to"} and before.kind is Kind.PERSONS
    return same and there and doc.lower(quantity.first - 1) in {",", "and", ";"}


def _on_board(doc: Document, last: int) -> bool:
    """Return whether those on a ship or plane are counted ("the 47 on board", "with 90 aboard")."""
    return doc.lower(last) == "aboard" or (doc.lower(last), doc.lower(last + 1)) == ("on", "board")


def _stands_for_persons(doc: Document, quantity: Quantity) -> bool:
    """Return whether the number is the subject itself ("many in the city wondered", "3,000 were in shelters")."""
    follower = doc.tokens[quantity.last] if quantity.last < len(doc.tokens) else None
    if follower is None or quantity.modifier is not Modifier.VAGUE:
        return follower is not None and follower.lower in {"are", "were", "have", "had"}
    if doc.tokens[quantity.first - 1].tag == "pronoun" and quantity.first:
        return False  # "it can save you thousands on a holiday"
    acts = follower.lower.endswith("ed") and not follower.capital
    return acts or follower.tag in {"preposition", "auxiliary"} or follower.lower in SAYING
