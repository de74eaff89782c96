"""Put the counts of an incident together: the least and the most that anybody tells, and the article's own account."""

from collections.abc import Sequence
from typing import NamedTuple

from values.categories import Event, Kind
from values.reading import Figure

MORE = frozenset({"additional", "another", "more", "other", "others", "further", "second", "third"})
HARMS = {
    "killed": frozenset({Event.KILLED}),
    "injured": frozenset({Event.INJURED}),
    "captured": frozenset({Event.CAPTURED, Event.DETAINED}),
}


class Count(NamedTuple):
    """What is told of one harm: `high` is None where it is open, all are None where no number is told."""

    low: float | None
    best: float | None
    high: float | None
    vague: str | None
    """The first word that stands for a number ("several")."""


def count_of(figures: Sequence[Figure], singles: int, beside: int = 0) -> Count:
    """Return the count of one harm from its figures and the number of single victims without one.

    `beside` of the single victims are told beside a number that counts others ("a leader and two of his men").

    A part is not added to its whole; "another three" are added to the count before. Victims count where there is no
    number, or none but those of others ("and two more").
    """
    wholes = [f for f in figures if f.kind is Kind.PERSONS and f.part_of is None and f.statistic_of is None]
    told = [f for f in wholes if not f.negated]
    numbered = [f for f in told if f.value_low is not None or f.value_high is not None]
    vague = next((f.quote for f in told if f.value_low is None and f.value_high is None), None)
    if not numbered:
        none = any(f.negated for f in wholes) and not singles and vague is None
        known = 0.0 if none else float(singles) if singles else None
        return Count(known, known, known, vague)
    further = [f for f in numbered if is_further(f)]
    firsts = [f for f in numbered if not is_further(f)]
    added = sum(_distinct(further)) + (beside if firsts else singles)
    if not firsts:
        return Count(added, added, added, vague)
    lows = [f.value_low for f in firsts if f.value_low is not None] or [0.0]
    highs = [f.value_high for f in firsts]
    most = None if None in highs else max(high for high in highs if high is not None)
    best = firsts[0].value_best if firsts[0].value_best is not None else firsts[0].value_low
    return Count(
        min(lows) + added, None if best is None else best + added, None if most is None else most + added, vague
    )


def is_further(figure: Figure) -> bool:
    """Return whether a figure counts others than those told before: "another three", "two more", "two others"."""
    words = {*figure.quote.lower().split(), *(figure.unit or "").lower().split()[:1]}
    return not MORE.isdisjoint(words)


def _distinct(figures: Sequence[Figure]) -> list[float]:
    """Return each number once: what is told twice is not two."""
    return sorted({figure.value_low or 0.0 for figure in figures})
