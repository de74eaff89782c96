"""Translate readings into the fields of the attribution set."""

from typing import Any

from tasks.extraction import analyse


def polnear(text: str, _dct: str | None) -> list[dict[str, Any]]:
    """Return every attribution with its source, cue and content spans."""
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
        for row in analyse(text, None).attributions
    ]
