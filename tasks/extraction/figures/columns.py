"""Read tables: the header of a column names what the numbers below it count, the first cell of a row says where."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tasks.extraction.figures.relations import Related
from tasks.extraction.phrases import Span
from tasks.extraction.places import exact_entry
from tasks.extraction.quantities import Counted, set_noun
from tasks.extraction.rows.mentions import EventMention, Link, PlaceMention, Quantity, Road
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.gazetteer import gazetteer
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from values.categories import Kind
from values.reading import Figure

BAR = "|"
FEWEST_PARTS = 2
UNCOUNTED = frozenset(lexicon("counted")["uncounted_columns"])
OWN_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.AGE, Kind.DURATION, Kind.MEASURE})


@dataclass(slots=True)
class Row:
    """The cells of one line of a table, each as tokens `first:last`."""

    cells: list[Span]
    headers: list[Span] = field(default_factory=list)
    """The cells of the table's first line, where that line has no numbers and as many cells."""


class Columns:
    """The tables of one text, asked for the header and the row of a number that stands alone in its cell."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.rows = _rows(doc)

    def header_of(self, quantity: Quantity) -> Span | None:
        """Return the header above a number that stands alone in its cell, None where no header counts anything."""
        row = self.rows.get(self._paragraph(quantity))
        at = next((n for n, cell in enumerate(row.cells) if _fills(self.doc, cell, quantity)), None) if row else None
        if row is None or at is None or not row.headers:
            return None
        first, last = row.headers[at]
        return (first, last) if first < last and self.doc.lower(first) not in UNCOUNTED else None

    def place_of(self, quantity: Quantity, places: Sequence[PlaceMention]) -> PlaceMention | None:
        """Return the place that the first cell of the number's row names and nothing else."""
        row = self.rows.get(self._paragraph(quantity))
        if row is None or not row.headers:
            return None
        first, last = row.cells[0]
        named = next((place for place in places if (place.first, place.last) == (first, last)), None)
        if named is not None:
            return named
        entry = exact_entry(self.doc, gazetteer(), first, last) if first < last else None
        return PlaceMention(first, last, entry.place_id, entry.precision, "cell") if entry is not None else None

    def _paragraph(self, quantity: Quantity) -> int:
        return self.doc.sentences[self.doc.tokens[quantity.first].sentence].paragraph


def name_counted(doc: Document, quantity: Quantity, header: Span, event: EventMention | None) -> None:
    """Store what the header says is counted ("Homes destroyed", "Killed", "%") in a quantity without a unit."""
    if quantity.kind in OWN_KINDS or not (quantity.elided or quantity.unit is None):
        return
    words = [token for token in doc.tokens.run(header[0], header[1]) if token.kind is TokenKind.WORD]
    noun = next((token for token in words if is_plural(token.lower) or counts_persons(token.lower)), None)
    quantity.unit, quantity.unit_first, quantity.unit_last = None, None, None
    if noun is not None:
        set_noun(doc, quantity, Counted(header[0], noun.index + 1))
    elif event is not None:
        quantity.kind, quantity.unit_norm = Kind.PERSONS, "person"
    elif "%" in (doc.lower(k) for k in range(*header)):
        quantity.kind, quantity.unit, quantity.unit_norm = Kind.PERCENT, "%", "%"
    else:
        quantity.kind, quantity.unit = Kind.OTHER, doc.quote(*header)
        quantity.unit_norm = quantity.unit.lower()


def column_link(event: EventMention) -> Link:
    """Return the link of a number to the event that its column is headed by."""
    return Link(event, event.event, Road.COLUMN, 0.5)


def part_columns(columns: Columns, quantities: Sequence[Quantity], figures: Sequence[Figure]) -> list[Related]:
    """Make the numbers of a column parts of the figure of the same event that is their sum, there or in the text.

    Returns which figures were made parts, as `relate` does.
    """
    found: list[Related] = []
    members: dict[Span, list[int]] = defaultdict(list)
    for number, quantity in enumerate(quantities):
        header = columns.header_of(quantity) if columns.rows else None
        if header is not None and quantity.value_best is not None and figures[number].event is not None:
            members[header].append(number)
    for column in members.values():
        whole = _sum_of(column, figures)
        for number in column if whole is not None else ():
            if number != whole and figures[number].part_of is None:
                figures[number].part_of = whole
                found.append((number, "part_of", "column_sum"))
    return found


def _sum_of(column: Sequence[int], figures: Sequence[Figure]) -> int | None:
    """Return the figure that the numbers of a column add up to, None where there is none."""
    values = [figures[number].value_best or 0.0 for number in column]
    total = next((n for n, value in zip(column, values, strict=True) if value and 2 * value == sum(values)), None)
    if total is not None or len(column) < FEWEST_PARTS:
        return total
    told = (n for n, figure in enumerate(figures) if n not in column and figure.event is figures[column[0]].event)
    return next((n for n in told if figures[n].value_best == sum(values)), None)


def _rows(doc: Document) -> dict[int, Row]:
    """Return the lines of tables by their paragraph, each with the headers of its table."""
    bars: dict[int, list[int]] = defaultdict(list)
    for at in sorted(doc.positions.get(BAR, ())):
        bars[doc.sentences[doc.tokens[at].sentence].paragraph].append(at)
    bounds: dict[int, Span] = {}
    for sentence in doc.sentences if bars else ():
        first = bounds.get(sentence.paragraph, (sentence.first, 0))[0]
        bounds[sentence.paragraph] = (first, sentence.last)
    rows = {number: Row(_cells(*bounds[number], at)) for number, at in bars.items()}
    for number in sorted(rows):
        above = rows.get(number - 1)
        rows[number].headers = _headers(doc, rows[number], above) if above else []
    return rows


def _cells(first: int, last: int, bars: Sequence[int]) -> list[Span]:
    edges = [first - 1, *bars, last]
    return [(left + 1, right) for left, right in pairwise(edges)]


def _headers(doc: Document, row: Row, above: Row) -> list[Span]:
    """Return the headers of the row above, or that row itself where it holds no numbers; its corner may be empty."""
    heads = above.headers or ([] if _has_numbers(doc, above) else above.cells)
    if len(heads) == len(row.cells) - 1:
        heads = [(row.cells[0][0], row.cells[0][0]), *heads]
    return heads if len(heads) == len(row.cells) else []


def _has_numbers(doc: Document, row: Row) -> bool:
    return any(doc.tokens[k].kind is TokenKind.NUMBER for first, last in row.cells for k in range(first, last))


def _fills(doc: Document, cell: Span, quantity: Quantity) -> bool:
    """Return whether nothing but the number and signs stand in the cell."""
    if not cell[0] <= quantity.first < quantity.last <= cell[1]:
        return False
    others = (*range(cell[0], quantity.first), *range(quantity.last, cell[1]))
    return all(doc.tokens[k].kind is TokenKind.SIGN for k in others)
