"""Join a number with the currency sign and the modifier around it into the words of the figure."""

from dataclasses import dataclass

from tasks.extraction.numbers.modifiers import modifier_after, modifier_before
from tasks.extraction.numbers.number_forms import Amount
from tasks.extraction.numbers.units import money_sign_before, unit_after
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document
from values.categories import Modifier

LOWER = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN})
UPPER = frozenset({Modifier.AT_MOST, Modifier.LESS_THAN})
OR_EQUAL = {Modifier.MORE_THAN: Modifier.AT_LEAST, Modifier.LESS_THAN: Modifier.AT_MOST}


@dataclass(frozen=True, slots=True)
class Bound:
    """The words of a figure, tokens `first:last`, with its bounds; `currency` where a sign stands before the number."""

    first: int
    last: int
    low: float | None
    high: float | None
    modifier: Modifier
    currency: tuple[int, int, str] | None = None


def bounded(doc: Document, amount: Amount) -> Bound:
    """Return the figure's words and bounds: "at least 51" is 51 and open, "up to 30" open and 30."""
    first, last, modifier = amount.first, amount.last, amount.modifier
    currency = _currency(doc, amount)
    first = min(first, currency[0]) if currency else first
    if doc.lower(first - 1) == "[" and doc.lower(last) == "]":
        first, last = first - 1, last + 1
    before = modifier_before(doc, first)
    if modifier in {Modifier.BETWEEN, Modifier.VAGUE}:
        first = before[0] if before and modifier is Modifier.BETWEEN and before[1] is Modifier.ABOUT else first
        return Bound(first, last, amount.low, amount.high, modifier, currency)
    if before is not None:
        first, modifier = before
    after = modifier_after(doc, last) or _after_unit(doc, last)
    if after is not None and (before is None or modifier is Modifier.ABOUT):
        modifier = after[1]
        touches = after[0] > last and doc.lower(last) != "people" and _touches(doc, amount, after[0])
        last = after[0] if touches else last
    if _or_equal(doc, last):
        modifier = OR_EQUAL.get(modifier, modifier)
        last += 3 if doc.lower(last + 2) == "to" else 2
    low, high = _open(modifier, amount)
    return Bound(first, last, low, high, modifier, currency)


def closes_interval(doc: Document, lower: Quantity, upper: Quantity) -> bool:
    """Join "at least 20 but no more than 30" into one interval, kept in `upper`; return whether the two were one."""
    if lower.unit_last is not None and not lower.elided:
        return False
    joined = upper.first - lower.last == 1 and doc.lower(lower.last) in {"and", "but", ","}
    if joined and lower.modifier in UPPER and upper.modifier in LOWER:
        low, high = upper.value_low, lower.value_high
    elif joined and lower.modifier in LOWER and upper.modifier in UPPER:
        low, high = lower.value_low, upper.value_high
    else:
        return False
    if low is None or high is None or low >= high:
        return False
    upper.first, upper.value_low, upper.value_high = lower.first, low, high
    upper.value_best, upper.modifier, upper.rule = None, Modifier.BETWEEN, "interval"
    return True


def _or_equal(doc: Document, last: int) -> bool:
    """Return whether "or equal" follows the number."""
    return doc.lower(last) == "or" and doc.lower(last + 1) == "equal"


def _currency(doc: Document, amount: Amount) -> tuple[int, int, str] | None:
    """Return first and last (exclusive) of the sign of money before the number or inside its range, and the code."""
    ranged = amount.modifier is Modifier.BETWEEN
    at = amount.first + (ranged and doc.lower(amount.first) in {"between", "from"})
    if (sign := money_sign_before(doc, at)) is not None:
        return sign[0], at, sign[1]
    return _sign_inside(doc, amount) if ranged else None


def _sign_inside(doc: Document, amount: Amount) -> tuple[int, int, str] | None:
    start = amount.first + (doc.lower(amount.first) in {"between", "from"})
    for at in range(start, amount.last):
        sign = money_sign_before(doc, at)
        if sign is not None and sign[0] >= start:
            return sign[0], at, sign[1]
    return None


def _after_unit(doc: Document, last: int) -> tuple[int, Modifier] | None:
    """Read the bound after the unit: "51 people or more", "ten dollars or less"."""
    end = doc.sentences[doc.tokens[last - 1].sentence].last
    unit = unit_after(doc, last, end)
    at = unit.last if unit else last + 1
    if at >= end or doc.lower(at) not in {"or", "and", "give"}:
        return None
    found = modifier_after(doc, at)
    return (last, found[1]) if found else None


def _touches(doc: Document, amount: Amount, stop: int) -> bool:
    """Return whether the bound follows the number at once, so that its words belong to the quote."""
    return modifier_after(doc, amount.last) is not None and stop > amount.last


def _open(modifier: Modifier, amount: Amount) -> tuple[float | None, float | None]:
    if modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN}:
        return amount.low, None
    if modifier in {Modifier.AT_MOST, Modifier.LESS_THAN}:
        return None, amount.high
    return amount.low, amount.high
