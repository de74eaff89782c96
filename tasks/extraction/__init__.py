"""Read news text into figures, persons, denials, dates and attributions: text in, rows out.

>>> from tasks.extraction import read
>>> reading = read("At least 51 miners were killed on Friday, police said.", date(2025, 4, 11))
>>> reading.figures[0].value_low, reading.figures[0].event, reading.figures[0].speaker
(51.0, <Event.KILLED: 'killed'>, 'police')
"""

from tasks.extraction.explain import explain
from tasks.extraction.reader import read
from tasks.extraction.reading import EXTRACTOR_VERSION, Reading

__all__ = ["EXTRACTOR_VERSION", "Reading", "explain", "read"]
