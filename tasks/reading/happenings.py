"""Join figures to happenings: the model groups them by letter, and our own days part what cannot be one."""

from collections.abc import Mapping, Sequence

from tasks.reading.harm import gravest
from values.incident import Incident
from values.reading import Figure

NO_EVENT = "other"


def joined_happenings(figures: Sequence[Figure], letters: Mapping[int, str]) -> list[Incident]:
    """Return the happenings of an article and point its figures at them; `letters` are by place in `figures`.

    Figures of one letter whose days exclude each other are about two happenings.
    """
    groups: list[tuple[str, list[int]]] = []
    for index, letter in sorted(letters.items(), key=lambda item: figures[item[0]].start):
        home = next((own for name, own in groups if name == letter and _fits(figures, own, index)), None)
        if home is None:
            groups.append((letter, [index]))
        else:
            home.append(index)
    for number, (_, own) in enumerate(groups):
        for index in own:
            figures[index].incident = number
    return [_incident(figures, own, is_main=number == 0) for number, (_, own) in enumerate(groups)]


def _fits(figures: Sequence[Figure], own: Sequence[int], index: int) -> bool:
    return all(_may_be_one(figures[other], figures[index]) for other in own)


def _may_be_one(one: Figure, other: Figure) -> bool:
    apart = (one.period_end and other.period_start and one.period_end < other.period_start) or (
        other.period_end and one.period_start and other.period_end < one.period_start
    )
    return not apart


def _incident(figures: Sequence[Figure], own: list[int], *, is_main: bool) -> Incident:
    members = [figures[index] for index in own]
    named, dated, placed = (
        members[0],
        next((f for f in members if f.period_start or f.period_end), members[0]),
        next((f for f in members if f.place), members[0]),
    )
    return Incident(
        start=named.start,
        end=named.end,
        quote=named.quote,
        sentence=named.sentence,
        what=str(gravest(*(figure.event for figure in members)) or NO_EVENT),
        rule="model",
        is_main=is_main,
        period_start=dated.period_start,
        period_end=dated.period_end,
        period_precision=dated.period_precision,
        period_rule=dated.period_rule,
        place=placed.place,
        place_id=placed.place_id,
        place_precision=placed.place_precision,
        place_rule=placed.place_rule,
        figures=own,
    )
