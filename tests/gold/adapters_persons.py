"""Persons and places in the fields of the public sets."""

from typing import Any

from tasks.extraction.names import find_names
from tasks.extraction.places import find_places
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


def gva_persons(text: str, dct: str | None) -> list[dict[str, Any]]:  # noqa: ARG001
    """The set codes everybody in the case by full name."""
    doc = tokenise(text)
    names = find_names(doc, find_places(doc))
    return [{"type": "person", "value": full} for full in dict.fromkeys(name.full for name in names)]
