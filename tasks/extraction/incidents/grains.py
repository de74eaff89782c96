"""How long a stretch of days is, and numbers in classes, as the features of choices need them."""

from collections.abc import Sequence
from datetime import date

LENGTHS = ((1, "day"), (8, "week"), (31, "month"), (200, "season"), (366, "year"))


def grain_of(days: tuple[date | None, date | None]) -> str:
    """Return "day", "week", "month", "season", "year" or "long" by the length of the days, "open" without an end."""
    start, end = days
    if start is None or end is None:
        return "open"
    return next((grain for longest, grain in LENGTHS if (end - start).days <= longest), "long")


def bin_of(number: float, edges: Sequence[float]) -> int:
    """Return the index of the first edge that the number does not exceed, the number of edges when it exceeds all."""
    return next((index for index, edge in enumerate(edges) if number <= edge), len(edges))
