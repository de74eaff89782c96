"""Read the number part of a figure: a numeral, a range, a vague word, a share ("one in three")."""

from collections import defaultdict
from dataclasses import dataclass

from tasks.extraction.numbers.number_words import ALL_SCALES, SCALES, Numeral
from tasks.extraction.numbers.numerals import SHORT_SCALES, STARTERS, numeral_at
from tasks.extraction.numbers.range_checks import is_change, same_unit
from tasks.extraction.numbers.units import Unit, money_sign_before, unit_after
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.nouns import is_plural
from values.categories import Modifier

VAGUE = lexicon("vague")
LARGEST_SPAN = 5
DASHES = frozenset({"-", "–", "—", "−"})
# The writers of lakh and crore put the larger end first too ("9-7 lakh").
INDIAN_SCALES = (1e5, 1e7)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number on tokens `first:last`; `unit` is one that stands inside a range ("5 per cent to 20 per cent")."""

    first: int
    last: int
    low: float | None
    high: float | None
    modifier: Modifier
    rule: str
    unit: Unit | None = None


def _vague_phrases() -> dict[str, list[tuple[str, ...]]]:
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in VAGUE:
        words = tuple(phrase.split())
        phrases[words[0]].append(words)
    for found in phrases.values():
        found.sort(key=len, reverse=True)
    return dict(phrases)


VAGUE_PHRASES = _vague_phrases()
# "By 5 to 12" is a range; where the second number is so many times the first, it is what the first one led to.
FARTHEST_STEP = 3
PERSON_VERBS = frozenset(lexicon("counted")["person_verbs"])
# Numbers that "one in ..." is said of; others are mostly a count and a place or time ("two in 1,400 homes").
WHOLES = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "twenty",
        "fifty",
        "100",
        "1,000",
    }
    | {str(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 1000)}
)
PLURAL_SCALES = frozenset(word for word in ALL_SCALES if word.endswith("s") and word != "dozens") | {"dozens"}
ROUND_WHOLES = frozenset({"10", "100", "ten"})
HEDGES = frozenset(lexicon("modifiers")["hedges"])
NOT_MANY_AFTER = frozenset({"how", "so", "too", "as", "not", "that", "very", "the", "good", "great"})


def vague_at(doc: Document, i: int) -> Amount | None:
    """Return the vague word or phrase that starts at token `i` ("dozens", "several hundred"), None where none does."""
    end = doc.sentences[doc.tokens[i].sentence].last
    for words in VAGUE_PHRASES.get(doc.lower(i), ()):
        stop = i + len(words)
        if stop <= end and doc.starts(i, words):
            if len(words) == 1 and not _vague_meant(doc, i, end):
                return None
            if words == ("a", "couple") and doc.lower(stop) != "of" and not is_plural(doc.lower(stop)):
                return None
            stop = _through_scales(doc, stop, end)
            return Amount(i, stop, None, None, Modifier.VAGUE, "vague_" + "_".join(words))
    return None


def _through_scales(doc: Document, at: int, end: int) -> int:
    """Return the token after the scales that a vague word governs ("thousands of millions")."""
    while at + 1 < end and doc.lower(at) == "of" and doc.lower(at + 1) in PLURAL_SCALES:
        at += 2
    return at


def _vague_meant(doc: Document, i: int, end: int) -> bool:
    """Return whether a one-word phrase counts: not "how many", "test scores", "the few"."""
    word, before = doc.lower(i), doc.tokens[i - 1] if i else None
    after = doc.lower(i + 1) if i + 1 < end else ""
    if word == "many":
        return doc.lower(i - 1) not in NOT_MANY_AFTER and after not in {"a", "an", "as", "more", "times"}
    if word == "scores":
        return after in {"of", "more", "were", "killed", "injured", "have", "dead"} and (
            before is None or before.tag != "" or before.kind != TokenKind.WORD or before.lower in PERSON_VERBS
        )
    if word == "multiple":
        return after not in {"sclerosis", "choice"}
    return before is None or before.kind is not TokenKind.NUMBER


def amount_of(doc: Document, numeral: Numeral) -> Amount:
    """Return the number with the range or share it opens: "20-30", "between 20 and 30", "one in three"."""
    return (
        _range(doc, numeral)
        or _share(doc, numeral)
        or Amount(numeral.first, numeral.last, numeral.value, numeral.value, Modifier.EXACT, numeral.rule)
    )


def _range(doc: Document, low: Numeral) -> Amount | None:
    end = doc.sentences[doc.tokens[low.first].sentence].last
    first, opener = _opened(doc, low)
    unit = unit_after(doc, low.last, end)
    at = unit.last if unit else low.last
    joint = _joint(doc, at, end, opener)
    if joint is None:
        return None
    start, name = joint
    high = _upper(doc, start, end)
    if high is None or not _rises(doc, low, high, name) or (unit is not None and not same_unit(doc, unit, high, end)):
        return None
    begin = first - 1 if opener in {"between", "from"} else first
    value = _with_scale(doc, low, high)
    farthest = (LARGEST_SPAN if unit else FARTHEST_STEP) * value
    if name == "to" and is_change(doc, first, opener, high.value > farthest):
        return None
    bottom, top = value, high.value
    if value > high.value and SCALES.get(doc.lower(high.last - 1)) in INDIAN_SCALES and name == "dash":
        bottom, top = top, bottom
    if bottom >= top or (low.value < 1 < high.value and low.rule == "fraction"):
        return None  # "fell by a third to 1,200"
    return Amount(begin, high.last, bottom, top, Modifier.BETWEEN, f"range_{name}", unit)


def _opened(doc: Document, low: Numeral) -> tuple[int, str]:
    """Return where the lower end of a range begins, its sign of money with it, and the word before ("between")."""
    sign = money_sign_before(doc, low.first)
    first = sign[0] if sign else low.first
    opener = doc.lower(first - 1) if first > doc.sentences[doc.tokens[low.first].sentence].first else ""
    if opener == "of" and doc.lower(first - 2) in {"age", "ages"} and doc.lower(first - 4) == "between":
        return first - 3, "between"
    return first, opener


def _joint(doc: Document, at: int, end: int, opener: str) -> tuple[int, str] | None:
    """Return the token after the word that joins the two ends of a range, and the name of the rule."""
    if at + 1 >= end:
        return None
    word = doc.lower(at)
    if word == "and" and opener == "between":
        return at + 1, "between"
    if word == "to" or (word == "through" and doc.tokens[at + 1].kind is TokenKind.NUMBER):
        return at + 1, "to"
    if word == "-" and doc.lower(at + 1) == "to" and doc.lower(at + 2) == "-" and at + 3 < end:
        return at + 3, "to"
    if word == "up" and doc.lower(at + 1) == "to" and opener == "from":
        return at + 2, "to"
    if word in DASHES and doc.tokens[at + 1].lower != "-":
        return at + 1, "dash"
    if word == "or" and opener not in {"between"}:
        return at + 1, "or"
    return None


def _upper(doc: Document, at: int, end: int) -> Numeral | None:
    """Return the upper end of a range, over a currency sign or a hedge ("between 20 and perhaps 30")."""
    while at < end and doc.lower(at) in HEDGES and doc.lower(at) not in STARTERS:
        at += 1
    for step in range(4):
        if at + step >= end:
            return None
        numeral = numeral_at(doc, at + step)
        if numeral is not None and numeral.first >= at:
            sign = money_sign_before(doc, at + step)
            return numeral if step == 0 or (sign is not None and sign[0] <= at) else None
    return None


def _rises(doc: Document, low: Numeral, high: Numeral, name: str) -> bool:
    """Return whether the two numbers make a range, and no score, list, phone number or pair of years."""
    if name == "or":
        return 0 < low.value < high.value and (high.value <= 1.5 * low.value or high.value - low.value == 1)
    if name == "dash":
        chain = doc.lower(high.last) in DASHES and doc.tokens[high.last - 1].end == doc.tokens[high.last].start
        further = chain and high.last + 1 < len(doc.tokens) and doc.tokens[high.last + 1].kind is TokenKind.NUMBER
        counted = unit_after(doc, high.last, high.last + 3) is not None if high.last + 3 < len(doc.tokens) else False
        years = (
            not counted
            and 1900 <= low.value <= 2100
            and 1900 <= high.value <= 2100
            and doc.lower(low.first) == str(int(low.value))
        )
        padded = doc.tokens[high.first].text.startswith("0") and high.value >= 1
        return not further and not years and not padded
    return True


def _with_scale(doc: Document, low: Numeral, high: Numeral) -> float:
    """Return the lower end with the scale of the upper one: 3 in "3 to 5 million" is 3 million."""
    scale = SCALES.get(doc.lower(high.last - 1)) or SHORT_SCALES.get(doc.lower(high.last - 1))
    if scale is None and high.value % 1000 == 0 and low.value < high.value / 1000 <= 4 * low.value:
        # "12-15,000 people"; a dash between blanks joins other numbers too
        touching = doc.tokens[low.last - 1].end == doc.tokens[low.last].start and doc.lower(low.last) in DASHES
        return low.value * 1000 if touching else low.value
    if scale == 100 and low.value < 10 and low.rule == "words":
        return low.value * scale  # "two to three hundred"
    if scale is None or scale < 1000 or doc.lower(low.last - 1) in SCALES or low.value >= 1000:
        return low.value
    shared = low.value * scale <= high.value or (scale in INDIAN_SCALES and doc.lower(low.last) in DASHES)
    return low.value * scale if shared else low.value


def _share(doc: Document, part: Numeral) -> Amount | None:
    """Read "one in three", "nine out of 10" as a fraction."""
    end = doc.sentences[doc.tokens[part.first].sentence].last
    at = part.last
    if doc.lower(at) == "-" and doc.lower(at + 2) == "-" and doc.lower(at + 1) == "in" and at + 3 < end:
        return _one_in(doc, part, at + 3, end)
    if doc.lower(at) == "over" and (quotient := _quotient(doc, part, end)):
        return quotient
    joint = doc.lower(at)
    every = at + 1 + (joint == "out" and doc.lower(at + 1) == "of")
    if joint in {"in", "of", "out"} and doc.lower(every) == "every" and every + 1 < end:
        return _one_in(doc, part, every + 1, end)
    if joint == "out" and doc.lower(at + 1) == "of" and at + 2 < end:
        return _one_in(doc, part, at + 2, end)
    if at + 1 >= end or joint not in {"in", "of"} or part.value > 9:
        return None
    said = doc.lower(at + 1) in (WHOLES if joint == "in" else ROUND_WHOLES)
    return _one_in(doc, part, at + 1, end) if said else None


def _one_in(doc: Document, part: Numeral, at: int, end: int) -> Amount | None:
    """Return the fraction that the number at token `at` makes of the part before it."""
    whole = numeral_at(doc, at)
    if whole is None or not 0 < part.value < whole.value or whole.value > 1000 or part.value != int(part.value):
        return None
    if unit_after(doc, whole.last, end) is not None:
        return None
    value = part.value / whole.value
    return Amount(part.first, whole.last, value, value, Modifier.EXACT, "share")


def _quotient(doc: Document, part: Numeral, end: int) -> Amount | None:
    """Read "one over three" where nothing follows that the second number could count."""
    whole = numeral_at(doc, part.last + 1) if part.last + 1 < end else None
    if whole is None or not whole.value or (whole.last < end and doc.tokens[whole.last].kind is not TokenKind.SIGN):
        return None
    value = part.value / whole.value
    return Amount(part.first, whole.last, value, value, Modifier.EXACT, "quotient")
