"""Find every quantity of a document; each number left out gets a named reason."""

from collections.abc import Iterator, Sequence
from itertools import chain
from unicodedata import decomposition

from tasks.extraction.numbers import (
    DENOMINATORS,
    LARGEST,
    SCALES,
    STARTERS,
    VAGUE_PHRASES,
    WORDS,
    Amount,
    Numeral,
    amount_of,
    bounded,
    closes_interval,
    numeral_at,
    unit_after,
    vague_at,
)
from tasks.extraction.quantities.ages import DECADES, Age, age_of, decade_at
from tasks.extraction.quantities.counted import counted_after
from tasks.extraction.quantities.ignored import ignored_reason
from tasks.extraction.quantities.measured import Measured, measured
from tasks.extraction.quantities.multiple_deaths import multiple_deaths
from tasks.extraction.quantities.neighbours import LISTS
from tasks.extraction.quantities.ones import one_reason
from tasks.extraction.quantities.partitives import is_excepted
from tasks.extraction.quantities.relative_time import time_reason
from tasks.extraction.quantities.zeros import zero_quantities
from tasks.extraction.rows.mentions import Quantity, TimeMention
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.times import part_before
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from values.categories import Kind, Modifier
from values.reading import Ignored

MULTIPLICATIVES = {word: float(value) for word, value in WORDS["multiplicatives"].items()}
DOUBLES = {word: float(value) for word, value in WORDS["doubles"].items()}
AFTER_DOUBLE, BEFORE_DOUBLE = frozenset(WORDS["after_double"]), frozenset(WORDS["before_double"])
DIGITS = frozenset({"digit", "digits", "figure", "figures", "-"})
ENTRY_WORDS = STARTERS | frozenset(VAGUE_PHRASES) | frozenset(MULTIPLICATIVES) | frozenset(DOUBLES) | frozenset(DECADES)


SINGLE_PRONOUNS = frozenset({"it", "this", "that"})
COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS, Kind.OTHER})
ARTICLES = frozenset({"a", "an"})
AFTER_ARTICLE = frozenset(SCALES) | frozenset(DENOMINATORS) | frozenset({"few", "couple", "handful", "lot", "large"})


def find_quantities(doc: Document, dates: Sequence[TimeMention]) -> tuple[list[Quantity], list[Ignored]]:
    """Return the quantities of the text in order, and the numbers that are no figures with the rule that says why."""
    reader = _Reader(doc, dates)
    for i in _entries(doc):
        if i >= reader.cursor:
            reader.read(i)
    covered = {token for quantity in reader.quantities for token in range(quantity.first, quantity.last)}
    worded = [*zero_quantities(doc), *multiple_deaths(doc)]
    worded = [quantity for quantity in worded if quantity.first not in covered]
    told = {doc.tokens[k].start for quantity in worded for k in range(quantity.first, quantity.last)}
    ignored = [row for row in [*reader.ignored, *_signs(doc)] if row.start not in told]
    ignored.sort(key=lambda row: row.start)
    return sorted(reader.quantities + worded, key=lambda q: (q.first, q.last)), ignored


def _signs(doc: Document) -> Iterator[Ignored]:
    """Yield the numbers that are one sign, as ② and Ⅻ: points of a list, or a name's."""
    for word, places in doc.positions.items():
        if not word.isascii() and word.isnumeric() and decomposition(word[0]).startswith(("<circle>", "<compat>")):
            for token in (doc.tokens[at] for at in places):
                yield Ignored(token.start, token.end, token.text, token.sentence, "list_number")


def _entries(doc: Document) -> list[int]:
    """Return the tokens at which a number may start, in order."""
    opened = (i for i in doc.places_of(ARTICLES) if doc.lower(i + 1) in AFTER_ARTICLE)
    return sorted({*opened, *doc.places_of(ENTRY_WORDS - ARTICLES), *chain.from_iterable(doc.digits.values())})


def _doubled(doc: Document, i: int) -> float | None:
    """Return by how much "double" multiplies at token `i` ("double the size"), None where it does not."""
    after, before = doc.lower(i + 1), doc.lower(i - 1)
    meant = after in AFTER_DOUBLE or (before in BEFORE_DOUBLE and after not in DIGITS)
    return DOUBLES.get(doc.lower(i)) if meant else None


class _Reader:
    """One pass over the numbers of a document; `cursor` is the first token not yet read."""

    def __init__(self, doc: Document, dates: Sequence[TimeMention]) -> None:
        self.doc = doc
        self.masks = {i: mention for mention in dates for i in range(mention.first, mention.last)}
        self.cursor = 0
        self.quantities: list[Quantity] = []
        self.ignored: list[Ignored] = []

    def read(self, i: int) -> None:
        """Read the number that starts at token `i` into a quantity or an ignored number."""
        word = self.doc.lower(i)
        if word in DECADES:
            self._keep_decade(i)
            return
        factor = MULTIPLICATIVES.get(word) or _doubled(self.doc, i)
        if factor is not None:
            self._keep(Amount(i, i + 1, factor, factor, Modifier.EXACT, "multiplicative"), None)
            return
        amount = vague_at(self.doc, i) or self._numeral(i)
        if amount is None:
            return
        self.cursor = amount.last
        age = age_of(self.doc, amount)
        reason = None if age else self._reason(amount)
        if reason is not None:
            self._ignore(amount, reason)
            self._make_rate(amount, reason)
        else:
            self._keep(amount, age)

    def _numeral(self, i: int) -> Amount | None:
        numeral = numeral_at(self.doc, i)
        if numeral is None:
            if self.doc.tokens[i].kind is TokenKind.NUMBER:
                self._ignore(Amount(i, i + 1, None, None, Modifier.EXACT, "digits"), self._pointed(i))
            return None
        if numeral.last <= self.cursor:
            return None
        return self._cut_at_dates(numeral)

    def _pointed(self, i: int) -> str:
        """Return why digits in three groups or more are no number: "16.03.2024" is a date, "192.168.1.2" a name."""
        if i in self.masks:
            return "calendar_date"
        return "identifier" if self.doc.tokens[i].text.count(".") > 1 else "no_number"

    def _cut_at_dates(self, numeral: Numeral) -> Amount:
        """Return the amount, without the second half of a range that a time expression holds."""
        amount = amount_of(self.doc, numeral)
        low, high = self.masks.get(numeral.last - 1), self.masks.get(amount.last - 1)
        dated = any(mention is not None and mention.type != "DURATION" for mention in (low, high))
        if amount.last > numeral.last and dated and low is not high:
            return Amount(numeral.first, numeral.last, numeral.value, numeral.value, Modifier.EXACT, numeral.rule)
        return amount

    def _reason(self, amount: Amount) -> str | None:
        mention = self.masks.get(amount.last - 1)
        if max(amount.low or 0.0, amount.high or 0.0) >= LARGEST:
            return "no_number"
        if self._heads_period(amount):
            return "relative_time"
        reason = time_reason(self.doc, amount, mention) or ignored_reason(self.doc, amount)
        if reason is None and self._is_next(amount):
            return "ordinal"
        if reason is None and amount.rule in LISTS["mass"] and self._is_mass(amount):
            return "mass_noun"
        if reason is None and self.doc.lower(amount.first) == "one" and amount.last == amount.first + 1:
            bound = bounded(self.doc, amount)
            reason = one_reason(self.doc, amount.first, bound.first < amount.first, self._counted_before(amount))
        return reason

    def _is_next(self, amount: Amount) -> bool:
        """Return whether "a third" is the one after the two told of before ("shot two men and arrested a third")."""
        last = self.quantities[-1] if self.quantities else None
        if last is None or amount.rule != "fraction" or self.doc.lower(amount.first) not in ARTICLES:
            return False
        if not amount.low or last.value_low is None or last.kind not in COUNTS or self.doc.lower(amount.last) == "of":
            return False
        return round(1 / amount.low) == last.value_low + 1

    def _is_mass(self, amount: Amount) -> bool:
        """Return whether the vague amount is of something that cannot be counted ("a lot of talk")."""
        end = self.doc.sentences[self.doc.tokens[amount.first].sentence].last
        if amount.last >= end or self.doc.lower(amount.last) in SINGLE_PRONOUNS:
            return True
        if self.doc.tokens[amount.last].tag or unit_after(self.doc, amount.last, end):
            return False
        counted = counted_after(self.doc, amount.last, end, single=False)
        head = self.doc.lower(counted.last - 1) if counted is not None else ""
        return not (is_plural(head) or counts_persons(head))

    def _counted_before(self, amount: Amount) -> bool:
        """Return whether the sentence of the amount, or the one before it, has a count already."""
        sentence = self.doc.tokens[amount.first].sentence
        last = self.quantities[-1] if self.quantities else None
        return (
            last is not None
            and sentence - self.doc.tokens[last.first].sentence <= 1
            and last.kind in {Kind.PERSONS, Kind.OBJECTS}
        )

    def _ignore(self, amount: Amount, reason: str) -> None:
        start, end = self.doc.span(amount.first, amount.last)
        sentence = self.doc.tokens[amount.first].sentence
        self.ignored.append(Ignored(start, end, self.doc.text[start:end], sentence, reason))
        self.cursor = max(self.cursor, amount.last)

    def _heads_period(self, amount: Amount) -> bool:
        """Return whether the number is part of "the first three months of" before a date."""
        ahead = (self.masks.get(amount.last + 2), self.masks.get(amount.last + 3))
        return any(date is not None and part_before(self.doc, date) is not None for date in ahead)

    def _make_rate(self, amount: Amount, reason: str) -> None:
        """Make the count before a rate's base the rate."""
        last = self.quantities[-1] if self.quantities else None
        same = last is not None and self.doc.tokens[last.first].sentence == self.doc.tokens[amount.first].sentence
        if reason == "rate_base" and last is not None and same and last.kind in COUNTS:
            last.kind = Kind.RATE

    def _keep_decade(self, i: int) -> None:
        age = decade_at(self.doc, i)
        if age is not None:
            self._keep(Amount(i, i + 1, age.low, age.high, Modifier.BETWEEN, "age_decade"), age)

    def _keep(self, amount: Amount, age: Age | None) -> None:
        bound = bounded(self.doc, amount)
        what: Measured = measured(self.doc, amount, bound, age, self.quantities)
        if self.quantities and closes_interval(self.doc, self.quantities[-1], what.quantity):
            self.quantities.pop()
        what.quantity.negated = what.quantity.negated or is_excepted(self.doc, bound.first)
        self.quantities.append(what.quantity)
        self.cursor = max(self.cursor, what.close)
