"""Read news text into figures, persons, denials, dates and attributions: text in, rows out.

>>> from tasks.extraction import analyse, read
>>> reading = read("At least 51 miners were killed on Friday, police said.", date(2025, 4, 11))
>>> reading.figures[0].value_low, reading.figures[0].event, reading.figures[0].speaker
(51.0, <Event.KILLED: 'killed'>, 'police')
"""

from importlib import import_module
from typing import TYPE_CHECKING

from values.reading import Reading

if TYPE_CHECKING:
    from tasks.extraction.explanation import explain
    from tasks.extraction.pipeline import analyse, read
    from tasks.extraction.rereading import place_of, read_number, time_in_words
    from tasks.extraction.version import EXTRACTOR_VERSION

__all__ = ["EXTRACTOR_VERSION", "Reading", "analyse", "explain", "place_of", "read", "read_number", "time_in_words"]
HOMES = {
    "EXTRACTOR_VERSION": "version",
    "analyse": "pipeline",
    "time_in_words": "rereading",
    "explain": "explanation",
    "place_of": "rereading",
    "read": "pipeline",
    "read_number": "rereading",
}


def __getattr__(name: str) -> object:
    """Load the engine when it is first asked for: much that knows its version reads nothing."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
