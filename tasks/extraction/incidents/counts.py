"""Put the counts of an incident together: the least and the most that anybody tells, and the article's own account."""

from collections.abc import Sequence
from typing import NamedTuple

from tasks.extraction.text import lexicon
from values.categories import Event, Kind, Modifier
from values.reading import Figure

LEAST = {phrase: int(number) for phrase, number in lexicon("incidents")["least"].items()}
GENERIC = frozenset(lexicon("incidents")["generic_persons"])
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
    """The first words that stand for a number ("several")."""


class VictimGroup(NamedTuple):
    """Several victims that the text counts, with a number or with a vague word."""

    low: float | None
    best: float | None
    high: float | None
    vague: str | None = None
    noun: str = ""
    speaker: str | None = None
    further: bool = False
    """Whether it counts others than those told before: "another three", "two more"."""


class LoneVictim(NamedTuple):
    """A victim who is told alone; `names` are the capitals of the phrase, `noun` its head."""

    noun: str
    names: frozenset[str] = frozenset()
    definite: bool = False
    beside: bool = False
    """Whether a number of others is told with it: "a leader and two of his men"."""


def group_of_figure(figure: Figure, further: bool) -> VictimGroup | None:
    """Return the group that a figure counts, None for a part, a statistic, and what is no person or was not harmed."""
    if (
        figure.kind is not Kind.PERSONS
        or figure.negated
        or figure.part_of is not None
        or figure.statistic_of is not None
    ):
        return None
    noun = (figure.unit_norm or figure.unit or "").lower().rpartition(" ")[2]
    vague = figure.quote if figure.value_low is None and figure.value_high is None else None
    low = figure.value_low
    if low is not None and figure.modifier is Modifier.MORE_THAN and low.is_integer():
        low += 1.0
    best = figure.value_best if figure.value_best is not None else figure.value_low
    return VictimGroup(low, best, figure.value_high, vague, noun, figure.speaker, further)


def count_of(groups: Sequence[VictimGroup], singles: Sequence[LoneVictim], nobody: bool = False) -> Count:
    """Return the count of one harm from the groups and the single victims that the text tells, in its order.

    Numbers of one speaker are one whole told again or in part, those of several a range. Others told as such are
    added, and so are single victims of another kind than the group ("a leader" beside "insurgents"). A vague word
    counts as the least that it stands for where it is added to others. `nobody` tells that the text denies any.
    """
    known = distinct(singles, any(not group.further for group in groups))
    vague = next((group.vague for group in groups if group.vague), None)
    numbered = [g for g in groups if g.vague is None]
    firsts = [g for g in numbered if not g.further]
    loose = next((g for g in groups if g.vague and (g.further or known)), None) if not numbered else None
    added = _others(numbered, singles) + sum(_adds(single, firsts, loose) for single in known)
    if firsts:
        return _ranged(firsts, added, vague)
    if numbered or (known and vague is None):
        return Count(added, added, added, vague)
    if known and loose is not None:
        return Count(added + _least(loose), None, None, vague)
    return _of_nobody(vague, nobody=nobody)


def _of_nobody(vague: str | None, *, nobody: bool) -> Count:
    """Return the count where no number and no single victim is told: nought where that is denied, else nothing."""
    none = 0.0 if nobody and vague is None else None
    return Count(none, none, none, vague)


def _others(numbered: Sequence[VictimGroup], singles: Sequence[LoneVictim]) -> float:
    """Return how many others are told beside the first groups, none where a first group is the sum of them."""
    others = float(sum({group.low or 0.0 for group in numbered if group.further}))
    whole = others + sum(single.definite for single in singles[-1:])
    return 0.0 if any(group.low == whole for group in numbered if not group.further) else others


def _ranged(firsts: Sequence[VictimGroup], added: float, vague: str | None) -> Count:
    """Return the range of the groups that are told again by several speakers, with those added to them."""
    lows: dict[str | None, float] = {}
    for group in firsts:
        lows[group.speaker] = max(lows.get(group.speaker, 0.0), group.low or 0.0)
    highs = [group.high for group in firsts]
    most = None if None in highs else max(high for high in highs if high is not None) + added
    own = max((g.best for g in firsts if g.speaker == firsts[0].speaker and g.best is not None), default=None)
    low = min(lows.values())
    return Count(low + added, None if own is None else max(own, low) + added, most, vague)


def _least(group: VictimGroup) -> int:
    """Return the least number that a vague word stands for."""
    words = (group.vague or "").lower()
    return next((number for phrase, number in LEAST.items() if phrase in words), 1)


def _adds(single: LoneVictim, firsts: Sequence[VictimGroup], loose: VictimGroup | None) -> bool:
    """Return whether a single victim is none of those that the groups count."""
    counted = firsts or ([loose] if loose is not None and not loose.further else [])
    return single.beside or not any(g.noun == single.noun or g.noun in GENERIC or not g.noun for g in counted)


def distinct(singles: Sequence[LoneVictim], counted: bool = False) -> list[LoneVictim]:
    """Return the victims told alone, each once: "the leader" is one told before, as is whoever shares a name.

    `counted` tells that a number counts the victims, so that "the leader" may be one of them.
    """
    found: list[LoneVictim] = []
    for single in singles:
        told = next((s for s in found if s.names & single.names), None)
        if told is not None or (single.definite and not single.names and (found or counted)):
            continue
        if not single.names and not single.definite and any(s.noun == single.noun for s in found):
            continue
        found.append(single)
    return found
