"""A quantity with its event, source, time and place becomes a figure."""

from tasks.extraction.figures.assembly import assemble
from tasks.extraction.figures.linked import link_events
from tasks.extraction.figures.untold import told_and_untold
from tasks.extraction.figures.victims import find_victims

__all__ = ["assemble", "find_victims", "link_events", "told_and_untold"]
