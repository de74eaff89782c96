"""Tell whether a number without a noun takes that of the sentence before: "the other two", "three were lost"."""

from itertools import pairwise

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon

SAYING = frozenset(
    {"say", "said", "believe", "think", "fear", "want", "wondered", "have", "still", "remain", "fled", "live", "know"}
)
POINTING = frozenset({"the", "these", "those", "other", "another", "remaining", "all", "further"})
COUNTED_BACK = frozenset({"them", "these", "those", "whom", "which"})
POINTERS = frozenset({"that", "this"})
FIGURES = frozenset({"figure", "number", "total", "count"})
STIRRING = frozenset(lexicon("linking")["stirring"])
AGAIN = frozenset({"more", "others", "apiece", "each"})
OWNING = frozenset({"has", "have", "had"})


def points_back(doc: Document, quantity: Quantity) -> bool:
    """Return whether a number without a noun takes that of the sentence before ("the other two", "three were lost")."""
    after = doc.tokens[quantity.last] if quantity.last < len(doc.tokens) else None
    if doc.lower(quantity.first - 1) in POINTING or doc.lower(quantity.first) == "another":
        return True
    if doc.lower(quantity.first - 1) in {"is", "was"} and doc.lower(quantity.first - 2) in FIGURES:
        return True
    opened = doc.sentences[doc.tokens[quantity.first].sentence].first
    if doc.lower(quantity.first - 1) == "to" and doc.lower(opened) in POINTERS and doc.lower(opened + 1) in FIGURES:
        return True  # "that number has since fallen to five"
    if after is None:
        return False
    if _closes_with_count(doc, quantity) or _tells_apart(doc, quantity):
        return True
    of = quantity.last if after.lower == "of" else quantity.last - 1
    partitive = doc.lower(of) == "of" and doc.lower(of + 1) in COUNTED_BACK
    governed = quantity.first and doc.tokens[quantity.first - 1].tag == "preposition"
    return partitive or (not governed and (after.tag == "auxiliary" or after.lower in SAYING | AGAIN | STIRRING))


def _closes_with_count(doc: Document, quantity: Quantity) -> bool:
    """Return whether the clause ends with what somebody has or what there was ("she now has 568", "there were 86")."""
    before = (doc.lower(quantity.first - 2), doc.lower(quantity.first - 1))
    told = before[1] in OWNING or (before[0] == "there" and before[1] in {"were", "are"})
    return told and doc.lower(quantity.last) in {".", ";"}


def _tells_apart(doc: Document, quantity: Quantity) -> bool:
    """Return whether the sentence opens with the number and tells of the other ("One wore red and the other blue")."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    words = [doc.lower(k) for k in range(quantity.last, sentence.last)]
    return quantity.first == sentence.first and ("the", "other") in pairwise(words)
