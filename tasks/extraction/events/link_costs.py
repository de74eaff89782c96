"""What the words between an event word and a quantity cost: the dearer, the less the one tells of the other."""

from collections.abc import Sequence

from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention
from tasks.extraction.text import Document, TokenKind, lexicon

RELATIVES = frozenset({"who", "which", "that", "whom"})
COMMON_VERBS = frozenset(lexicon("linking")["common_verbs"])
FREE_TAGS = frozenset({"determiner", "adverb", "auxiliary"})
SIGNS = {",": 1.2, ";": 12.0, ":": 3.0, "-": 0.1, "—": 1.5, "(": 2.0, '"': 3.0, "”": 3.0, "“": 3.0}
APPOSITION = 2.0
LONGEST_APPOSITION = 50
HOPELESS = 16.0
"""A cost above that of every link that is made: what lies behind need not be priced."""
# Between a subject and its verb: "were all killed", "were found dead".
CHAINED = frozenset(lexicon("linking")["chained"])


class Costs:
    """Prices the stretches of one sentence."""

    def __init__(self, doc: Document, phrases: Sequence[Phrase], events: Sequence[EventMention]) -> None:
        self.doc = doc
        self.covered = {index: phrase for phrase in phrases for index in range(phrase.first, phrase.last)}
        self.event_at = {index: event for event in events for index in range(event.first, event.last)}

    def between(self, first: int, last: int, *, allow_relative: bool = False) -> float:
        """Return the cost of the words `first:last`; a relative clause at their beginning is cheap where allowed."""
        cost = 0.0
        relative = False
        index = first
        closed = self._apposition_end(first, last) if allow_relative else None
        if closed is not None:
            cost, index = APPOSITION, closed
        while index < last and cost <= HOPELESS:
            phrase = self.covered.get(index)
            if phrase is not None:
                index = max(index + 1, min(phrase.last, last))
                continue
            token = self.doc.tokens[index]
            if token.lower in RELATIVES and allow_relative and index == first:
                relative = True
            else:
                cost += self._word_cost(index, relative=relative)
            index += 1
        return cost

    def _apposition_end(self, first: int, last: int) -> int | None:
        """Return the end of what commas tell more of the counted: "Three men, Bo, 31, Al, 30, and Cy, 29, were"."""
        if self.doc.lower(first) not in (",", "—", "–") or last - first > LONGEST_APPOSITION:
            return None
        sign = self.doc.lower(first)
        closing = last - 1
        while closing > first and (
            self.doc.tokens[closing].tag in ("auxiliary", "adverb") or self.doc.lower(closing) in CHAINED
        ):
            closing -= 1
        if closing <= first or self.doc.lower(closing) != sign:
            return None
        if self.doc.lower(first + 1) in RELATIVES:
            return closing + 1
        return None if any(self._predicates(k) for k in range(first + 1, closing)) else closing + 1

    def _predicates(self, index: int) -> bool:
        token = self.doc.tokens[index]
        if token.tag in ("auxiliary", "subordinator") or token.lower in COMMON_VERBS or token.text in ";:":
            return True
        return index in self.event_at and self.event_at[index].form == "verb"

    def _word_cost(self, index: int, *, relative: bool) -> float:
        token = self.doc.tokens[index]
        event = self.event_at.get(index)
        if event is not None:
            return 0.5 if event.form == "noun" or relative else 4.0
        if token.kind is TokenKind.SIGN:
            return SIGNS.get(token.text, 0.8)
        if token.tag in FREE_TAGS:
            return 0.15
        if token.lower in CHAINED and self.doc.tokens[index - 1].tag == "auxiliary":
            return 0.15
        if token.lower in COMMON_VERBS:
            return 4.5
        if token.tag == "preposition":
            return 0.3 if token.lower == "of" else 0.7
        if token.tag == "conjunction":
            return 0.8
        if token.tag in ("subordinator", "pronoun"):
            return 3.0
        if token.lower.endswith("ed") and not token.capital:
            return 2.5
        return 0.45
