"""Find the noun that a number shares with the next one: "1,250 suspected and 310 confirmed cases"."""

from tasks.extraction.numbers import numeral_at
from tasks.extraction.quantities.counted import Counted, counted_after
from tasks.extraction.text import Document

STATUSES = frozenset(
    {"suspected", "confirmed", "probable", "reported", "possible", "active", "new", "fatal", "nonfatal"}
)


def noun_of_next(doc: Document, last: int, end: int) -> Counted | None:
    """Return the noun that the next number shares with this one ("1,250 suspected and 310 confirmed cases")."""
    if last + 2 >= end or doc.lower(last) not in STATUSES or doc.lower(last + 1) not in {"and", "or", ","}:
        return None
    other = numeral_at(doc, last + 2)
    counted = counted_after(doc, other.last, end, single=False) if other is not None else None
    if counted is None or doc.lower(counted.first) not in STATUSES:
        return counted
    return Counted(counted.first + 1, counted.last) if counted.last > counted.first + 1 else None
