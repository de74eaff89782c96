"""Leave out numbers of which nothing is told: "one witness said", "one narrow category"."""

from collections.abc import Iterator, Sequence

from tasks.extraction.rows.mentions import Link, Quantity
from tasks.extraction.text import Document
from values.categories import Kind, Modifier
from values.reading import Ignored

COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS, Kind.OTHER})
ROW_REACH = 8
JOINTS = frozenset({",", "and", ";"})


def told_and_untold(
    doc: Document, quantities: Sequence[Quantity], links: Sequence[Link]
) -> tuple[list[Quantity], list[Link], list[Ignored]]:
    """Return the quantities of figures with their links, and each "one" that only introduces somebody, as ignored."""
    untold = {index for index, link in enumerate(links) if _is_untold(doc, quantities, index, link)}
    kept = [index for index in range(len(quantities)) if index not in untold]
    return [quantities[i] for i in kept], [links[i] for i in kept], list(_ignored(doc, quantities, sorted(untold)))


def _is_untold(doc: Document, quantities: Sequence[Quantity], index: int, link: Link) -> bool:
    """Return whether a bare "one" has no event and stands in no row of counts ("six Orthodox and one Catholic")."""
    quantity = quantities[index]
    if doc.lower(quantity.first) != "one" or quantity.last - quantity.first > 1 or link.event is not None:
        return False
    if quantity.kind not in COUNTS or quantity.modifier is not Modifier.EXACT or quantity.elided:
        return False
    beside = [*quantities[max(0, index - 1) : index], *quantities[index + 1 : index + 2]]
    return not any(_in_row(doc, quantity, other) for other in beside)


def _in_row(doc: Document, quantity: Quantity, other: Quantity) -> bool:
    low, high = sorted((quantity.first, other.first))
    same = doc.tokens[low].sentence == doc.tokens[high].sentence
    return same and high - low <= ROW_REACH and any(doc.lower(at) in JOINTS for at in range(low, high))


def _ignored(doc: Document, quantities: Sequence[Quantity], untold: Sequence[int]) -> Iterator[Ignored]:
    for index in untold:
        quantity = quantities[index]
        start, end = doc.span(quantity.first, quantity.last)
        sentence = doc.tokens[quantity.first].sentence
        yield Ignored(start, end, doc.text[start:end], sentence, "one_untold")
