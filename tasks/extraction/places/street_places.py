"""Places that a street names: "the 9500 block of South Quay", "829 Harbour Lane", "on Mill Avenue", "Oak and Third"."""

from collections.abc import Iterator

from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.calendar import beside

STREETS = beside("streets")
BLOCKS = frozenset({"block", "blocks"})
CROSSING = frozenset(lexicon("places")["crossing"])
ALONG = frozenset(lexicon("places")["along"])
CORNERS = frozenset(lexicon("places")["corners"])
LONGEST_NAME = 4


def street_places(doc: Document) -> Iterator[tuple[int, int, None, str]]:
    """Yield tokens first and last (exclusive) of each block, address and crossing of a text in mixed case."""
    if doc.case != "mixed":
        return
    for at in doc.places_of(BLOCKS):
        numbered = doc.tokens[at - 1].kind is TokenKind.NUMBER and doc.lower(at + 1) == "of"
        if numbered and (end := _name_end(doc, at + 2)) > at + 2:
            yield at - 1, end, None, "street"
    for at in doc.places_of(CORNERS):
        if (span := _corner(doc, at)) is not None:
            yield *span, None, "street"
    for at in doc.positions.get("and", ()):
        if (span := _numbered_corner(doc, at)) is not None:
            yield *span, None, "street"
    for at in doc.places_of(STREETS):
        if (first := _street_start(doc, at)) is not None:
            yield first, at + 1, None, "street"


def _street_start(doc: Document, at: int) -> int | None:
    """Return where an address or a crossing begins that ends with the street word at a token."""
    if not doc.tokens[at].capital:
        return None
    first = at
    while at - first < LONGEST_NAME and _names(doc, first - 1):
        first -= 1
    if first == at:
        return None
    if doc.tokens[first - 1].kind is TokenKind.NUMBER:
        return first - 1
    if doc.lower(first - 1) == "and":
        return _crossing(doc, first)
    return first if doc.lower(first - 1) in ALONG else None


def _corner(doc: Document, at: int) -> tuple[int, int] | None:
    """Return the two streets that meet at a corner: "the corner of Oak and Third"."""
    first = at + 2
    middle = _name_end(doc, first)
    end = _name_end(doc, middle + 1)
    told = doc.lower(at + 1) == "of" and first < middle < end - 1 and doc.lower(middle) in {"and", "&"}
    return (first, end) if told else None


def _numbered_corner(doc: Document, at: int) -> tuple[int, int] | None:
    """Return the crossing of a numbered street before "and" at a token with one that is only named: "6th and Oak"."""
    end = _name_end(doc, at + 1)
    numbered = doc.tokens[at - 1].kind is TokenKind.ORDINAL and doc.lower(at - 2) in CROSSING | ALONG
    return (at - 1, end) if numbered and end > at + 1 else None


def _crossing(doc: Document, first: int) -> int | None:
    """Return where a crossing begins whose second street begins at a token, behind "and"."""
    begin = first - 2 - (doc.lower(first - 2) == ".")
    if doc.lower(begin) not in STREETS and doc.tokens[begin].kind is not TokenKind.ORDINAL:
        return None
    while first - begin <= LONGEST_NAME + 1 and _names(doc, begin - 1):
        begin -= 1
    return begin if doc.lower(begin - 1) in CROSSING else None


def _name_end(doc: Document, at: int) -> int:
    """Return where the name of a street ends that begins at a token."""
    end = at
    while end - at <= LONGEST_NAME and (_names(doc, end) or (end > at and doc.lower(end) in STREETS)):
        end += 1
    return end


def _names(doc: Document, at: int) -> bool:
    token = doc.tokens[at]
    return token.kind is TokenKind.ORDINAL or (token.kind is TokenKind.WORD and token.capital and not token.tag)
