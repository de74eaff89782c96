"""Tallywire for programs: figures off the news wire, each with its source.

>>> import tallywire
>>> reading = tallywire.read("At least 51 miners were killed on Friday, police said.", date(2025, 4, 11))
>>> [(figure.quote, figure.event, figure.speaker) for figure in reading.figures]
[('At least 51', <Event.KILLED: 'killed'>, 'police')]

What is named here is stable: it changes with a new major version only. Everything else may change with any release.
"""

from importlib.metadata import version

from tallywire.doors import open_published, read_html
from tasks.extraction import explain, read
from tasks.parsing import parse
from values.article import Article
from values.person import Person
from values.reading import Denial, Figure, Reading

__version__ = version("tallywire")

__all__ = [
    "Article",
    "Denial",
    "Figure",
    "Person",
    "Reading",
    "__version__",
    "explain",
    "open_published",
    "parse",
    "read",
    "read_html",
]
