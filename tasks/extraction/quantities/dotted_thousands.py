"""Read "1.500 people" as 1,500: some outlets part thousands by a dot, and nobody counts thousandths of persons."""

import re

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, TokenKind
from values.categories import Kind

DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
MEANS = frozenset({"average", "averaged", "averages", "averaging", "mean", "per", "each", "every", "rate", "ratio"})


def set_thousands(doc: Document, quantity: Quantity) -> None:
    """Multiply a count of persons whose every number is parted so, unless its sentence tells of a mean or a rate."""
    written = [t.text for t in doc.tokens.run(quantity.first, quantity.last) if t.kind is TokenKind.NUMBER]
    if quantity.kind is not Kind.PERSONS or not written or not all(map(DOTTED.fullmatch, written)):
        return
    values = (quantity.value_low, quantity.value_high, quantity.value_best)
    scaled = not {value for value in values if value is not None} <= set(map(float, written))
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    if scaled or any(token.lower in MEANS for token in doc.tokens.run(sentence.first, sentence.last)):
        return
    quantity.value_low, quantity.value_high, quantity.value_best = (v and round(v * 1000) for v in values)
