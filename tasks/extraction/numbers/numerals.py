"""Read one number in digits, in words or in both ("51", "fifty-one", "1.5 million", "half a million", "two-thirds")."""

from dataclasses import replace

from tasks.extraction.numbers.digits import CHARACTERS, digits_at
from tasks.extraction.numbers.number_words import (
    ALL_SCALES,
    DENOMINATORS,
    SCALES,
    SMALL,
    TENS,
    WORDS,
    Numeral,
    compose,
    of_a_scale,
    scaled,
)
from tasks.extraction.numbers.units import money_sign_before
from tasks.extraction.text import Document, TokenKind

SHORT_SCALES = {word: float(value) for word, value in WORDS["short_scales"].items()}
NEGATIVES = frozenset(WORDS["negatives"])
WHOLE_OF = frozenset(WORDS["whole_of"])
BEFORE_HALF = frozenset(WORDS["before_half"])
RANKED = frozenset(WORDS["ranked"])
NUMBERED_HALVES = frozenset(WORDS["numbered_halves"])
PLURAL_VERBS = frozenset({"are", "were", "have", "had", "do", "live"})
NO_PARTS = frozenset({"zero", "nought", "first"})
LARGEST = 1e18
"""No figure is as large: what is written so is a play with digits."""
LENGTH_WORDS = frozenset(WORDS["length_words"])
MONEY_SIGNS = frozenset("$£€¥₹₽₩₪₴₺₦¢")
MONEY_CODES = frozenset({"rs", "usd", "eur", "gbp"})
ALWAYS_SCALES = frozenset({"bn", "bln", "tn", "trn", "mn", "mln", "mil", "k"})
FRACTION_UNITS = frozenset(WORDS["fraction_units"])
BEFORE_DOZEN = frozenset(WORDS["before_dozen"])
BARE_SCALES = frozenset(word for word, value in SCALES.items() if value in (100, 1000))
BEFORE_SCALE = frozenset(WORDS["before_scale"]) | frozenset(ALL_SCALES)
STARTERS = (
    frozenset(SMALL)
    | frozenset(CHARACTERS)
    | {"a", "an", "half", "quarter", "dozen", "hundred", "thousand", "million", "billion"}
)


def numeral_at(doc: Document, i: int) -> Numeral | None:
    """Return the longest number that starts at token `i` of its sentence, or None; `first` lies before `i` for "-5"."""
    if not 0 <= i < len(doc.tokens):
        return None
    token = doc.tokens[i]
    end = doc.sentences[token.sentence].last
    if token.kind is TokenKind.NUMBER:
        numeral = _from_digits(doc, i, end)
    elif token.lower in CHARACTERS:
        numeral = of_a_scale(doc, Numeral(i, i + 1, CHARACTERS[token.lower], "fraction"), end)
    elif token.lower in {"a", "an"}:
        numeral = _from_article(doc, i, end)
    elif token.lower == "half":
        numeral = _from_half(doc, i, end)
    elif token.lower == "quarter" and _of_one_unit(doc, i + 1, end):
        numeral = Numeral(i, i + 1, 0.25, "fraction")
    elif token.lower == "dozen" and doc.lower(i - 1) in BEFORE_DOZEN and doc.lower(i + 1) != "of":
        numeral = Numeral(i, i + 1, 12.0, "words")
    elif token.lower in BARE_SCALES:
        numeral = _from_scale(doc, i, end)
    elif token.lower in SMALL:
        numeral = compose(doc, i, i + 1, end, float(SMALL[token.lower]), "words", token.lower in TENS)
    else:
        numeral = None
    if numeral is not None and numeral.value > LARGEST:
        numeral = replace(numeral, value=LARGEST)
    return numeral and _signed(doc, numeral)


def after_restated(doc: Document, last: int, value: float | None) -> int:
    """Return the token after the bracket that repeats a number ("four (4) ships"), `last` itself where none does."""
    if doc.lower(last) != "(" or value is None:
        return last
    again = numeral_at(doc, last + 1)
    closed = again is not None and again.value == value and doc.lower(again.last) == ")"
    return again.last + 1 if closed and again is not None else last


def _from_digits(doc: Document, i: int, end: int) -> Numeral | None:
    read = digits_at(doc, i, end)
    if read is None:
        return None
    value, last = read
    scale = SHORT_SCALES.get(doc.lower(last)) if last < end else None
    if scale is not None and _scale_not_unit(doc, i, last, end):
        return Numeral(i, last + 1, scaled(value, scale), "digits")
    return compose(doc, i, last, end, value, "digits", False)


def _scale_not_unit(doc: Document, i: int, at: int, end: int) -> bool:
    """Return whether "m", "b", "g" or "k" after digits is a scale: "£5m", "5m people", not "5m high", "5 g of"."""
    written, word = doc.tokens[at].text, doc.lower(at)
    touching = doc.tokens[at - 1].end == doc.tokens[at].start
    if word in ALWAYS_SCALES or written == "B":
        return True
    if written in {"MM", "b"}:
        return touching or _is_money(doc, i)
    if word == "m":
        return _is_money(doc, i) or (touching and _counts_millions(doc, at, end))
    return written == "G" and not touching


def _is_money(doc: Document, i: int) -> bool:
    """Return whether a sign or a code of money stands before the digits, or before the range that they close."""
    before = doc.lower(i - 1)
    if before in MONEY_SIGNS or before in MONEY_CODES or money_sign_before(doc, i) is not None:
        return True
    if before in {"-", "–", "to"} and doc.lower(i - 3) in MONEY_SIGNS:
        return True
    return doc.lower(i - 2) in MONEY_SIGNS and doc.tokens[i - 1].text.isupper()


def _counts_millions(doc: Document, at: int, end: int) -> bool:
    """Return whether what follows "m" is counted ("5m people", "5m of the voters"), and no length ("5m high")."""
    if at + 1 >= end:
        return False
    follower = doc.tokens[at + 1]
    if follower.lower == "of" and doc.tokens[min(at + 2, end - 1)].tag == "determiner":
        return True
    return follower.kind is TokenKind.WORD and not follower.tag and follower.lower not in LENGTH_WORDS


def _from_article(doc: Document, i: int, end: int) -> Numeral | None:
    """Read "a dozen", "a hundred thousand", "a half", "a third of", "a twenty-fifth of"."""
    word = doc.lower(i + 1) if i + 1 < end else ""
    if word in SCALES:
        return compose(doc, i, i + 1, end, 1.0, "words", False)
    if word in TENS and doc.lower(i + 2) == "-" and doc.lower(i + 3) in DENOMINATORS and i + 3 < end:
        closed = i + 4 >= end or doc.lower(i + 4) == "of"
        return Numeral(i, i + 4, 1 / (TENS[word] + DENOMINATORS[doc.lower(i + 3)]), "fraction") if closed else None
    if word in NO_PARTS or word not in DENOMINATORS or word.endswith("s"):
        return None
    if word == "quarter" and _of_one_unit(doc, i + 2, end):
        return Numeral(i, i + 2, 0.25, "fraction")
    if i + 2 < end and not _tells_share(doc, i, end):
        return None
    return of_a_scale(doc, Numeral(i, i + 2, 1 / DENOMINATORS[word], "fraction"), end)


def _tells_share(doc: Document, i: int, end: int) -> bool:
    """Return whether what stands around "a third" at token `i` makes it a share, and no rank ("a third man")."""
    before, word, after = doc.lower(i - 1), doc.lower(i + 1), doc.lower(i + 2)
    if after == "-":
        return False
    if after in {"of", "the"} or after in SCALES or (before == "by" and after not in RANKED):
        return True
    ranged = before in {"between", "from"} and after in {"and", "to"}
    return ranged or (word != "quarter" and _closes(doc, i + 2, end))


def _from_scale(doc: Document, i: int, end: int) -> Numeral | None:
    """Read "hundred and forty", "thousand five hundred" and "nearly hundred", which leave out their article."""
    before = doc.tokens[i - 1]
    if before.tag == "determiner" or before.kind is TokenKind.NUMBER or before.lower in BEFORE_SCALE:
        return None
    numeral = compose(doc, i, i, end, 1.0, "words", False)
    hedged = before.lower in BEFORE_HALF - BEFORE_SCALE
    return numeral if numeral is not None and (hedged or numeral.value > SCALES[doc.lower(i)]) else None


def _of_one_unit(doc: Document, at: int, end: int) -> bool:
    """Return whether a unit that is told in halves stands at token `at` ("a quarter mile", "half-hour")."""
    at += doc.lower(at) == "-"
    return at < end and doc.lower(at) in FRACTION_UNITS


def _closes(doc: Document, i: int, end: int) -> bool:
    """Return whether a noun phrase ends before token `i`."""
    return i >= end or doc.lower(i) in {".", ")", "were", "are", "have"} or doc.tokens[i].tag == "preposition"


def _from_half(doc: Document, i: int, end: int) -> Numeral | None:
    """Read "half of", "half the", "half a million", "half-mile"; not "the first half", "half-brother", "in half"."""
    step = 2 if doc.lower(i + 1) == "-" else 1
    follower = doc.lower(i + step) if i + step < end else ""
    if follower in SCALES:
        return Numeral(i, i + step + 1, SCALES[follower] / 2, "fraction")
    if follower in {"a", "an"} and step == 1 and doc.lower(i + 2) in SCALES and i + 2 < end:
        return Numeral(i, i + 3, SCALES[doc.lower(i + 2)] / 2, "fraction")
    if _of_one_unit(doc, i + 1, end) and doc.lower(i - 1) not in NUMBERED_HALVES - {"in"}:
        return Numeral(i, i + 1, 0.5, "fraction")
    if step == 2 or doc.lower(i - 1) in NUMBERED_HALVES:
        return None
    compared = follower == "as" and i + 2 < end and doc.tokens[i + 2].tag in {"", "adverb"}
    if follower in WHOLE_OF or doc.lower(i - 1) in BEFORE_HALF or compared or _is_subject(doc, i, end):
        return of_a_scale(doc, Numeral(i, i + 1, 0.5, "fraction"), end)
    return None


def _is_subject(doc: Document, i: int, end: int) -> bool:
    """Return whether "half" opens a clause and its verb follows: "..., and half are children"."""
    opens = i == doc.sentences[doc.tokens[i].sentence].first or doc.lower(i - 1) in {",", ";", "and", "while", "but"}
    return opens and i + 1 < end and doc.lower(i + 1) in PLURAL_VERBS


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
