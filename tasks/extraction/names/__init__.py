"""Capitals cut into names."""

from tasks.extraction.names.headlines import is_headline
from tasks.extraction.names.name_evidence import PERSON_VERBS
from tasks.extraction.names.names import complete_names, find_names
from tasks.extraction.names.segments import segments

__all__ = ["PERSON_VERBS", "complete_names", "find_names", "is_headline", "segments"]
