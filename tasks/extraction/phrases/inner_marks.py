"""Tell initials, dashes and verbs inside a noun phrase from what ends it."""

from tasks.extraction.text import Document, TokenKind, lexicon

COUNTS = frozenset(lexicon("sources")["counts"])


def counts_anew(doc: Document, i: int) -> bool:
    """Return whether a number after a common noun begins the next phrase ("told police six men fled")."""
    token, before = doc.tokens[i], doc.tokens[i - 1]
    number = token.kind is TokenKind.NUMBER or token.lower in COUNTS
    return number and before.tag == "" and before.kind is TokenKind.WORD and not before.capital
