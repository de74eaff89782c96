"""Tell whether a text is in English, the one language that the rules read."""

from tasks.extraction.lexicons import lexicon
from tasks.extraction.tokens import Document, TokenKind

COMMON = tuple(lexicon("english")["common"])
LEAST_SHARE = 0.06
FEWEST_WORDS = 40


def is_english(doc: Document) -> bool:
    """Return whether the common English words make up their share; a text too short to tell counts as English."""
    words = sum(token.kind is TokenKind.WORD for token in doc.tokens)
    if words < FEWEST_WORDS:
        return True
    return sum(len(doc.positions.get(word, ())) for word in COMMON) >= LEAST_SHARE * words
