"""Find the noun that a number shares with the next one: "1,250 suspected and 310 confirmed cases"."""

from tasks.extraction.numbers import PLURAL_VERBS, Numeral, numeral_at, unit_after
from tasks.extraction.quantities.counted import Counted, counted_after
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import is_plural
from values.categories import Kind

PERSON_VERBS = frozenset(lexicon("counted")["person_verbs"])
STATUSES = frozenset(
    {"suspected", "confirmed", "probable", "reported", "possible", "active", "new", "fatal", "nonfatal"}
)


def noun_of_next(doc: Document, last: int, end: int) -> Counted | None:
    """Return the noun that the next number shares with this one ("1,250 suspected and 310 confirmed cases")."""
    if last + 1 < end and doc.lower(last) == "and" and (other := numeral_at(doc, last + 1)) is not None:
        return _of_pair(doc, last, other, end)
    if (sized := _of_size(doc, last, end)) is not None:
        return sized
    if last + 2 >= end or doc.lower(last) not in STATUSES or doc.lower(last + 1) not in {"and", "or", ","}:
        return None
    other = numeral_at(doc, last + 2)
    counted = counted_after(doc, other.last, end, single=False) if other is not None else None
    if counted is None or doc.lower(counted.first) not in STATUSES:
        return counted
    return Counted(counted.first + 1, counted.last) if counted.last > counted.first + 1 else None


def _of_size(doc: Document, last: int, end: int) -> Counted | None:
    """Return the noun behind a size of its own ("two 9 mm handguns", "three 120-mm rounds")."""
    size = numeral_at(doc, last) if last < end else None
    unit = unit_after(doc, size.last, end) if size is not None else None
    if unit is None or unit.kind is not Kind.MEASURE:
        return None
    counted = counted_after(doc, unit.last, end, single=False)
    return counted if counted is not None and is_plural(doc.lower(counted.last - 1)) else None


def _of_pair(doc: Document, last: int, other: Numeral, end: int) -> Counted | None:
    """Return the noun behind the second of two bare numbers of one clause ("carried 35 and 60 migrants")."""
    counted = counted_after(doc, other.last, end, single=False)
    opened = doc.lower(last - 2) if last > 1 else ""
    own = counted is None or doc.lower(counted.last) in PLURAL_VERBS or opened in PERSON_VERBS
    return None if own else counted
