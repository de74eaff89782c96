"""Wholes and their parts: "of the 120 passengers, 97 were rescued", "two of the 14 miners", "six of the men"."""

from collections.abc import Sequence

from tasks.extraction.lexicons import lexicon
from tasks.extraction.mentions import Quantity
from tasks.extraction.nouns import singular
from tasks.extraction.tokens import Document

DEFINITE = frozenset({"the", "its", "his", "her", "their", "our", "those", "these"})
WHOLE_WORDS = frozenset(lexicon("relations")["whole_words"])
PARTS = frozenset(lexicon("relations")["parts"])
NOUN_REACH = 3


def is_topic(doc: Document, quantity: Quantity) -> bool:
    """Return whether its sentence opens with the quantity as the whole of what follows ("Of the 120 on board")."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    of = quantity.first - 2 if doc.lower(quantity.first - 1) in DEFINITE else quantity.first - 1
    return doc.lower(of) == "of" and of - sentence.first <= 1


def topic_of(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """Return the whole that the sentence of a quantity opens with."""
    sentence = doc.tokens[quantity.first].sentence
    own = (earlier for earlier in before if doc.tokens[earlier.first].sentence == sentence)
    first = next(own, None)
    return first if first is not None and is_topic(doc, first) else None


def is_whole_of(doc: Document, quantity: Quantity, before: Quantity) -> bool:
    """Return whether a quantity is the whole of the one right before it ("two of the 14 miners")."""
    between = [doc.lower(k) for k in range(before.last, quantity.first)]
    return len(between) == 2 and between[0] == "of" and between[1] in DEFINITE


def holds_part(doc: Document, first: int) -> bool:
    """Return whether the number is the whole of a part told without a count ("one of the 14 miners")."""
    if doc.lower(first - 1) not in DEFINITE or doc.lower(first - 2) != "of":
        return False
    return doc.lower(first - 3) in PARTS


def names_whole(doc: Document, first: int, whole: Quantity) -> bool:
    """Return whether the noun phrase at token `first` stands for the counted of `whole` ("of the officers")."""
    words = {doc.lower(k) for k in range(first, first + NOUN_REACH)}
    return bool(words & WHOLE_WORDS) or whole.unit_norm in {singular(word) for word in words}
