"""What speaks for and against two stories telling the same happening, as named numbers between plain bounds."""

from datetime import date, timedelta
from math import log1p

from warehouse.joining.places import are_far_apart
from warehouse.joining.story import JoinedStory

SLACK = timedelta(days=1)
"""A night has two dates, and so has an hour in two time zones."""
MOST_NAMES = 4

Evidence = dict[str, float]


def evidence(one: JoinedStory, other: JoinedStory) -> Evidence:
    """Return the evidence by its name in `weights.yml`; what is absent counts 0."""
    theirs = other.terms
    shared = [(weight, theirs[term]) for term, weight in one.terms.items() if term in theirs]
    weight = sum(ours * other_weight for ours, other_weight in shared)
    names = len(one.names & other.names)
    gap = abs((one.told_on - other.told_on).days)
    found = {
        "rare_words": weight / (one.length * other.length) if shared else 0.0,
        "rare_words_together": log1p(weight),
        "shared_name": float(names > 0),
        "shared_names": float(min(names, MOST_NAMES)),
        "other_victims": float(not names and _differ(one.victims, other.victims)),
        "same_place": float(bool(one.places & other.places)),
        "other_place": float(_differ(one.places, other.places)),
        "days_between": log1p(gap),
        "told_within_a_week": float(gap <= 7),
        "same_day_named": float(bool(one.days & other.days)),
        "other_days_named": float(_differ(one.days, other.days)),
        "same_killed": float(bool(one.killed & other.killed)),
        "same_injured": float(bool(one.injured & other.injured)),
        "other_injured": float(_differ(one.injured, other.injured)),
    }
    return {name: value for name, value in found.items() if value}


def _differ(one: frozenset[object], other: frozenset[object]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def contradiction(one: JoinedStory, other: JoinedStory) -> str | None:
    """Return why two stories cannot tell one happening, None when they can; a common person outweighs a date."""
    if one.names & other.names:
        return None
    if _stated(one) and _stated(other) and not _overlap(one, other):
        return f"stated days {_days(one)} and {_days(other)}"
    if _differ(one.places, other.places) and are_far_apart(one.places, other.places):
        return "stated places far apart"
    return None


def _stated(story: JoinedStory) -> bool:
    return story.day_start is not None and story.day_end is not None


def _overlap(one: JoinedStory, other: JoinedStory) -> bool:
    first, last = one.day_start or date.min, one.day_end or date.max
    start, end = other.day_start or date.min, other.day_end or date.max
    return first - SLACK <= end and start - SLACK <= last


def _days(story: JoinedStory) -> str:
    return str(story.day_start) if story.day_start == story.day_end else f"{story.day_start} to {story.day_end}"
