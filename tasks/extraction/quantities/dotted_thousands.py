"""Read "1.500 people" as 1,500: some outlets part thousands by a dot, and nobody counts thousandths of persons."""

import re
from collections.abc import Sequence

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind
from values.categories import Kind

DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
MEANS = frozenset({"average", "averaged", "averages", "averaging", "mean", "per", "each", "every", "rate", "ratio"})


def set_thousands(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> None:
    """Multiply a count of persons whose every number is parted so, unless its sentence tells of a mean or a rate.

    A number without a noun goes with a count of persons that is written so right before it in its sentence.
    """
    written = [t.text for t in doc.tokens.run(quantity.first, quantity.last) if t.kind is TokenKind.NUMBER]
    persons = quantity.kind is Kind.PERSONS or _goes_on(doc, quantity, before)
    if not persons or not written or not all(map(DOTTED.fullmatch, written)):
        return
    values = (quantity.value_low, quantity.value_high, quantity.value_best)
    scaled = not {value for value in values if value is not None} <= set(map(float, written))
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    if scaled or any(token.lower in MEANS for token in doc.tokens.run(sentence.first, sentence.last)):
        return
    quantity.value_low, quantity.value_high, quantity.value_best = (v and round(v * 1000) for v in values)


def _goes_on(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> bool:
    last = before[-1] if before and quantity.elided else None
    if last is None or last.kind is not Kind.PERSONS:
        return False
    same = doc.tokens[last.first].sentence == doc.tokens[quantity.first].sentence
    return same and any(DOTTED.fullmatch(token.text) for token in doc.tokens.run(last.first, last.last))
