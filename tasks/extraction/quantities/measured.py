"""Decide what a number measures: age, money, percent, time, a measure, or a count of persons and things."""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extraction.numbers import Amount, Bound, Unit, after_restated, direction_before, numeral_at, unit_after
from tasks.extraction.quantities.ages import Age
from tasks.extraction.quantities.counted import counted_after
from tasks.extraction.quantities.counted_kinds import compares, comparison_at, set_noun, set_others
from tasks.extraction.quantities.dotted_thousands import set_thousands
from tasks.extraction.quantities.elided import counted_elsewhere
from tasks.extraction.quantities.round_marks import set_mark
from tasks.extraction.quantities.shared_nouns import noun_of_next
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.nouns import singular
from values.categories import Kind, Modifier

COUNTED = lexicon("counted")
# A unit farther away belongs to the next number, which is still to be read ("82- and 120-mm mortars").
LONGEST_UNIT = 4
# Adjectives between a number and its unit ("four long years").
BEFORE_UNIT = frozenset(
    {
        "more",
        "full",
        "additional",
        "consecutive",
        "straight",
        "long",
        "whole",
        "solid",
        "short",
        "further",
        "extra",
        "calendar",
        "working",
        "business",
        "bitter",
        "grueling",
        "gruelling",
        "metric",
        "good",
        "other",
    }
)
# After these words "over 20 years" is a bound whatever stands before.
LASTING = frozenset(
    {"for", "lasted", "lasting", "served", "spent", "took", "takes", "of", "after", "by", "in", "is", "was", "worked"}
)
SCALES = frozenset({"magnitude"})
QUAKES = frozenset({"quake", "earthquake", "temblor", "tremor", "aftershock"})
TIMES = frozenset({"times", "time", "fold"})
OCCASIONS = frozenset({"twice", "thrice"})
# What two numbers before one unit measure, where the word joins them ("two or five days", "122 and 152 mm").
SHARING = {"or": Kind.DURATION, "and": Kind.MEASURE}
THINGS_STRONG = frozenset(COUNTED["strong_things"])


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity, and the token after the last word that was read for it."""

    quantity: Quantity
    close: int


def measured(doc: Document, amount: Amount, bound: Bound, age: Age | None, before: Sequence[Quantity]) -> Measured:
    """Return the quantity that an amount states."""
    quantity = Quantity(
        bound.first,
        bound.last,
        bound.low,
        bound.high,
        bound.modifier,
        Kind.OTHER,
        amount.rule,
        value_best=_best(amount),
    )
    quantity.direction = direction_before(doc, bound.first) or _restated(doc, quantity, before)
    _carry_modifier(doc, quantity, before)
    close = bound.last
    earlier = before[-1] if before and _same_sentence(doc, before[-1], quantity) else None
    end = doc.sentences[doc.tokens[amount.last - 1].sentence].last
    if age is not None:
        close = _set_age(doc, quantity, age)
    elif amount.rule == "multiplicative":
        word = doc.lower(amount.first)
        comparing = word.endswith("fold") or word not in OCCASIONS or comparison_at(doc, amount.last)
        quantity.kind = Kind.RATIO if comparing else Kind.OBJECTS
    elif bound.currency is not None:
        _set_money_sign(doc, quantity, *bound.currency)
    elif (scale := _scale_before(doc, bound.first)) is not None:
        _set_unit(doc, quantity, scale)
    elif (unit := _unit(doc, amount, bound, end)) is not None:
        stop = _set_unit(doc, quantity, unit)
        _drop_span_of_time(doc, quantity, amount, earlier)
        close = stop if stop - close <= LONGEST_UNIT and doc.lower(amount.last) not in SHARING else close
    else:
        _set_counted(doc, quantity, amount, bound, before, end)
    return Measured(quantity, close)


def _same_sentence(doc: Document, one: Quantity, other: Quantity) -> bool:
    return doc.tokens[one.first].sentence == doc.tokens[other.first].sentence


def _drop_span_of_time(doc: Document, quantity: Quantity, amount: Amount, earlier: Quantity | None) -> None:
    """Take "over" for "during" where it follows another figure ("killed 12 people over two days")."""
    over = quantity.kind is Kind.DURATION and amount.first - quantity.first == 1 and doc.lower(quantity.first) == "over"
    if not over or earlier is None or doc.lower(quantity.first - 1) in LASTING:
        return
    quantity.first, quantity.modifier = amount.first, Modifier.EXACT
    quantity.value_low = quantity.value_high = quantity.value_best


def _restated(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> str | None:
    """Return the direction of the change that the number restates ("lost 190 points, or 0.6 percent")."""
    if not before or doc.lower(quantity.first - 1) != "or":
        return None
    last = before[-1]
    gap = range(last.end, quantity.first - 1)
    return last.direction if len(gap) <= 1 and all(doc.lower(at) == "," for at in gap) else None


def _best(amount: Amount) -> float | None:
    return amount.low if amount.low == amount.high else None


def _unit(doc: Document, amount: Amount, bound: Bound, end: int) -> Unit | None:
    return (
        unit_after(doc, after_restated(doc, amount.last, amount.low), end)
        or _shared_unit(doc, amount, end)
        or (unit_after(doc, amount.last + 1, end) if _is_part_of_one(doc, amount) else None)
        or unit_after(doc, bound.last, end)
        or (unit_after(doc, amount.last + 1, end) if doc.lower(amount.last) in BEFORE_UNIT else None)
        or (amount.unit if amount.unit else None)
    )


def _is_part_of_one(doc: Document, amount: Amount) -> bool:
    """Return whether a fraction of one unit is meant ("half a mile"), and no rate ("300 million a year earlier")."""
    return doc.lower(amount.last) in {"a", "an"} and amount.low is not None and 0 < amount.low < 1


def _scale_before(doc: Document, first: int) -> Unit | None:
    """Return the scale that is named before its number ("magnitude 6.3", "a magnitude of 6.3")."""
    at = first - 2 if doc.lower(first - 1) == "of" else first - 1
    return Unit(at, at + 1, Kind.MEASURE, doc.lower(at)) if doc.lower(at) in SCALES else None


def _shared_unit(doc: Document, amount: Amount, end: int) -> Unit | None:
    """Return the unit that the next number shares ("82- and 120-mm mortars", "two or five days"), or behind "of"."""
    at = amount.last
    if amount.modifier is Modifier.VAGUE and doc.lower(at) == "of":
        return unit_after(doc, at + 1, end)
    if doc.lower(at) in SHARING and amount.rule in {"digits", "words"} and at + 1 < end:
        other = numeral_at(doc, at + 1)
        unit = unit_after(doc, other.last, end) if other else None
        return unit if unit is not None and unit.kind is SHARING[doc.lower(at)] else None
    if doc.lower(at) != "-" or doc.lower(at + 1) not in {"and", "or", "to", ","}:
        return None
    other = numeral_at(doc, at + 2) if at + 2 < end else None
    return unit_after(doc, other.last, end) if other else None


def _set_age(doc: Document, quantity: Quantity, age: Age) -> int:
    quantity.kind, quantity.rule = Kind.AGE, age.rule
    quantity.unit, quantity.unit_norm = "years", "year"
    if age.rule == "age_decade":
        quantity.last = max(quantity.last, age.last)
        quantity.value_low, quantity.value_high, quantity.value_best = age.low, age.high, None
        quantity.modifier = Modifier.BETWEEN
    if age.unit_first is not None and age.unit_last is not None:
        quantity.unit_first, quantity.unit_last = age.unit_first, age.unit_last
        quantity.unit = doc.quote(age.unit_first, age.unit_last)
        quantity.unit_norm = singular(quantity.unit.lower())
        return age.unit_last
    return quantity.last


def _set_money_sign(doc: Document, quantity: Quantity, first: int, last: int, code: str) -> None:
    quantity.kind = Kind.MONEY
    quantity.unit, quantity.unit_norm = doc.quote(first, last), code
    quantity.unit_first, quantity.unit_last = first, last


def _set_unit(doc: Document, quantity: Quantity, unit: Unit) -> int:
    quantity.kind, quantity.unit_norm = unit.kind, unit.norm
    quantity.unit = doc.quote(unit.first, unit.last)
    quantity.unit_first, quantity.unit_last = unit.first, unit.last
    return unit.last


def _set_counted(
    doc: Document, quantity: Quantity, amount: Amount, bound: Bound, before: Sequence[Quantity], end: int
) -> None:
    single = amount.low == 1 and amount.high == 1
    counted = counted_after(doc, after_restated(doc, max(amount.last, bound.last), amount.low), end, single)
    if set_mark(doc, quantity):
        counted_elsewhere(doc, quantity, before)
    elif counted is not None:
        set_noun(doc, quantity, counted)
        if quantity.unit_norm in QUAKES and amount.low is not None and amount.low != int(amount.low):
            quantity.kind, quantity.unit_norm = Kind.MEASURE, "magnitude"
        set_others(doc, quantity, before)
    elif (later := noun_of_next(doc, amount.last, end)) is not None:
        set_noun(doc, quantity, later)
        quantity.elided = True
    else:
        counted_elsewhere(doc, quantity, before)
    if amount.rule in {"share", "quotient"} or (amount.low is not None and 0 < amount.low < 1):
        quantity.kind = Kind.RATIO if quantity.unit_norm != "point" else Kind.OTHER
    compound = doc.lower(amount.last + 1) if doc.lower(amount.last) == "-" else ""
    if compound in TIMES or compares(doc, quantity):
        quantity.kind = Kind.RATIO
    elif compound == "strong" and quantity.unit_norm not in THINGS_STRONG:
        quantity.kind = Kind.PERSONS
    set_thousands(doc, quantity, before)


def _carry_modifier(doc: Document, quantity: Quantity, before: Sequence[Quantity]) -> None:
    """Give a bracketed conversion the bound of what it converts: "about 500 miles (800 km)"."""
    if not before or quantity.modifier is not Modifier.EXACT or doc.lower(quantity.first - 1) not in {"(", "/", ";"}:
        return
    last = before[-1]
    if quantity.first - 1 - last.end != 0:
        return
    if last.kind is Kind.AGE or last.modifier in {Modifier.EXACT, Modifier.BETWEEN, Modifier.VAGUE}:
        return
    quantity.modifier = last.modifier
    if last.value_low is None:
        quantity.value_low = None
    if last.value_high is None:
        quantity.value_high = None
