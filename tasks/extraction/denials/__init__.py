"""Who denies what, and which figures that answers."""

from tasks.extraction.denials.answers import link_answers
from tasks.extraction.denials.denials import find_denials, is_taken_for_granted
from tasks.extraction.denials.plain_forms import find_plain_denials
from tasks.extraction.denials.refutations import find_refutations

__all__ = ["find_denials", "find_plain_denials", "find_refutations", "is_taken_for_granted", "link_answers"]
