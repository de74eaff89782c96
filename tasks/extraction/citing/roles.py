"""Find whom "the chief minister", "the college" or "the 37-year-old" means: the name that the text gives that role."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.phrases import phrase_after
from tasks.extraction.rows.mentions import NameMention
from tasks.extraction.text import Document, TokenKind, lexicon

ROLES = frozenset(lexicon("sources")["heads"]["person"])
BODIES = frozenset(lexicon("sources")["heads"]["body"])
# Words before a name, or behind its comma, that may tell its role.
REACH = 6
LONGEST_ROLE = 4
# Holders of roles, and mentions of a noun, that are looked back upon.
MEMORY = 60


class Roles:
    """The roles that a text gives its persons, in the order of the text."""

    def __init__(self, doc: Document, names: Sequence[NameMention]) -> None:
        self.doc = doc
        self.held = [(name, words) for name in names if (words := _role_words(doc, name))]
        self.starts = [name.first for name, _ in self.held]

    def holder(self, first: int, last: int) -> str | None:
        """Return the name last given the role in tokens `first:last` ("the chief minister"), None without one."""
        inner = {token.lower for token in self.doc.tokens.run(first + 1, last)}
        if not 0 < len(inner) <= LONGEST_ROLE or not inner & ROLES:
            return None
        end = bisect_left(self.starts, first)
        before = reversed(self.held[max(0, end - MEMORY) : end])
        return next((name.name for name, words in before if inner <= words), None)

    def body(self, first: int, last: int) -> str | None:
        """Return the body named before that "the college" stands for ("Halden Marine College")."""
        noun = self.doc.lower(last - 1)
        if last - first != 2 or noun not in BODIES:
            return None
        told = self.doc.positions.get(noun, [])
        end = bisect_left(told, first)
        for at in reversed(told[max(0, end - MEMORY) : end]):
            start = _capitals_before(self.doc, at)
            if start < at:
                return self.doc.quote(start, at + 1)
        return None


def _role_words(doc: Document, name: NameMention) -> frozenset[str]:
    """Return the words that tell the role of a name, before it or in apposition behind it."""
    start = name.first
    while start > max(0, name.first - REACH) and _is_plain(doc, start - 1, name.first):
        start -= 1
    words = {token.lower for token in doc.tokens.run(start, name.first)}
    if name.last + 1 < len(doc.tokens) and doc.tokens[name.last].text == ",":
        behind = phrase_after(doc, name.last + 1, min(len(doc.tokens), name.last + 2 * REACH))
        words |= {token.lower for token in doc.tokens.run(behind[0], behind[1])} if behind else set()
    return frozenset(words) if words & ROLES else frozenset()


def _is_plain(doc: Document, i: int, of: int) -> bool:
    token = doc.tokens[i]
    return token.tag == "" and token.kind is TokenKind.WORD and token.sentence == doc.tokens[of].sentence


def _capitals_before(doc: Document, at: int) -> int:
    """Return where the run of capitals that ends at token `at` begins; `at` itself where there is none."""
    start = at
    while doc.case == "mixed" and start > 0 and doc.tokens[start].capital and doc.tokens[start - 1].capital:
        start -= 1
    return start + (doc.tokens[start].tag == "determiner")
