"""Add the words of one number: "two hundred and two thousand", "two and a half million", "three twenty-fifths"."""

from dataclasses import dataclass

from tasks.extraction.text import Document, TokenKind, lexicon


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number on tokens `first:last`; `rule` is "digits", "words", "mixed" or "fraction"."""

    first: int
    last: int
    value: float
    rule: str


WORDS = lexicon("numerals")
UNITS = {word: int(value) for word, value in WORDS["digits"].items()}
TEENS = {word: int(value) for word, value in WORDS["teens"].items()}
TENS = {word: int(value) for word, value in WORDS["tens"].items()}
JOINED = {ten + unit: TENS[ten] + UNITS[unit] for ten in TENS for unit in UNITS if UNITS[unit]}
SMALL = UNITS | TEENS | TENS | JOINED
SCALES = {word: float(value) for word, value in WORDS["scales"].items()}
ALL_SCALES = SCALES | {word: float(value) for word, value in WORDS["plural_scales"].items()}
DENOMINATORS = {word: float(value) for word, value in WORDS["denominators"].items()}
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"})


CONTINUING = frozenset({"-", "and", "point", *ALL_SCALES, *SMALL, *DENOMINATORS, *ORDINALS})
"""The words with which a number may go on."""


def scaled(value: float, scale: float) -> float:
    """Return the product without the noise of binary fractions (1.1 * 1e6)."""
    return round(value * scale, 6)


def of_a_scale(doc: Document, part: Numeral, end: int) -> Numeral:
    """Read the million in "two thirds of a million" and "a quarter million"."""
    at = part.last
    if doc.lower(at) == "of" and doc.lower(at + 1) in {"a", "one"} and at + 2 < end:
        at += 2
    if at < end and doc.lower(at) in SCALES:
        return Numeral(part.first, at + 1, scaled(part.value, SCALES[doc.lower(at)]), part.rule)
    return part


class _Sum:
    """A number under way: `part` grows until a scale closes it into `total`; the next word must lie below `slot`."""

    def __init__(self, value: float, tens: bool) -> None:
        self.total, self.part, self.scale = 0.0, value, float("inf")
        self.slot = 10.0 if tens else 1.0

    def add(self, value: float, tens: bool) -> bool:
        if not 0 < value < self.slot:
            return False
        self.part += value
        self.slot = 10.0 if tens else 1.0
        return True

    def times(self, scale: float) -> bool:
        if scale == 12 and self.part > 100:
            self.part += (self.part % 100) * 11
            return True
        if scale <= 100 and self.part >= 100:
            return False
        if scale <= 100:
            self.part = self.part * scale
            self.slot = 100.0 if scale == 100 else 1.0
            return self.part > 0
        if not self.part and not self.total:
            return False
        lower = scale < self.scale and self.total > 0
        self.total = self.total + self.part * scale if lower else (self.total + self.part) * scale
        self.part, self.scale, self.slot = 0.0, scale, scale
        return True

    @property
    def value(self) -> float:
        return round(self.total + self.part, 6)


def compose(doc: Document, first: int, at: int, end: int, value: float, rule: str, tens: bool) -> Numeral | None:
    """Add the words after a first number: "thousand", "-one", "and a half", "point five"."""
    if rule != "mixed" and (at >= end or doc.lower(at) not in CONTINUING):
        return Numeral(first, at, round(value, 6), rule)
    number = _Sum(value, tens)
    while at < end and (further := _continued(doc, at, end, number, rule)) is not None:
        at = further
        rule = "mixed" if rule == "digits" else rule
    return _with_denominator(doc, Numeral(first, at, number.value, rule), end, number)


def _continued(doc: Document, at: int, end: int, number: _Sum, rule: str) -> int | None:
    """Take what goes on with the number at token `at` into it; return the token behind that, None without any."""
    step = 2 if doc.lower(at) == "-" and at + 1 < end else 1
    word = doc.lower(at + step - 1)
    if _grows(number, word, rule):
        return at + step
    if step == 2:
        if word != "and" or not _half_follows(doc, at + 2, end):
            return None
        number.part += (number.scale if number.part == 0 and number.total else 1.0) / 2
        return at + 6
    if _adds_digits(doc, at, end, number, rule):
        return at + 1
    if word == "point" and (decimals := _decimals(doc, at + 1, end)):
        number.part += decimals[0]
        return decimals[1]
    return _joined(doc, at + 1, end, number, rule) if word == "and" else None


def _grows(number: _Sum, word: str, rule: str) -> bool:
    """Take "thousand" or "twenty" into the number and return whether it fitted."""
    if word in ALL_SCALES:
        return number.times(ALL_SCALES[word])
    return word in SMALL and rule != "digits" and number.add(SMALL[word], word in TENS)


def _adds_digits(doc: Document, at: int, end: int, number: _Sum, rule: str) -> bool:
    """Take digits that go on with a number of digits and words, and return whether they fitted."""
    return rule == "mixed" and _digits_before_scale(doc, at, end) and number.add(float(doc.lower(at)), False)


def _digits_before_scale(doc: Document, at: int, end: int) -> bool:
    """Return whether "3" in "4 thousand 3 hundred" goes on with the number."""
    return doc.tokens[at].text.isdecimal() and at + 1 < end and doc.lower(at + 1) in ALL_SCALES


def _joined(doc: Document, at: int, end: int, number: _Sum, rule: str) -> int | None:
    """Read what follows "and" inside a number; return the token after it, None when "and" joins two numbers."""
    word = doc.lower(at) if at < end else ""
    top = number.scale if number.part == 0 and number.total else 1.0
    if at + 2 < end and doc.lower(at + 2) in SCALES:
        top = 1.0
    article = word in {"a", "one"} and doc.lower(at + 1) in {"half", "quarter", "third", "fourth"} and at + 1 < end
    if article and doc.lower(at - 2) == "dozen":
        top = 12.0
    if article and (at + 2 >= end or doc.tokens[at + 2].tag not in {"determiner"}):
        number.part += top / DENOMINATORS[doc.lower(at + 1)]
        number.slot = 1.0
        return at + 2
    if word in UNITS and doc.lower(at + 1) in DENOMINATORS and doc.lower(at + 1).endswith("s"):
        number.part += top * SMALL[word] / DENOMINATORS[doc.lower(at + 1)]
        return at + 2
    return _joined_words(doc, at, end, number, rule)


def _joined_words(doc: Document, at: int, end: int, number: _Sum, rule: str) -> int | None:
    """Read the tens and units of "one hundred and sixteen", "3 hundred and 21"."""
    word = doc.lower(at) if at < end else ""
    if number.slot < 100:
        return None
    if word in SMALL:
        scaled = doc.lower(at + 1) == "hundred" and number.slot == 100
        return at + 1 if not scaled and number.add(SMALL[word], word in TENS) else None
    token = doc.tokens[at] if at < end else None
    plain = token is not None and token.kind is TokenKind.NUMBER and token.text.isdecimal() and rule == "mixed"
    follows = doc.lower(at + 1) in ALL_SCALES
    return at + 1 if plain and not follows and number.slot == 100 and number.add(float(word), False) else None


def _half_follows(doc: Document, at: int, end: int) -> bool:
    """Return whether "-a-half" goes on with "two-and" ("two-and-a-half hours")."""
    return at + 4 <= end and [doc.lower(at + k) for k in range(4)] == ["-", "a", "-", "half"]


def _decimals(doc: Document, at: int, end: int) -> tuple[float, int] | None:
    """Read the words after "point": "five", "nought three", "seventy-one"."""
    written = ""
    while at < end and (doc.lower(at) in SMALL or (doc.lower(at) == "-" and written)):
        word = doc.lower(at)
        if word in UNITS and written.endswith("0") and doc.lower(at - 1) == "-":
            written = written[:-1]
        written += str(SMALL[word]) if word in SMALL else ""
        at += 1
    return (float("0." + written), at) if written else None


def _with_denominator(doc: Document, numeral: Numeral, end: int, number: _Sum) -> Numeral | None:
    """Make "two thirds" a fraction of the number before it; "twenty-first" is an ordinal and no number at all."""
    at = numeral.last
    step = 2 if doc.lower(at) == "-" and at + 1 < end else 1
    word = doc.lower(at + step - 1) if at + step - 1 < end else ""
    if word in TENS and numeral.rule == "words":
        return _with_tens_denominator(doc, numeral, at + step, end, TENS[word])
    if word in ORDINALS and numeral.rule != "digits" and number.slot >= 10:
        return None
    if not _is_denominator(word, numeral):
        return numeral
    tens = doc.lower(at - 1)
    if (
        tens in TENS
        and numeral.value > TENS[tens]
        and doc.lower(at - 2) not in {"and", "-"}
        and DENOMINATORS[word] < 10
    ):
        below = TENS[tens] + DENOMINATORS[word]
        return Numeral(numeral.first, at + step, (numeral.value - TENS[tens]) / below, "fraction")
    fraction = Numeral(numeral.first, at + step, numeral.value / DENOMINATORS[word], "fraction")
    return of_a_scale(doc, fraction, end)


def _with_tens_denominator(doc: Document, numeral: Numeral, at: int, end: int, tens: int) -> Numeral:
    """Read "three twenty-fifths"; the token before `at` is "twenty"."""
    step = 2 if doc.lower(at) == "-" and at + 1 < end else 1
    word = doc.lower(at + step - 1) if at + step - 1 < end else ""
    if word not in DENOMINATORS or DENOMINATORS[word] >= 10 or not (word.endswith("s") or step == 2):
        return numeral
    return Numeral(numeral.first, at + step, numeral.value / (tens + DENOMINATORS[word]), "fraction")


def _is_denominator(word: str, numeral: Numeral) -> bool:
    """Return whether the word makes a fraction of the number: "two thirds", "one half", not "two quarters"."""
    if word not in DENOMINATORS or word.startswith("first"):
        return False
    plural = word.endswith("s")
    if word in {"half", "halves"}:
        return numeral.value == 1
    if word.startswith("quarter"):
        return numeral.value in {1, 3} and (plural or numeral.rule != "digits")
    return plural or (numeral.value == 1 and numeral.rule != "digits")
