"""Leave out numbers that count nothing: "one witness said", "many would agree", "no arrests were made"."""

from collections.abc import Sequence

from tasks.extraction.rows.mentions import Link, Quantity
from tasks.extraction.text import Document
from values.categories import Event, Kind, Modifier
from values.reading import Ignored

COUNTS = frozenset({Kind.PERSONS, Kind.OBJECTS, Kind.OTHER})
ROW_REACH = 8
JOINTS = frozenset({",", "and", ";"})
# Counts only right before a plural noun: "several houses", not "several of its leaders".
HUNDREDS = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
LOOSE = frozenset({"many", "several", "few", "numerous", "countless", "lot"})


def told_and_untold(
    doc: Document, quantities: Sequence[Quantity], links: Sequence[Link]
) -> tuple[list[Quantity], list[Link], list[Ignored]]:
    """Return the quantities of figures with their links, and those that count nothing, as ignored."""
    reasons = [_reason(doc, quantities, index, link) for index, link in enumerate(links)]
    kept = [index for index, reason in enumerate(reasons) if reason is None]
    ignored = [_ignored(doc, quantity, reason) for quantity, reason in zip(quantities, reasons, strict=True) if reason]
    return [quantities[i] for i in kept], [links[i] for i in kept], ignored


def _reason(doc: Document, quantities: Sequence[Quantity], index: int, link: Link) -> str | None:
    """Return why a number counts nothing, None where it is a figure."""
    quantity = quantities[index]
    if _is_untold(doc, quantities, index, link):
        return "one_untold"
    if _is_loose(doc, quantity, link):
        return "vague_untold"
    lawful = link.event in (Event.DETAINED, Event.CHARGED)
    return "none_arrested" if lawful and quantity.value_high == 0 else None


def _is_loose(doc: Document, quantity: Quantity, link: Link) -> bool:
    """Return whether a vague word stands without its noun ("many would agree"), or counts no things ("many ways")."""
    words = {doc.lower(at) for at in range(quantity.first, quantity.last)}
    if quantity.modifier is not Modifier.VAGUE or not words & LOOSE or words & HUNDREDS:
        return False
    bare = quantity.elided or quantity.unit is None or (doc.lower(quantity.last) == "of" and "lot" not in words)
    return bare or (quantity.kind is Kind.OTHER and link.event is None)


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


def _ignored(doc: Document, quantity: Quantity, reason: str) -> Ignored:
    start, end = doc.span(quantity.first, quantity.last)
    return Ignored(start, end, doc.text[start:end], doc.tokens[quantity.first].sentence, reason)
