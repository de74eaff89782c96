"""Persons and places in the fields of the public sets."""

from typing import Any

from tasks.extraction import analyse
from values.categories import Event, Kind
from values.reading import Reading

EFFECTS = {Event.KILLED: "DEATH", Event.INJURED: "INJURY"}


def re3d_names(text: str) -> list[dict[str, Any]]:
    """Return the person and location spans of a text; the title belongs to the person there."""
    doc = analyse(text, None)
    items: list[dict[str, Any]] = []
    for name in doc.names:
        start, end = doc.span(name.first, name.last)
        items.append({"type": "Person", "start": start, "end": end, "value": name.full})
    for place in doc.places:
        start, end = doc.span(place.first, place.last)
        items.append({"type": "Location", "start": start, "end": end})
    return items


def gva_persons(text: str, reading: Reading) -> list[dict[str, Any]]:
    """The set codes everybody in the case by full name, one item a fate; a count of deaths is a casualty there."""
    names = analyse(text, None).names
    items: list[dict[str, Any]] = [{"type": "person", "value": full} for full in dict.fromkeys(n.full for n in names)]
    for person in reading.persons:
        for fate in [event.value for event in person.fate] or [""]:
            told = {"age": person.age, "rule": person.rule, "fate": fate or None}
            items.append({"type": "person", "value": person.name, **told})
    items += [{"type": mention.type, "value": mention.value} for mention in reading.dates]
    for figure in reading.figures:
        if figure.event in EFFECTS and figure.kind is Kind.PERSONS:
            value = figure.value_low if figure.value_low is not None else figure.value_high
            items.append({"type": "casualty", "value": value, "effect": EFFECTS[figure.event]})
    return items
