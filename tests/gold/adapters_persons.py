"""Persons and places in the fields of the public sets."""

from datetime import date
from typing import Any

from tasks.extraction.dates import find_dates
from tasks.extraction.events import find_events
from tasks.extraction.names import find_names
from tasks.extraction.persons import find_persons
from tasks.extraction.places import find_places
from tasks.extraction.quantities import find_quantities
from tasks.extraction.tokens import tokenise


def re3d_names(text: str) -> list[dict[str, Any]]:
    """Return the person and location spans of a text; the title belongs to the person there."""
    doc = tokenise(text)
    places = find_places(doc)
    items: list[dict[str, Any]] = []
    for name in find_names(doc, places):
        start, end = doc.span(name.first, name.last)
        items.append({"type": "Person", "start": start, "end": end, "value": name.full})
    for place in places:
        start, end = doc.span(place.first, place.last)
        items.append({"type": "Location", "start": start, "end": end})
    return items


def gva_persons(text: str, dct: str | None) -> list[dict[str, Any]]:
    """The set codes everybody in the case by full name, one item a fate."""
    doc = tokenise(text)
    dates = find_dates(doc, date.fromisoformat(dct[:10]) if dct else None)
    places = find_places(doc)
    names = find_names(doc, places)
    quantities, _ = find_quantities(doc, dates)
    events = find_events(doc)
    items: list[dict[str, Any]] = [
        {"type": "person", "value": full} for full in dict.fromkeys(name.full for name in names)
    ]
    for person in find_persons(doc, names, quantities, dates, places, events):
        items += [
            {
                "type": "person",
                "value": person.name,
                "age": person.age,
                "rule": person.rule,
                "fate": fate.value if fate else None,
            }
            for fate in person.fate or [None]
        ]
    return items
