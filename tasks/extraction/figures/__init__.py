"""A quantity with its event, source, time and place becomes a figure."""

from tasks.extraction.figures.assembly import Mentions, assemble
from tasks.extraction.figures.victims import find_victims

__all__ = ["Mentions", "assemble", "find_victims"]
