"""Sets on what happened to how many: muc4, idmc, epitator_counts, india_police_events."""

from collections import Counter
from datetime import date

from tasks.extraction import read
from values.categories import Event, Kind, Measure, Modifier
from values.reading import Figure, Reading

__all__ = ["epitator_counts", "idmc", "india_police_events", "muc4"]

# The set's signs; "about" covers its "~", vague words have no number to compare.
SIGNS = {
    Modifier.AT_LEAST: ">=",
    Modifier.MORE_THAN: ">=",
    Modifier.ABOUT: "~",
    Modifier.BETWEEN: "range",
    Modifier.AT_MOST: "<=",
    Modifier.LESS_THAN: "<=",
}
EFFECTS = {
    Event.KILLED: ("DEATH",),
    Event.INJURED: ("INJURY",),
    Event.KILLED_OR_INJURED: ("DEATH", "INJURY"),
    Event.ABDUCTED: ("KIDNAP",),
}


def reading(text: str, dct: str | None) -> Reading:
    """Return the reading of a document of an evaluation set."""
    return read(text, date.fromisoformat(dct) if dct else None)


def casualties(found: Reading) -> list[dict[str, object]]:
    """Return killed, injured and abducted as the sets write them."""
    rows = []
    for figure in found.figures:
        if figure.kind is Kind.PERSONS and figure.event is not None:
            low = figure.value_low if figure.value_low is not None else figure.value_high
            if low is None:
                continue
            for effect in EFFECTS.get(figure.event, ()):
                rows.append(
                    {
                        "type": "casualty",
                        "value": low,
                        "value_max": figure.value_high,
                        "mod": SIGNS.get(figure.modifier, "="),
                        "effect": effect,
                    }
                )
    return rows


def muc4(text: str, dct: str | None) -> list[dict[str, object]]:
    """Return casualties and single victims."""
    found = reading(text, dct)
    singles = [
        {"type": "casualty", "value": 1, "value_max": 1, "mod": "=", "effect": effect}
        for victim in found.victims
        for effect in EFFECTS.get(victim.event, ())
    ]
    return casualties(found) + singles + totals(found)


def totals(found: Reading) -> list[dict[str, object]]:
    """Return how many single victims one text, and one sentence, tell of; the set codes such totals in its slot 24."""
    rows = []
    for effect in ("DEATH", "INJURY"):
        harmed = [v for v in found.victims if effect in EFFECTS.get(v.event, ())]
        names = {(v.name or v.quote).lower() for v in harmed}
        names |= {p.name.lower() for p in found.persons if any(effect in EFFECTS.get(e, ()) for e in p.fate)}
        counts = {len(names), *Counter(v.sentence for v in harmed).values()}
        rows += [{"type": "casualty", "value": n, "mod": "=", "effect": effect} for n in sorted(counts) if n >= 2]
    return rows


HOUSING = frozenset(
    {
        "house",
        "home",
        "dwelling",
        "building",
        "housing",
        "hut",
        "shelter",
        "apartment",
        "residence",
        "household",
        "family",
        "houses",
        "homes",
    }
)


def idmc(text: str, dct: str | None) -> list[dict[str, object]]:
    """Return displaced people and destroyed housing; a range counts by its best value, as the analysts coded it."""
    rows = []
    for figure in reading(text, dct).figures:
        if figure.kind not in (Kind.PERSONS, Kind.OBJECTS, Kind.OTHER):
            continue
        noun = (figure.unit_norm or figure.unit or "").lower().split()
        household = bool(noun) and noun[-1] in HOUSING
        if figure.event not in (Event.DISPLACED, Event.AFFECTED, Event.DESTROYED, Event.RESCUED, Event.OTHER):
            continue
        term = "housing" if figure.event is Event.DESTROYED else "people"
        for value in {figure.value_low, figure.value_high} - {None}:
            rows.append(
                {
                    "type": "displacement",
                    "value": value,
                    "term_group": term,
                    "unit": "Households" if household else "People",
                }
            )
    return rows


ATTRIBUTES = {Event.KILLED: "death", Event.AFFECTED: "case"}


def epitator_counts(text: str, dct: str | None) -> list[dict[str, object]]:
    """Return counts with the set's attributes."""
    rows = []
    for figure in reading(text, dct).figures:
        if figure.kind in (Kind.PERSONS, Kind.OBJECTS, Kind.OTHER):
            value = figure.value_low if figure.value_low is not None else figure.value_high
            rows.append({"type": "count", "value": value, "attributes": _attributes(figure)})
    return rows


def _attributes(figure: Figure) -> list[str]:
    named = ["case"]
    if figure.event is Event.KILLED:
        named.append("death")
    if figure.event is Event.INJURED:
        named.append("hospitalization")
    if figure.case_status:
        named.append(figure.case_status)
    if figure.measure in (Measure.CUMULATIVE, Measure.INCREMENTAL):
        named.append(figure.measure.value)
    if figure.modifier is Modifier.ABOUT:
        named.append("approximate")
    if figure.modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        named.append("min")
    if figure.modifier in (Modifier.AT_MOST, Modifier.LESS_THAN):
        named.append("max")
    return named


def india_police_events(text: str, dct: str | None) -> list[dict[str, object]]:
    """Return the sentences that tell of killing or arrest."""
    labels = {Event.KILLED: "KILL", Event.DETAINED: "ARREST"}
    found = reading(text, dct)
    return [
        {"type": "sent_event", "start": row.start, "end": row.end, "value": labels[figure.event]}
        for figure in found.figures
        if figure.event in labels
        for row in [found.sentences[figure.sentence]]
    ]
