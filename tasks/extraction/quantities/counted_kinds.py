"""Say of what is counted by a noun which kind it is: persons, things, or how many times one thing is another."""

from collections.abc import Sequence

from tasks.extraction.quantities.counted import Counted
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import singular
from tasks.extraction.words.persons import counts_persons, group_of
from values.categories import Kind

COUNTED = lexicon("counted")
PERSON_VERBS = frozenset(COUNTED["person_verbs"])
ABSTRACT = frozenset(COUNTED["abstract"])
PERSON_COMPOUNDS = frozenset(COUNTED["person_compounds"])
COMPARING = frozenset(COUNTED["comparing"])
SIZES = frozenset(COUNTED["sizes"])


def set_noun(doc: Document, quantity: Quantity, counted: Counted) -> None:
    """Store the counted noun phrase, its kind and what it says of the group."""
    words = [token.text for token in doc.tokens.run(counted.first, counted.last) if token.text[:1].isalnum()]
    head = words[-1].lower()
    quantity.unit = doc.quote(counted.first, counted.last)
    quantity.unit_first, quantity.unit_last = counted.first, counted.last
    quantity.unit_norm = singular(head)
    if (counts_persons(head) and not counted.compound) or quantity.unit_norm in PERSON_COMPOUNDS:
        quantity.kind = Kind.PERSONS
    else:
        quantity.kind = Kind.OTHER if quantity.unit_norm in ABSTRACT else Kind.OBJECTS
    group = group_of(words)
    quantity.nationality, quantity.standing = group.nationality, group.standing
    quantity.sex, quantity.age_band = group.sex, group.age_band


def set_others(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> None:
    """Make "others" things where the count before is of things ("damaged 80 houses and destroyed 20 others")."""
    last = before[-1] if before else None
    if quantity.unit_norm != "other" or last is None:
        return
    if doc.tokens[last.first].sentence != doc.tokens[quantity.first].sentence:
        return
    harmed = any(doc.lower(k) in PERSON_VERBS for k in range(quantity.first - 2, quantity.first))
    if last.kind is Kind.OBJECTS and not harmed:
        quantity.kind = Kind.OBJECTS


def compares(doc: Document, quantity: Quantity) -> bool:
    """Return whether "times" compares and counts no occasions ("three times as many", "five times higher")."""
    if quantity.unit_norm != "time" or quantity.unit_last is None:
        return False
    return comparison_at(doc, quantity.unit_last)


def comparison_at(doc: Document, at: int) -> bool:
    """Return whether the words compare: "as many", "higher", "the size of"; not "twice as the army fired"."""
    if doc.lower(at) == "as" and at + 1 < len(doc.tokens):
        token = doc.tokens[at + 1]
        return token.lower in {"many", "much"} or (not token.tag and not token.capital)
    return doc.lower(at) in COMPARING or (doc.lower(at) == "the" and doc.lower(at + 1) in SIZES)
