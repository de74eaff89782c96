"""The words around a number, as the rules for numbers that are no figures ask for them."""

from tasks.extraction.numbers import Amount, unit_after
from tasks.extraction.text import Document, Token, TokenKind, lexicon

LISTS = {name: frozenset(words) for name, words in lexicon("ignored").items()}


class Surroundings:
    """A number and its neighbours: `before(1)` is the word before it, `after(1)` the word after it, "" outside."""

    __slots__ = ("amount", "bare_digits", "doc", "sentence", "value")

    def __init__(self, doc: Document, amount: Amount) -> None:
        token = doc.tokens[amount.first]
        self.doc = doc
        self.amount = amount
        self.sentence = doc.sentences[token.sentence]
        self.value = amount.low or 0.0
        """The number, 0 where it has none."""
        self.bare_digits = amount.last - amount.first == 1 and token.kind is TokenKind.NUMBER and token.text.isdecimal()
        """Whether the number is one run of digits without separators ("747", not "1,200" nor "three")."""

    def before(self, steps: int = 1) -> str:
        """Return the lower-case word that many steps before the number, "" before the sentence."""
        at = self.amount.first - steps
        return self.doc.lower(at) if at >= self.sentence.first else ""

    def after(self, steps: int = 1) -> str:
        """Return the lower-case word that many steps after the number, "" after the sentence."""
        at = self.amount.last - 1 + steps
        return self.doc.lower(at) if at < self.sentence.last else ""

    def token(self, steps: int) -> Token | None:
        """Return the token that many steps before (negative) or after the number, None outside its sentence."""
        at = self.amount.last - 1 + steps if steps > 0 else self.amount.first + steps
        return self.doc.tokens[at] if self.sentence.first <= at < self.sentence.last else None

    def touches(self, steps: int) -> bool:
        """Return whether no space stands between the number and its neighbour, or between that one and the next."""
        here, other = self.token(steps), self.token(steps - 1 if steps > 0 else steps + 1)
        if steps in {1, -1}:
            other = self.doc.tokens[self.amount.last - 1 if steps > 0 else self.amount.first]
        if here is None or other is None:
            return False
        return other.end == here.start if steps > 0 else here.end == other.start

    @property
    def has_unit(self) -> bool:
        """Return whether a unit of measure follows."""
        return unit_after(self.doc, self.amount.last, self.sentence.last) is not None
