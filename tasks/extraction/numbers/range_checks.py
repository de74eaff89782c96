"""Tell what parts two numbers from what makes a range of them."""

from tasks.extraction.numbers.number_words import Numeral
from tasks.extraction.numbers.units import Unit, money_sign_before, unit_after
from tasks.extraction.text import Document, lexicon

CHANGED = frozenset(word for words in lexicon("directions").values() for word in words)
CHANGED |= frozenset(lexicon("linking")["revising"])
TOLLS = frozenset(lexicon("counted")["tolls"])


def is_change(doc: Document, first: int, opener: str, far: bool) -> bool:
    """Return whether "to" parts what something rose from or by from what it came to ("by 14,000 to 312,000")."""
    moved = opener == "from" and (doc.lower(first - 2) in CHANGED or doc.lower(first - 2) in TOLLS)
    return opener in CHANGED or moved or (opener == "by" and far)


def same_unit(doc: Document, unit: Unit, high: Numeral, end: int) -> bool:
    """Return whether the upper end has the unit of the lower one, so that "rose 8 percent to 99 yuan" is no range."""
    other = unit_after(doc, high.last, end)
    sign = money_sign_before(doc, high.first)
    norm = other.norm if other else sign[1] if sign else None
    return norm == unit.norm
