"""Put counts together into claims: the surest pairs first, and never two numbers of one source of one article."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from warehouse.joining.counts import JoinedCount, telling_of_value
from warehouse.joining.questions import IMPOSSIBLE, LEAST_TOTAL, SAME, is_same, sameness

POSTINGS = 40
"""Counts that are kept under one key of those that tell no common incident; a key with more says nothing."""
MISREAD = 0.1
"""Share of the pairs of two groups that may be impossible."""
TELLING = 2.0
"""From here on an equal number is worth a look across incidents whatever it counts."""


def claimed(
    counts: Sequence[JoinedCount], weights: Mapping[str, float], units: Mapping[str, float]
) -> list[list[JoinedCount]]:
    """Return the counts grouped into claims; counts that make no claim by themselves and join none are left out."""
    clusters: list[list[int]] = [[number] for number in range(len(counts))]
    home = list(range(len(counts)))
    for _, one, other in sorted(_pairs(counts, weights, units), key=lambda pair: (-pair[0], pair[1:])):
        ours, theirs = home[one], home[other]
        if ours != theirs and _fit(clusters[ours], clusters[theirs], counts, weights, units):
            for number in clusters[theirs]:
                home[number] = ours
            clusters[ours] += clusters[theirs]
            clusters[theirs] = []
    claims = ([counts[number] for number in cluster] for cluster in clusters)
    return [claim for claim in claims if any(count.opens for count in claim)]


def _pairs(
    counts: Sequence[JoinedCount], weights: Mapping[str, float], units: Mapping[str, float]
) -> Iterable[tuple[float, int, int]]:
    for one, other in _candidates(counts, units):
        evidence = sameness(counts[one], counts[other], weights, units)
        if is_same(counts[one], counts[other], evidence):
            yield evidence, one, other


def _candidates(counts: Sequence[JoinedCount], units: Mapping[str, float]) -> set[tuple[int, int]]:
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, count in enumerate(counts):
        for key in _keys(count, units):
            blocks[key].append(number)
    found: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        if key[0] == "incident" or len(block) <= POSTINGS:
            found.update(combinations(block, 2))
    return found


def _keys(count: JoinedCount, units: Mapping[str, float]) -> Iterable[tuple[object, ...]]:
    if count.incident_id is not None:
        yield "incident", count.incident_id, count.event
    if telling_of_value(count.value) >= TELLING:
        yield "number", count.event, count.value
    if units.get(count.unit or "", 0.0) >= 1.0:
        yield "unit", count.event, count.unit, count.value
    for place in count.places:
        yield "place", count.event, place, count.value
    if count.is_total or count.value >= LEAST_TOTAL:
        yield from (("total", count.event, count.unit, country) for country in count.countries)


def _fit(
    ours: list[int],
    theirs: list[int],
    counts: Sequence[JoinedCount],
    weights: Mapping[str, float],
    units: Mapping[str, float],
) -> bool:
    """Say whether two groups may be one: no pair of them is impossible, and they fit in the mean."""
    pairs = [(counts[one], counts[other]) for one in ours for other in theirs][:60]
    scores = [sameness(one, other, weights, units) for one, other in pairs]
    # One report whose place or day was read wrongly must not part what all the others hold together.
    possible = [score for score in scores if score > IMPOSSIBLE]
    if len(scores) - len(possible) > MISREAD * len(scores):
        return False
    # Where both tell one number, the others that each of them tells as well say nothing against it.
    equal = [
        score
        for score, (one, other) in zip(scores, pairs, strict=True)
        if one.value == other.value and score > IMPOSSIBLE
    ] or possible
    return len(pairs) == 1 or sum(equal) / len(equal) >= SAME / 2
