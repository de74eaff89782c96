"""Who says so: cues, speakers, and the words they are cited for."""

from tasks.extraction.citing.attribution import find_attributions, speakers
from tasks.extraction.citing.verb_readings import MODALS

__all__ = ["MODALS", "find_attributions", "speakers"]
