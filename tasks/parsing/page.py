"""One parsed tree of a page, with what its head says, shared by every reader of a field."""

import re
from dataclasses import dataclass, field
from itertools import dropwhile, islice
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

from tasks.parsing.elements import BLOCK_TAGS, element_marks
from tasks.parsing.grid import fill_spanned_rows
from tasks.parsing.linked_data import Node, article_node, linked_nodes
from tasks.parsing.placing import OTHER_PARTS, WHOLE_PAGE
from tasks.parsing.raised import settle_digits
from tasks.parsing.revealed import reveal
from values.article import Found

# A page above these bounds is refused: news pages measured had at most 4 MB and 30,000 elements.
MAX_BYTES = 12_000_000
MAX_ELEMENTS = 400_000
MAX_ATTRIBUTES = 2_000
"""Of one element; libxml2 compares each of them with all others."""
OTHER_WORKS = frozenset(("citation", "comment", "review", "mentions", "isBasedOn", "itemListElement"))
HEAD_TAGS = frozenset(("title", "meta", "link", "script", "style", "base", "noscript", "template"))
# Characters; beyond, a cell is a column of the layout.
LONGEST_CELL = 80
MOST_PARTS = 8
# Elements around a property among which that of another work is looked for.
NEAREST = 12
UNREADABLE_SHARE = 0.02
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BINARY_OPENINGS = (b"%PDF-", b"\x89PNG", b"GIF8", b"PK\x03\x04", b"\xff\xd8\xff", b"\x1f\x8b", b"RIFF", b"\x00\x00\x00")
CROWDED = re.compile(
    rf"""<[a-zA-Z][^\s<>]*+(?:[\s/]++[^\s=<>"'/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']*+))?+){{{MAX_ATTRIBUTES},}}"""
)
TAGS = re.compile(r"<\s*(?:!doctype|html|head|body|title|div|p|article|meta|h1|rss|feed)\b", re.IGNORECASE)


class UnparseableError(ValueError):
    """The bytes are no page, or a page beyond the bounds that keep reading time finite."""


@dataclass(slots=True)
class Page:
    """A page: its tree, its address, what its meta elements and its schema.org objects say."""

    tree: HtmlElement
    url: str
    host: str
    metas: dict[str, list[str]] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    article: Node | None = None
    """The schema.org object of the article of this page."""
    size: int = 0
    """Characters of the source."""
    stated: list[tuple[str, Found, int]] | None = None
    """What the page states as its headline, once that was read: wording, place and weight."""

    headline: tuple[str | None, Found | None] | None = None
    """The headline and where it was found, once that was chosen."""

    def meta(self, *names: str) -> str | None:
        """Return the first value of the first meta element that has one of the names, lower case."""
        return next((value for name in names for value in self.metas.get(name, ())), None)

    def linked(self, key: str) -> object:
        """Return the value of a key of the article's schema.org object, None where it has none."""
        return (self.article or {}).get(key)


def read_page(text: str, url: str) -> Page:
    """Return the parsed page; raises `UnparseableError` for what is no page or has no bounded reading."""
    if len(text) > MAX_BYTES:
        raise UnparseableError(f"{url}: {len(text)} characters, more than {MAX_BYTES}")
    if _is_noise(text):
        raise UnparseableError(f"{url}: not a text page")
    if CROWDED.search(text):
        raise UnparseableError(f"{url}: an element of more than {MAX_ATTRIBUTES} attributes")
    tree = _tree(text, url)
    nodes = linked_nodes(tree)
    return Page(tree, url, page_host(url), _metas(tree), nodes, article_node(nodes, url), len(text))


def page_host(url: str) -> str:
    """Return the host of an address without "www.", an empty string where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[": brackets that hold no IPv6 address
        return ""


def is_binary(body: bytes) -> bool:
    """Whether the first bytes are those of a PDF, an image or an archive."""
    return body.startswith(BINARY_OPENINGS)


def _is_noise(text: str) -> bool:
    start = text[:20_000]
    unreadable = start.count("\ufffd") + len(CONTROLS.findall(start))
    return not TAGS.search(start) and unreadable > UNREADABLE_SHARE * len(start)


def _tree(text: str, url: str) -> HtmlElement:
    source = CONTROLS.sub("", text).encode("utf-8")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    # One class for all elements spares a Python call an element; the special ones (forms, inputs) are not needed.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    try:
        tree = document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnparseableError(f"{url}: {error}") from error
    # libxml2 silently leaves out what lies deeper than 2048 elements.
    if any("depth" in entry.message for entry in parser.error_log.filter_from_fatals()):
        raise UnparseableError(f"{url}: nested too deeply")
    if float(str(tree.xpath("count(//*)"))) > MAX_ELEMENTS:
        raise UnparseableError(f"{url}: more than {MAX_ELEMENTS} elements")
    _give_body(tree)
    reveal(tree, text)
    settle_digits(tree)
    fill_spanned_rows(tree)
    _open_cells(tree)
    return tree


def _open_cells(tree: HtmlElement) -> None:
    """Make a cell that holds one short paragraph a plain cell, so that its row stays one line."""
    for cell in tree.iter("td", "th"):
        inner = cell[0] if len(cell) == 1 else None
        alone = inner is not None and inner.tag in ("p", "div") and not (cell.text or "").strip()
        if inner is not None and alone and _is_line(inner):
            inner.tag = "span"


def _is_line(element: HtmlElement) -> bool:
    parts = list(islice(element.iter(), MOST_PARTS))
    inline = len(parts) < MOST_PARTS and not any(part.tag in BLOCK_TAGS for part in parts[1:])
    return inline and len(element.text_content()) < LONGEST_CELL


def _give_body(tree: HtmlElement) -> None:
    """Move to the body what libxml2, which knows no `main`, leaves in the head of a page without these tags."""
    head, body = tree.find("head"), tree.find("body")
    moved = [] if head is None else list(dropwhile(lambda child: child.tag in HEAD_TAGS, head))
    if not moved:
        return
    if body is None:
        body = etree.SubElement(tree, "body")
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = moved


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for attribute in ("property", "name", "itemprop"):
                name = element.get(attribute)
                if name and not (attribute == "itemprop" and _is_of_another_work(element)):
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def _is_of_another_work(element: HtmlElement) -> bool:
    """Whether a property is that of a cited work, a comment or a teaser, not of the page."""
    ancestors = list(islice(element.iterancestors(), NEAREST))
    if any(ancestor.get("itemprop") in OTHER_WORKS for ancestor in ancestors):
        return True
    scope = next((place for place, ancestor in enumerate(ancestors) if ancestor.get("itemscope") is not None), None)
    around = ancestors[scope:] if scope is not None and ancestors[scope].tag not in WHOLE_PAGE else []
    return any(element_marks(part.tag, part.items()) & OTHER_PARTS for part in around)
