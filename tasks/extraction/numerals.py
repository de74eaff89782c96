"""Read one number in digits, in words or in both ("51", "fifty-one", "1.5 million", "half a million", "two-thirds")."""

from dataclasses import dataclass

from tasks.extraction.digits import CHARACTERS, digits_at
from tasks.extraction.lexicons import lexicon
from tasks.extraction.tokens import Document, TokenKind


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
SMALL = UNITS | TEENS | TENS
SCALES = {word: float(value) for word, value in WORDS["scales"].items()}
ALL_SCALES = SCALES | {word: float(value) for word, value in WORDS["plural_scales"].items()}
SHORT_SCALES = {word: float(value) for word, value in WORDS["short_scales"].items()}
DENOMINATORS = {word: float(value) for word, value in WORDS["denominators"].items()}
NEGATIVES = frozenset(WORDS["negatives"])
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"})
WHOLE_OF = frozenset(WORDS["whole_of"])
BEFORE_HALF = frozenset(
    {"than", "about", "nearly", "almost", "only", "roughly", "over", "by", "least", "around", "some"}
)
LENGTH_WORDS = frozenset(WORDS["length_words"])
MONEY_SIGNS = frozenset("$£€¥₹₽₩₪₴₺₦¢")
STARTERS = frozenset(SMALL) | frozenset(CHARACTERS) | {"a", "an", "half", "hundred", "thousand", "million", "billion"}


def numeral_at(doc: Document, i: int) -> Numeral | None:
    """Return the longest number that starts at token `i` of its sentence, or None; `first` lies before `i` for "-5"."""
    if not 0 <= i < len(doc.tokens):
        return None
    token = doc.tokens[i]
    end = doc.sentences[token.sentence].last
    if token.kind is TokenKind.NUMBER:
        numeral = _from_digits(doc, i, end)
    elif token.lower in CHARACTERS:
        numeral = _of_a_scale(doc, Numeral(i, i + 1, CHARACTERS[token.lower], "fraction"), end)
    elif token.lower in {"a", "an"}:
        numeral = _from_article(doc, i, end)
    elif token.lower == "half":
        numeral = _from_half(doc, i, end)
    elif token.lower in SMALL:
        numeral = _compose(doc, i, i + 1, end, float(SMALL[token.lower]), "words", token.lower in TENS)
    else:
        numeral = None
    return numeral and _signed(doc, numeral)


def _from_digits(doc: Document, i: int, end: int) -> Numeral | None:
    read = digits_at(doc, i, end)
    if read is None:
        return None
    value, last = read
    scale = SHORT_SCALES.get(doc.lower(last)) if last < end else None
    if scale is not None and _scale_not_unit(doc, i, last, end):
        return Numeral(i, last + 1, _scaled(value, scale), "digits")
    return _compose(doc, i, last, end, value, "digits", False)


def _scaled(value: float, scale: float) -> float:
    """Return the product without the noise of binary fractions (1.1 * 1e6)."""
    return round(value * scale, 6)


def _scale_not_unit(doc: Document, i: int, at: int, end: int) -> bool:
    """Return whether "m", "b", "g" or "k" after digits is a scale: "£5m", "5m people", not "5m high", "5 g of"."""
    written, word = doc.tokens[at].text, doc.lower(at)
    money = doc.lower(i - 1) in MONEY_SIGNS or doc.lower(i - 1) in {"rs", "usd", "eur", "gbp"}
    touching = doc.tokens[at - 1].end == doc.tokens[at].start
    if word in {"bn", "bln", "tn", "trn", "mn", "mln", "mil"}:
        return True
    if word == "k" or written in {"MM", "b", "B"}:
        return touching or money or word == "k" or written == "B"
    if word == "m" and not money:
        follower = doc.tokens[at + 1] if at + 1 < end else None
        noun = follower is not None and follower.kind is TokenKind.WORD and not follower.tag
        if follower is not None and follower.lower == "of" and doc.tokens[min(at + 2, end - 1)].tag == "determiner":
            return touching
        return touching and noun and follower is not None and follower.lower not in LENGTH_WORDS
    return (word == "m" and money) or (written == "G" and not touching)


def _from_article(doc: Document, i: int, end: int) -> Numeral | None:
    """Read "a dozen", "a hundred thousand", "a half", "a third of", "a quarter million"."""
    word = doc.lower(i + 1) if i + 1 < end else ""
    if word in SCALES:
        return _compose(doc, i, i + 1, end, 1.0, "words", False)
    if word in {"zero", "nought"} or word not in DENOMINATORS or word == "first" or word.endswith("s"):
        return None
    after = doc.lower(i + 2) if i + 2 < end else ""
    if after == "-":
        return None
    share = (
        after in {"of", "the"}
        or after in SCALES
        or doc.lower(i - 1) == "by"
        or (word != "quarter" and _closes(doc, i + 2, end))
    )
    if not share and i + 2 < end:
        return None
    return _of_a_scale(doc, Numeral(i, i + 2, 1 / DENOMINATORS[word], "fraction"), end)


def _closes(doc: Document, i: int, end: int) -> bool:
    """Return whether a noun phrase ends before token `i`."""
    return (
        i >= end
        or doc.tokens[i].kind is TokenKind.SIGN
        or doc.tokens[i].tag in {"preposition", "conjunction", "auxiliary"}
    )


def _from_half(doc: Document, i: int, end: int) -> Numeral | None:
    """Read "half of", "half the", "half a million", "half-million"; not "the first half", "half-brother", "in half"."""
    step = 2 if doc.lower(i + 1) == "-" else 1
    follower = doc.lower(i + step) if i + step < end else ""
    if follower in SCALES:
        return Numeral(i, i + step + 1, SCALES[follower] / 2, "fraction")
    if follower in {"a", "an"} and step == 1 and doc.lower(i + 2) in SCALES and i + 2 < end:
        return Numeral(i, i + 3, SCALES[doc.lower(i + 2)] / 2, "fraction")
    if step == 2 or doc.lower(i - 1) in {
        "in",
        "first",
        "second",
        "latter",
        "other",
        "better",
        "early",
        "top",
        "bottom",
    }:
        return None
    if follower in WHOLE_OF or doc.lower(i - 1) in BEFORE_HALF:
        return _of_a_scale(doc, Numeral(i, i + 1, 0.5, "fraction"), end)
    return None


def _of_a_scale(doc: Document, part: Numeral, end: int) -> Numeral:
    """Read the million in "two thirds of a million" and "a quarter million"."""
    at = part.last
    if doc.lower(at) == "of" and doc.lower(at + 1) in {"a", "one"} and at + 2 < end:
        at += 2
    if at < end and doc.lower(at) in SCALES:
        return Numeral(part.first, at + 1, _scaled(part.value, SCALES[doc.lower(at)]), part.rule)
    return part


def _signed(doc: Document, numeral: Numeral) -> Numeral:
    """Take a minus or a leading point into the number: "-5", "minus five", ".22"; a dash between words is no minus."""
    numeral = _pointed(doc, numeral)
    before = doc.tokens[numeral.first - 1] if numeral.first else None
    here = doc.tokens[numeral.first]
    if before is None or before.sentence != here.sentence:
        return numeral
    touching = before.end == here.start and (before.index == 0 or doc.text[before.start - 1] in " \n(~<>=$£€")
    dash = before.text in {"-", "−"} and touching and here.kind is TokenKind.NUMBER
    hyphen = before.text == "-" and doc.lower(before.index - 1) == "minus" and before.end == here.start
    if hyphen:
        return Numeral(numeral.first - 2, numeral.last, -numeral.value, numeral.rule)
    word = before.lower in NEGATIVES and not doc.lower(before.index - 1).startswith(("test", "hiv"))
    if not (dash or word):
        return numeral
    return Numeral(numeral.first - 1, numeral.last, -numeral.value, numeral.rule)


def _pointed(doc: Document, numeral: Numeral) -> Numeral:
    """Read the point before ".22"."""
    at = numeral.first - 1
    here = doc.tokens[numeral.first]
    if (
        at < 0
        or doc.tokens[at].text != "."
        or doc.tokens[at].end != here.start
        or numeral.rule != "digits"
        or not here.text.isdecimal()
    ):
        return numeral
    if doc.tokens[at].sentence != here.sentence or (
        at and doc.tokens[at - 1].end == doc.tokens[at].start and doc.tokens[at - 1].kind != TokenKind.SIGN
    ):
        return numeral
    return Numeral(at, numeral.last, float("0." + here.text), "digits")


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


def _compose(doc: Document, first: int, at: int, end: int, value: float, rule: str, tens: bool) -> Numeral | None:
    """Add the words after a first number: "thousand", "-one", "and a half", "point five"."""
    number = _Sum(value, tens)
    last = at
    while at < end:
        step = 2 if doc.lower(at) == "-" and at + 1 < end else 1
        word = doc.lower(at + step - 1)
        if _grows(number, word, rule):
            at += step
        elif rule == "mixed" and step == 1 and _digits_before_scale(doc, at, end) and number.add(float(word), False):
            at += 1
        elif word == "and" and step == 1 and (joined := _joined(doc, at + 1, end, number, rule)):
            at = joined
        elif word == "point" and step == 1 and (decimals := _decimals(doc, at + 1, end)):
            number.part += decimals[0]
            at = decimals[1]
        else:
            break
        rule = "mixed" if rule == "digits" else rule
        last = at
    return _with_denominator(doc, Numeral(first, last, number.value, rule), end, number)


def _grows(number: _Sum, word: str, rule: str) -> bool:
    """Take "thousand" or "twenty" into the number and return whether it fitted."""
    if word in ALL_SCALES:
        return number.times(ALL_SCALES[word])
    return word in SMALL and rule != "digits" and number.add(SMALL[word], word in TENS)


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
    return _of_a_scale(doc, fraction, end)


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
