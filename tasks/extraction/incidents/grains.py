"""How long a stretch of days is, and numbers in classes, as the features of choices need them."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

LONGEST = (1, 8, 31, 200, 366)
GRAINS = ("day", "week", "month", "season", "year", "long")
"""The grain of a stretch of days by the first of `LONGEST` that it does not exceed."""


def grain_of(days: tuple[date | None, date | None]) -> str:
    """Return "day", "week", "month", "season", "year" or "long" by the length of the days, "open" without an end."""
    start, end = days
    if start is None or end is None:
        return "open"
    return GRAINS[bin_of((end - start).days, LONGEST)]


def bin_of(number: float, edges: Sequence[float]) -> int:
    """Return the index of the first edge that the number does not exceed, the number of edges when it exceeds all."""
    return bisect_left(edges, number)
