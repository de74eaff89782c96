"""Why the figures of an incident say when and where it was."""

from collections.abc import Iterator, Sequence

from values.incident import Incident
from values.reading import Figure, Step

LENT = ("period", "place")


def retraced(steps: Sequence[Step], figures: Sequence[Figure], incidents: Sequence[Incident]) -> list[Step]:
    """Return the steps, those of days and places as they stand since the story has lent its own, figure by figure."""
    rules = [{"period": figure.period_rule, "place": figure.place_rule} for figure in figures]
    kept = [s for s in steps if s.field not in LENT or s.rule == rules[s.figure][s.field]]
    told = {(step.figure, step.field) for step in kept}
    for number, figure in enumerate(figures):
        incident = incidents[figure.incident] if figure.incident is not None else None
        kept += [step for step in _lent(number, figure, incident) if (number, step.field) not in told]
    return sorted(kept, key=lambda step: step.figure)


def _lent(number: int, figure: Figure, incident: Incident | None) -> Iterator[Step]:
    """Yield the step to the figure's incident and those to what the story lends it."""
    span = (incident.start, incident.end) if incident is not None else (figure.start, figure.end)
    if incident is not None:
        yield Step(number, "incident", incident.rule, *span)
    for field, rule in (("period", figure.period_rule), ("place", figure.place_rule)):
        if rule is not None:
            yield Step(number, field, rule, *span)
