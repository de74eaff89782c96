"""Which counts answer the same question: same harm, same counted group, same scope, same happening."""

from collections.abc import Mapping
from math import fsum, log, log1p
from typing import Any

from warehouse.joining.counts import GENERIC, JoinedCount, telling_of_value

SAME = 9.0
"""Sum of evidence from which two counts are one."""
ACROSS = 9.0
"""The same where no incident holds both."""
OWN, MAIN = 11.0, 8.5
"""One incident: by the reading of both articles, or because it is what both are about."""
BESIDE = 4.5
"""One incident and one article, which may set the dead of two sides side by side."""
PLACE, COUNTRY, DAY = 2.5, 1.0, 4
OTHER_PLACE, OTHER_COUNTRY, OTHER_DAY = -2.0, -2.0, -3
MOST_WORDS = 10.0
"""However many words stand around both."""
OTHER_NUMBER, OTHER_GROUP = -3.0, -2.0
NO_GROUND = -3.0
"""Two numbers that no common incident, no rising total and no word ("from 58 to 62") puts together."""
RAISED = 10.0
"""An article says that the one number became the other."""
FORGETTING = 0.5
"""How much a longer time between two tellings speaks against them."""
SOON = 7
"""Days after which two tellings need a common day, place or incident."""
TELLING = 1.9
"""What number and counted group of two happenings must say together: "two people" says nothing, "58 people" does."""
RISING = 7.0
"""A running total that a later article tells higher."""
LEAST_TOTAL, STEEPEST, LONGEST = 100, 3.0, 31
"""A total of many happenings: from so many on, rising within so many days to no more than so many times."""
MONTHS_APART = 60
"""Days between two days that no misreading of a weekday explains."""
IMPOSSIBLE = float("-inf")
"""Evidence of two counts that cannot be one, and of two of which nothing tells whether they are."""
UNTOLD = 0.0


def sameness(one: JoinedCount, other: JoinedCount, weights: Mapping[str, float], units: Mapping[str, float]) -> float:
    """Return the evidence that two counts are one; -inf where they cannot be.

    `weights` are those of words, `units` those of what is counted: high for what few figures count.
    """
    about, as_well = ((count.kind, count.event, count.is_added) for count in (one, other))
    if about != as_well or (one.group and other.group and one.group != other.group):
        return IMPOSSIBLE
    if one.sentences & other.sentences and not is_raised(one, other) and not _is_disagreed(one, other):
        return IMPOSSIBLE
    if one.value != other.value and _exclude(one, other):
        return IMPOSSIBLE
    if one.incident_id != other.incident_id and _are_months_apart(one, other):
        return IMPOSSIBLE
    if not _may_count_one_group(one, other):
        return UNTOLD if GENERIC in (one.unit, other.unit) else IMPOSSIBLE
    if one.incident_id != other.incident_id and not is_rising(one, other) and telling(one, other, units) < TELLING:
        return IMPOSSIBLE if is_falling(one, other) else UNTOLD
    return (
        _by_number(one, other)
        + _by_unit(one, other, units)
        + _by_incident(one, other)
        + _by_words(one, other, weights)
        + _by_setting(one, other)
        - FORGETTING * log1p(days_between(one, other))
    )


def is_same(one: JoinedCount, other: JoinedCount, evidence: float) -> bool:
    """Say whether the evidence is enough to make two counts one."""
    is_within = one.incident_id is not None and one.incident_id == other.incident_id
    return evidence >= (SAME if is_within or is_raised(one, other) else ACROSS)


def days_between(one: JoinedCount, other: JoinedCount) -> int:
    """Return the days from the last telling of the earlier count to the first of the later; 0 where they overlap."""
    return max((other.first_told - one.last_told).days, (one.first_told - other.last_told).days, 0)


def telling(one: JoinedCount, other: JoinedCount, units: Mapping[str, float]) -> float:
    """Return how rare it is to count so many of such a group."""
    number = (
        telling_of_value(one.value) if one.value == other.value else telling_of_value(max(one.value, other.value)) / 2
    )
    return number + (units.get(one.unit or "", 0.0) if one.unit == other.unit else 0.0)


def _may_count_one_group(one: JoinedCount, other: JoinedCount) -> bool:
    # A group that has a name of its own ("rebels") needs no closer word to be the same one.
    is_named = one.unit not in (None, GENERIC)
    same_unit = one.unit == other.unit and (is_named or one.group == other.group or one.value == other.value)
    return same_unit or (one.value == other.value and (GENERIC in (one.unit, other.unit) or one.value > 1))


def _exclude(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether two numbers cannot be told of one thing: parts, two scenes, two days, one teller.

    Two numbers of one article are of one thing only where both are told of one place or one happening.
    """
    if one.is_part or other.is_part or one.is_sum != other.is_sum:
        return True
    if is_raised(one, other):
        return False
    is_total = one.is_total or other.is_total
    apart = _differ(one.places, other.places) or (_differ(one.days, other.days) and not is_total)
    return apart or _stand_side_by_side(one, other) or bool(one.tellers & other.tellers)


def _stand_side_by_side(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether one article tells both numbers, and not of one place or one happening."""
    if not one.articles & other.articles or one.places & other.places:
        return False
    wider = _differ(one.places | one.areas, other.places | other.areas)
    return wider or not one.told_ids & other.told_ids


def _differ(ones: set[Any], others: set[Any]) -> bool:
    return bool(ones and others) and ones.isdisjoint(others)


def is_raised(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether an article tells that the one number became the other."""
    return bool(one.figures & other.raised_from or other.figures & one.raised_from)


def _are_months_apart(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether the days that the articles state lie months apart: nine hurt in one street, and nine a year later."""
    gaps = [abs((day - day_too).days) for day in one.days for day_too in other.days]
    return bool(gaps) and min(gaps) > MONTHS_APART


def _is_disagreed(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether a sentence cites two for two numbers of one thing ("300 by the army's count, 400 by the rebels'")."""
    ours, theirs = ({source for _, source in count.tellers} for count in (one, other))
    cited = None not in ours | theirs and ours.isdisjoint(theirs)
    return cited and one.unit == other.unit and one.group == other.group and one.value != other.value


def is_rising(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether the later of two totals is the higher one, as running totals are."""
    early, late = sorted((one, other), key=lambda count: (count.first_told, count.value))
    return (
        one.kind == "persons"
        and LEAST_TOTAL <= early.value <= late.value <= STEEPEST * early.value
        and (late.first_told - early.last_told).days <= LONGEST
    )


def is_falling(one: JoinedCount, other: JoinedCount) -> bool:
    """Say whether a later telling is lower than an earlier one, as no running total is."""
    low, high = sorted((one, other), key=lambda count: count.value)
    return LEAST_TOTAL <= low.value < high.value and high.last_told < low.first_told


def _by_number(one: JoinedCount, other: JoinedCount) -> float:
    if one.value == other.value:
        return telling_of_value(one.value)
    if is_raised(one, other):
        return RAISED
    if is_rising(one, other):
        return OTHER_NUMBER + RISING
    has_ground = one.incident_id is not None and one.incident_id == other.incident_id and one.is_total == other.is_total
    steepness = 2 * log(max(one.value, other.value, 1) / max(min(one.value, other.value), 1))
    return OTHER_NUMBER - steepness + (0.0 if has_ground else NO_GROUND)


def _by_unit(one: JoinedCount, other: JoinedCount, units: Mapping[str, float]) -> float:
    if one.unit == other.unit:
        return units.get(one.unit or "", 0.0)
    return 0.0 if GENERIC in (one.unit, other.unit) else OTHER_GROUP


def _by_incident(one: JoinedCount, other: JoinedCount) -> float:
    if one.incident_id is None or one.incident_id != other.incident_id:
        return 0.0
    if one.articles & other.articles:
        return BESIDE
    return OWN if one.is_own and other.is_own else MAIN


def _by_words(one: JoinedCount, other: JoinedCount, weights: Mapping[str, float]) -> float:
    # Summed exactly, so that the order of the words cannot decide.
    return min(fsum(weights.get(word, 0.0) for word in one.words.keys() & other.words.keys()), MOST_WORDS)


def _by_setting(one: JoinedCount, other: JoinedCount) -> float:
    setting = 0.0
    if one.places & other.places or (one.areas & other.areas and not (one.places and other.places)):
        setting += PLACE
    elif _differ(one.places, other.places):
        setting += OTHER_PLACE
    if one.countries and other.countries:
        setting += COUNTRY if one.countries & other.countries else OTHER_COUNTRY
    if one.days and other.days and not one.is_total:
        setting += DAY if one.days & other.days else OTHER_DAY
    has_ground = bool(one.days & other.days or one.places & other.places) or one.incident_id == other.incident_id
    return setting if has_ground or days_between(one, other) <= SOON else setting + NO_GROUND
