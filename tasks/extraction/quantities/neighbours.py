"""The words around a number, as the rules for numbers that are no figures ask for them."""

from dataclasses import dataclass

from tasks.extraction.numbers import Amount, unit_after
from tasks.extraction.text import Document, Token, TokenKind, lexicon

LISTS = {name: frozenset(words) for name, words in lexicon("ignored").items()}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A number and its neighbours: `before(1)` is the word before it, `after(1)` the word after it, "" outside."""

    doc: Document
    amount: Amount

    def before(self, steps: int = 1) -> str:
        """Return the lower-case word that many steps before the number, "" before the sentence."""
        token = self.token(-steps)
        return token.lower if token else ""

    def after(self, steps: int = 1) -> str:
        """Return the lower-case word that many steps after the number, "" after the sentence."""
        token = self.token(steps)
        return token.lower if token else ""

    def token(self, steps: int) -> Token | None:
        """Return the token that many steps before (negative) or after the number, None outside its sentence."""
        at = self.amount.last - 1 + steps if steps > 0 else self.amount.first + steps
        sentence = self.doc.sentences[self.doc.tokens[self.amount.first].sentence]
        return self.doc.tokens[at] if sentence.first <= at < sentence.last else None

    def touches(self, steps: int) -> bool:
        """Return whether no space stands between the number and its neighbour, or between that one and the next."""
        here, other = self.token(steps), self.token(steps - 1 if steps > 0 else steps + 1)
        if steps in {1, -1}:
            other = self.doc.tokens[self.amount.last - 1 if steps > 0 else self.amount.first]
        if here is None or other is None:
            return False
        return other.end == here.start if steps > 0 else here.end == other.start

    @property
    def bare_digits(self) -> bool:
        """Return whether the number is one run of digits without separators ("747", not "1,200" nor "three")."""
        token = self.doc.tokens[self.amount.first]
        return self.amount.last - self.amount.first == 1 and token.kind is TokenKind.NUMBER and token.text.isdecimal()

    @property
    def value(self) -> float:
        """Return the number, 0 where it has none."""
        return self.amount.low or 0.0

    @property
    def has_unit(self) -> bool:
        """Return whether a unit of measure follows."""
        sentence = self.doc.sentences[self.doc.tokens[self.amount.first].sentence]
        return unit_after(self.doc, self.amount.last, sentence.last) is not None
