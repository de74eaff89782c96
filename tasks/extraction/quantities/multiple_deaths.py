"""Read how many died in "a double murder" and "the triple homicide"."""

from collections.abc import Iterator

from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from values.categories import Kind, Modifier

WORDS = lexicon("zeros")["multiple"]
TIMES = {word: float(value) for word, value in WORDS["times"].items()}
DEATHS = frozenset(WORDS["deaths"])


def multiple_deaths(doc: Document) -> Iterator[Quantity]:
    """Yield a quantity of persons for each death that is called double, triple or quadruple."""
    for word, value in TIMES.items():
        for i in doc.positions.get(word, ()):
            if doc.lower(i + 1) in DEATHS and doc.lower(i + 2) != "-":
                yield _deaths(i, value)


def _deaths(i: int, value: float) -> Quantity:
    """Return the quantity of a phrase of two words; what is counted, persons, stays without a word."""
    return Quantity(
        i,
        i + 1,
        value,
        value,
        Modifier.EXACT,
        Kind.PERSONS,
        "multiple_deaths",
        value_best=value,
        unit_norm="person",
        unit_first=i + 1,
        unit_last=i + 2,
    )
