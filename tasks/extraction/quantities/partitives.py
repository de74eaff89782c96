"""Wholes and their parts: "of the 120 passengers, 97 were rescued", "two of the 14 miners", "six of the men"."""

from collections.abc import Sequence

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import singular

DEFINITE = frozenset({"the", "its", "his", "her", "their", "our", "those", "these"})
WHOLE_WORDS = frozenset(lexicon("relations")["whole_words"])
PARTS = frozenset(lexicon("relations")["parts"])
NOUN_REACH = 3
ALL = frozenset({"all", "everybody", "everyone", "nobody", "none"})
EXCEPTING = frozenset({"but", "except"})
NONE = frozenset({"none", "neither"})


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
    between = between[between[:1] == ["out"] :]
    return between == ["of"] or (len(between) == 2 and between[0] == "of" and between[1] in DEFINITE)


def is_partitive(doc: Document, last: int, first: int) -> bool:
    """Return whether just "of them" stands between a number and the word that tells of it ("8 of them fatally")."""
    return first - last == 2 and doc.lower(last) == "of" and doc.lower(last + 1) in {"them", "whom"}


def is_of_group(doc: Document, last: int, first: int) -> bool:
    """Return whether the word only names the whole that the number is part of ("four of the injured later died")."""
    return first - last == 2 and doc.lower(last) == "of" and doc.lower(last + 1) in DEFINITE


def is_excepted(doc: Document, first: int) -> bool:
    """Return whether the number before token `first` is left out ("all but two of the crew died")."""
    if doc.lower(first - 1) not in EXCEPTING:
        return False
    before = next((k for k in range(first - 2, max(first - 6, -1), -1) if doc.lower(k) in ALL), None)
    return before is not None and all(doc.tokens[k].tag in ("", "determiner") for k in range(before + 1, first - 1))


def is_of_none(doc: Document, first: int) -> bool:
    """Return whether nothing happened to any of the counted ("none of the 12 miners", "neither of the two pilots")."""
    of = first - 2 if doc.lower(first - 1) in DEFINITE else first - 1
    if doc.lower(of) != "of":
        return False
    return doc.lower(of - 1) in NONE or (doc.lower(of - 1) == "one" and doc.lower(of - 2) in {"not", "no"})


def is_rejected(doc: Document, quantity: Quantity) -> bool:
    """Return whether another number is set against this one ("12, not 70, had died")."""
    against = doc.lower(quantity.first - 1) == "not" and doc.lower(quantity.first - 2) != "if"
    return quantity.elided and against and quantity.value_low == quantity.value_high


def holds_part(doc: Document, first: int) -> bool:
    """Return whether the number is the whole of a part told without a count ("one of the 14 miners")."""
    if doc.lower(first - 1) not in DEFINITE or doc.lower(first - 2) != "of":
        return False
    return doc.lower(first - 3) in PARTS and not is_of_none(doc, first)


def names_whole(doc: Document, first: int, whole: Quantity) -> bool:
    """Return whether the noun phrase at token `first` stands for the counted of `whole` ("of the officers")."""
    words = {doc.lower(k) for k in range(first, first + NOUN_REACH)}
    return bool(words & WHOLE_WORDS) or whole.unit_norm in {singular(word) for word in words}
