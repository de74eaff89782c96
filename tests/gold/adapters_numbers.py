"""Translate quantities into the fields of the public number sets; each function is named after its set."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from tasks.extraction import analyse
from tasks.extraction.numbers import amount_of, numeral_at
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from values.categories import Kind, Modifier

SIGNS = {
    Modifier.ABOUT: "~",
    Modifier.MORE_THAN: ">",
    Modifier.AT_LEAST: ">",
    Modifier.LESS_THAN: "<",
    Modifier.AT_MOST: "<",
}
# The sets count what the project reads as part of a time expression, and the pronoun in "one of the ships".
THEIR_FIGURES = frozenset({"relative_time", "frequency", "one_of", "one_determiner"})
NOT_IN_RE3D = frozenset({"vague_many", "vague_several", "vague_a_lot_of", "age_decade"})
Row = dict[str, Any]


def quantities_of(text: str, dct: str | None) -> tuple[Document, list[Quantity], list[Any]]:
    """Return the document, its quantities and its ignored numbers."""
    doc = analyse(text, date.fromisoformat(dct[:10]) if dct else None)
    return doc, list(doc.quantities), list(doc.ignored)


def values(quantity: Quantity) -> tuple[float | None, float | None]:
    """Return the number, and the upper end of a range; a bound's number whichever end it holds."""
    if quantity.modifier is Modifier.BETWEEN:
        return quantity.value_low, quantity.value_high
    return (quantity.value_low if quantity.value_low is not None else quantity.value_high), None


def newsquant(text: str, dct: str | None) -> list[Row]:
    """Return value, value2 and change; vague words stand for the decade of numbers that the lexicon gives them."""
    doc, quantities, ignored = quantities_of(text, dct)
    rows = [row for quantity in quantities if (row := _cqe_row(doc, quantity))]
    return _merged_changes(doc, rows) + list(_their_figures(doc, ignored))


cqe_age = cqe_currency = cqe_dimension = cqe_temperature = newsquant


def _cqe_row(doc: Document, quantity: Quantity) -> Row | None:
    low, high = values(quantity)
    if quantity.modifier is Modifier.VAGUE:
        words = doc.quote(quantity.first, quantity.last).lower()
        bounds = lexicon("vague").get(words, ["", ""])
        if not bounds[0]:
            return None
        low, high = float(bounds[0]), float(bounds[1])
    if quantity.negated or low is None or quantity.rule == "multiplicative":
        return None
    # "a five-year award", "a three-year forecast": the set does not count durations that are adjectives.
    if quantity.kind is Kind.DURATION and doc.lower(quantity.last) == "-":
        return None
    change = _change(doc, quantity)
    return {
        "type": "quantity",
        "value": low,
        "value2": high,
        "change": change,
        "unit": quantity.unit or "",
        "norm_unit": quantity.unit_norm or "-",
        "at": (quantity.first, quantity.last, quantity.unit_last or quantity.last),
    }


def _change(doc: Document, quantity: Quantity) -> str:
    """Return the set's sign; it marks ranges after "about" and averages as approximate."""
    if quantity.modifier is Modifier.VAGUE:
        return "="
    if quantity.modifier is Modifier.BETWEEN:
        opener = doc.lower(quantity.first)
        if opener in {"between", "from"}:
            return "="
        return "~" if opener in {"~", "about", "around", "approximately"} else quantity.direction or "="
    if doc.lower(quantity.first - 1) in {"averaged", "averaging", "averages"}:
        return "~"
    return SIGNS.get(quantity.modifier) or quantity.direction or "="


def _merged_changes(doc: Document, rows: list[Row]) -> list[Row]:
    """Join "from 240 to 273", two figures of ours, into the one range that the sets make of it."""
    merged: list[Row] = []
    for row in rows:
        last = merged[-1] if merged else None
        joined = (
            last is not None
            and doc.lower(row["at"][0] - 1) == "to"
            and row["at"][0] - 1 == last["at"][2]
            and doc.lower(last["at"][0] - 1) == "from"
            and last["value2"] is None
            and row["value2"] is None
        )
        if joined and last is not None:
            last.update(value2=row["value"], change="=")
        else:
            merged.append(row)
    return merged


def _their_figures(doc: Document, ignored: list[Any]) -> Iterator[Row]:
    """Yield the ignored numbers that the sets count."""
    starts = {token.start: token.index for token in doc.tokens.values()}
    for left_out in ignored:
        numeral = numeral_at(doc, starts.get(left_out.start, -1)) if left_out.reason in THEIR_FIGURES else None
        if numeral is not None:
            yield {
                "type": "quantity",
                "value": numeral.value,
                "value2": None,
                "change": "=",
                "unit": "",
                "norm_unit": "-",
            }


def _spans(text: str, dct: str | None, kinds: set[Kind] | None, unit: bool, kind_name: str) -> list[Row]:
    """Return number spans without modifiers, with the unit inside the span where the set has it there."""
    doc, quantities, _ = quantities_of(text, dct)
    rows = []
    for quantity in quantities:
        if kinds is not None and quantity.kind not in kinds:
            continue
        number = _number_tokens(doc, quantity)
        if number is None:
            continue
        first, last, value = number
        if unit and quantity.unit_first is not None and quantity.unit_last is not None and not quantity.elided:
            first, last = min(first, quantity.unit_first), max(last, quantity.unit_last)
        start, end = doc.span(first, last)
        rows.append({"type": kind_name, "start": start, "end": end, "value": value})
    return rows


def _number_tokens(doc: Document, quantity: Quantity) -> tuple[int, int, float] | None:
    """Return the last numeral of a quantity without its modifier (the sets read "40 - 50 years" as 50 years)."""
    found = None
    at = quantity.first
    while at < quantity.last:
        numeral = numeral_at(doc, at)
        if numeral is not None:
            found = (numeral.first, numeral.last, numeral.value)
            at = numeral.last
        else:
            at += 1
    return found


def recog_age(text: str, dct: str | None) -> list[Row]:
    """Return ages with their unit ("five years old", "age 87")."""
    doc, quantities, _ = quantities_of(text, dct)
    rows = []
    for quantity in quantities:
        number = _number_tokens(doc, quantity)
        if quantity.kind is not Kind.AGE or number is None:
            continue
        first, last, value = number
        last = max(last, quantity.unit_last or last)
        if quantity.unit_last is None and doc.lower(first - 1) in {"age", "aged"}:
            first -= 1
        for tail in (("-", "old"), ("old",), ("of", "age")):
            if tuple(doc.lower(last + k) for k in range(len(tail))) == tail:
                last += len(tail)
                break
        start, end = doc.span(first, last)
        rows.append({"type": "age", "start": start, "end": end, "value": value})
    return rows


def recog_percent(text: str, dct: str | None) -> list[Row]:
    """Return percentages."""
    return _spans(text, dct, {Kind.PERCENT}, unit=True, kind_name="percentage")


def recog_dimension(text: str, dct: str | None) -> list[Row]:
    """Return lengths, weights, areas, speeds, temperatures and amounts of data."""
    return _spans(text, dct, {Kind.MEASURE}, unit=True, kind_name="dimension")


def recog_currency(text: str, dct: str | None) -> list[Row]:
    """Return amounts of money."""
    return _spans(text, dct, {Kind.MONEY}, unit=True, kind_name="currency")


def recog_number(text: str, dct: str | None) -> list[Row]:
    """Return every bare number; the set counts those in ages and times too, and those that are only named."""
    doc, _, ignored = quantities_of(text, dct)
    pronouns = {left_out.start for left_out in ignored if left_out.reason == "one_pronoun"}
    rows, at = [], 0
    while at < len(doc.tokens):
        numeral = numeral_at(doc, at)
        if numeral is None or doc.tokens[numeral.first].start in pronouns:
            rows.extend(_dotted(doc.tokens[at]))
            at += 1
            continue
        amount = amount_of(doc, numeral)
        shared = amount.low is not None and amount.rule in {"share", "quotient"}
        last, value = (amount.last, amount.low) if shared else (numeral.last, numeral.value)
        start, end = doc.span(numeral.first, last)
        rows.append({"type": "number", "start": start, "end": end, "value": value})
        at = last
    return rows


def _dotted(token: Token) -> Iterator[Row]:
    """Yield the parts of "192.168.1.2", four numbers to the set and one code to the project."""
    if token.kind is TokenKind.NUMBER:
        for part in re.finditer(r"\d+", token.text):
            start = token.start + part.start()
            yield {"type": "number", "start": start, "end": start + len(part.group()), "value": float(part.group())}


def recog_numrange(text: str, dct: str | None) -> list[Row]:
    """Return bounded numbers and ranges, as the intervals that the set writes."""
    doc, quantities, _ = quantities_of(text, dct)
    rows = []
    for quantity in quantities:
        first = quantity.first
        if quantity.modifier is Modifier.EXACT:
            # The set writes "equal to 20" as an interval too.
            equal = doc.lower(first - 1) == "to" and doc.lower(first - 2) in {"equal", "equals", "equaling"}
            if not equal:
                continue
            first -= 2
        elif quantity.modifier in {Modifier.ABOUT, Modifier.VAGUE}:
            continue
        start, end = doc.span(first, quantity.last)
        row: Row = {"type": "numberrange", "start": start, "end": end, "value": _interval(quantity)}
        if quantity.modifier is Modifier.BETWEEN:
            row.update(value=quantity.value_low, value2=quantity.value_high)
        rows.append(row)
    return rows


def _interval(quantity: Quantity) -> str:
    if quantity.modifier is Modifier.EXACT:
        return f"[{quantity.value_low:.15g},{quantity.value_high:.15g}]"
    low = "" if quantity.value_low is None else f"{quantity.value_low:.15g}"
    high = "" if quantity.value_high is None else f"{quantity.value_high:.15g}"
    left = "[" if quantity.modifier in {Modifier.AT_LEAST, Modifier.BETWEEN} else "("
    right = "]" if quantity.modifier is Modifier.AT_MOST else ")"
    return f"{left}{low},{high}{right}"


def re3d_quantities(text: str, dct: str | None) -> list[Row]:
    """Return the spans of quantities, modifier included, for the sets that score them by overlap."""
    doc, quantities, _ = quantities_of(text, dct)
    rows = []
    for quantity in quantities:
        # The set has money as a type of its own and marks no "many", "several" and no negated statement.
        # Numbers after "the" and spans of time belong to its persons, organisations and times.
        if quantity.kind in {Kind.MONEY, Kind.DURATION} or quantity.negated or quantity.rule in NOT_IN_RE3D:
            continue
        if quantity.first and doc.tokens[quantity.first - 1].lower in {"the", "our", "its", "their", "these", "those"}:
            continue
        start, end = doc.span(quantity.first, quantity.last)
        rows.append({"type": "Quantity", "start": start, "end": end})
    return rows


def measeval(text: str, dct: str | None) -> list[Row]:
    """Return quantities with their units and modifiers."""
    doc, quantities, _ = quantities_of(text, dct)
    rows = []
    for quantity in quantities:
        last = max(quantity.last, quantity.unit_last or 0) if not quantity.elided else quantity.last
        start, end = doc.span(quantity.first, last)
        mods = []
        if quantity.modifier is Modifier.ABOUT:
            mods.append("IsApproximate")
        elif quantity.modifier not in {Modifier.EXACT, Modifier.VAGUE}:
            mods.append("IsRange")
        if quantity.kind in {Kind.PERSONS, Kind.OBJECTS, Kind.OTHER} and quantity.modifier is Modifier.EXACT:
            mods.append("IsCount")
        rows.append({"type": "quantity", "start": start, "end": end, "mods": mods})
    return rows
