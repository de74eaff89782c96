"""Find quoted words in a text, character by character."""

import re

from values.second_reading import Reason

# What models type for what outlets set, one character for one, so that every offset holds.
TYPED = str.maketrans("‘’‚“”„–—\u2011\u00a0\u202f\u2009\n\t", "'''\"\"\"---     ")
Span = tuple[int, int]


class NotGroundedError(Exception):
    """An answer, or one field of it, does not hold against the text."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def occurrences(text: str, words: str) -> list[Span]:
    """Return where the words stand in the text as whole words, quotation marks, dashes and blanks read alike."""
    wanted = words.translate(TYPED).strip()
    if not wanted:
        return []
    pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(wanted)}(?!\w)(?![.,]\d)"
    return [found.span() for found in re.finditer(pattern, text.translate(TYPED))]


def the_one(text: str, quote: str, context: str | None) -> Span:
    """Return where the quote stands: once in the text, else once in the words around it, which stand once.

    Raises:
        NotGroundedError: it stands nowhere, or in several places.

    """
    found = occurrences(text, quote)
    if not found:
        raise NotGroundedError(Reason.QUOTE_NOT_IN_TEXT)
    if len(found) > 1 and context:
        around = occurrences(text, context)
        if not around:
            raise NotGroundedError(Reason.QUOTE_NOT_IN_TEXT)
        found = [span for span in found if any(start <= span[0] and span[1] <= end for start, end in around)]
    if len(found) != 1:
        raise NotGroundedError(Reason.QUOTE_AMBIGUOUS)
    return found[0]


def nearest_span(spans: list[Span], at: int) -> Span:
    """Return the span that begins nearest to a place of the text, the earlier one of two."""
    return min(spans, key=lambda span: (abs(span[0] - at), span[0]))
