"""Why the figures of an incident say when it was."""

from collections.abc import Sequence

from values.incident import Incident
from values.reading import Figure, Step


def retraced(steps: Sequence[Step], figures: Sequence[Figure], incidents: Sequence[Incident]) -> list[Step]:
    """Return the steps, those of periods as they stand since incidents have lent theirs, figure by figure."""
    kept = [step for step in steps if step.field != "period" or step.rule == figures[step.figure].period_rule]
    told = {step.figure for step in kept if step.field == "period"}
    for number, figure in enumerate(figures):
        incident = incidents[figure.incident] if figure.incident is not None else None
        span = (incident.start, incident.end) if incident is not None else (figure.start, figure.end)
        if incident is not None:
            kept.append(Step(number, "incident", incident.rule, *span))
        if figure.period_rule is not None and number not in told:
            kept.append(Step(number, "period", figure.period_rule, *span))
    return sorted(kept, key=lambda step: step.figure)
