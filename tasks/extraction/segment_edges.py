"""Cut from the front of a run of capitals what is no part of the person's name: "Navy SEAL Karl Weber"."""

from dataclasses import replace

from tasks.extraction.proper_nouns import ANY_NAME, HEAD_CLASS, NAMES, ROLES, TITLE_WORDS, Segment, folded
from tasks.extraction.tokens import Document


def trimmed(doc: Document, segment: Segment, taken: set[int]) -> Segment:
    """Return the segment from its given name on, where only a role, an acronym or a place stands before that."""
    parts = segment.parts
    if len(parts) < 3 or doc.case != "mixed":
        return segment
    given = next((k for k in range(1, len(parts) - 1) if folded(doc.lower(parts[k])) in NAMES["sure"]), 0)
    if not given or not all(_leads(doc, parts[k], taken, alone=given == 1) for k in range(given)):
        return segment
    return replace(segment, first=parts[given], parts=parts[given:])


def _leads(doc: Document, index: int, taken: set[int], *, alone: bool) -> bool:
    """Return whether a capital before the given name is a role, an acronym or, alone, a place."""
    token = doc.tokens[index]
    if token.lower in ROLES or token.lower in TITLE_WORDS:
        return True
    if folded(token.lower) in ANY_NAME:
        return False
    shouted = len(token.text) > 2 and token.text.isupper()
    return shouted or token.lower in HEAD_CLASS or (alone and index in taken)
