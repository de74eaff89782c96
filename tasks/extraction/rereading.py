"""Read a few words by themselves: what another reader quotes from a text is read again here, by the same rules."""

from collections.abc import Iterator
from datetime import date

from tasks.extraction.numbers import amount_of, bounded, numeral_at, vague_at
from tasks.extraction.places import find_places
from tasks.extraction.quantities.measured import measured
from tasks.extraction.rows.mentions import Quantity
from tasks.extraction.text import Document, tokenise
from tasks.extraction.times import find_dates
from values.categories import PlacePrecision, Precision
from values.reading import Figure, PlaceRow, TimeExpression


def read_number(quote: str, unit: str | None) -> Figure | None:
    """Return the one number that the quote states, with the unit behind it; None for no number, or for several.

    Start and end count from the start of the quote; where a number may stand is not asked, only what it says.
    """
    joined = quote if unit is None or unit in quote else f"{quote} {unit}"
    doc = tokenise(joined)
    found = [q for q in _quantities(doc) if doc.span(q.first, q.last)[1] <= len(quote)]
    if len(found) != 1:
        return None
    [quantity] = found
    start, end = doc.span(quantity.first, quantity.last)
    return Figure(
        start=start,
        end=end,
        quote=quote[start:end],
        sentence=0,
        value_low=quantity.value_low,
        value_high=quantity.value_high,
        value_best=quantity.value_best,
        modifier=quantity.modifier,
        kind=quantity.kind,
        rule=quantity.rule,
        unit=unit if unit is not None else quantity.unit,
        unit_norm=quantity.unit_norm,
        nationality=quantity.nationality,
        standing=quantity.standing,
        sex=quantity.sex,
        age_band=quantity.age_band,
    )


def _quantities(doc: Document) -> Iterator[Quantity]:
    at = 0
    while at < len(doc.tokens):
        numeral = numeral_at(doc, at)
        amount = vague_at(doc, at) or (amount_of(doc, numeral) if numeral else None)
        if amount is None or amount.last <= at:
            at += 1
            continue
        what = measured(doc, amount, bounded(doc, amount), None, [])
        yield what.quantity
        at = max(what.quantity.last, amount.last)


def time_in_words(words: str, published: date | None) -> TimeExpression | None:
    """Return the days that the words tell, from the first to the last of them; None where they tell none."""
    doc = tokenise(f"So it was {words}")
    told = [found for found in find_dates(doc, published) if found.start or found.end]
    if not told:
        return None
    starts, ends = [found.start for found in told], [found.end for found in told]
    return TimeExpression(
        start=0,
        end=len(words),
        quote=words,
        sentence=0,
        type=told[0].type,
        value=told[0].value if len(told) == 1 else None,
        rule=told[0].rule,
        period_start=None if None in starts else min(day for day in starts if day),
        period_end=None if None in ends else max(day for day in ends if day),
        precision=_finest(found.precision for found in told),
    )


def _finest(grains: Iterator[Precision | None]) -> Precision | None:
    known = [grain for grain in grains if grain is not None]
    return min(known, key=list(Precision).index) if known else None


def place_of(words: str) -> PlaceRow:
    """Return the place that the words name; its id is None where the gazetteer does not hold it."""
    doc = tokenise(f"in {words}")
    named = [found for found in find_places(doc) if doc.quote(found.first, found.last) == words]
    place_id, grain = (named[0].place_id, named[0].precision) if named else (None, PlacePrecision.UNKNOWN)
    return PlaceRow(0, len(words), words, 0, place_id, grain, "quoted")
