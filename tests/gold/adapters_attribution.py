"""Translate readings into the fields of the attribution set."""

from typing import Any

from tasks.extraction.citing.attribution import find_attributions
from tasks.extraction.names.names import find_names
from tasks.extraction.places.places import find_places
from tasks.extraction.text.tokens import tokenise


def polnear(text: str, _dct: str | None) -> list[dict[str, Any]]:
    """Return every attribution with its source, cue and content spans."""
    doc = tokenise(text)
    return [
        {
            "type": "attribution",
            "start": row.start,
            "end": row.end,
            "source": [list(span) for span in row.source],
            "cue": [list(span) for span in row.cue],
            "content": [list(span) for span in row.content],
            "rule": row.rule,
        }
        for row in find_attributions(doc, find_names(doc, find_places(doc)))
    ]
