"""Cut the tree of a page into blocks of running text, each with what surrounds it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.parsing.concealed import explains, is_read_though_hidden, shown_by_style
from tasks.parsing.elements import BLOCK_TAGS, SKIPPED_TAGS, TAG_MARKS, Attributes, element_marks, is_hidden
from tasks.parsing.line_breaks import on_lines
from tasks.parsing.marks import Mark

CELL_TAGS = frozenset(("td", "th"))
IMAGE_TAGS = frozenset(("img", "picture", "amp-img"))
CELL_GAP = " | "
SENTENCE_TAGS = frozenset(("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dd"))
WHOLE_PAGE = frozenset(("html", "body"))
STRONG_TAGS = frozenset(("b", "strong", "em", "i", "u"))
SEPARATE_INLINE = frozenset((Mark.CAPTION, Mark.CREDIT, Mark.BYLINE, Mark.PROMOTION, Mark.FURNITURE))
# Their lines stay one: a headline, a row of a table.
ONE_LINE = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "tr", "figcaption", "caption", "address"))
DATELINE = re.compile(r"(?:^|[\s_-])dateline(?:$|[\s_-])", re.IGNORECASE)
# Zero-width characters and the marks that only tell a browser the direction of writing.
DIRECTIONS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
INVISIBLE: dict[int, str | None] = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *DIRECTIONS))
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
CLEANED = INVISIBLE | LIGATURES
# "&amp;nbsp;" in the source: escaped twice. "&lt;" stays, it may be meant.
ESCAPED_TWICE = re.compile(
    r"&(?:amp;)*(?:#(?:3[2-9]|[4-9]\d|\d{3,6}|x[2-7][0-9a-f]|x[0-9a-f]{3,5})|"
    r"nbsp|amp|quot|apos|[lr][sd]quo|[nm]dash|hellip|shy|thinsp);",
    re.IGNORECASE,
)

APART = "\x1f"
APART_IN_NUMBER = re.compile(rf"(?<=\d){APART}(?=[.,]?\d)|(?<=\d[.,]){APART}(?=\d)")


class Marked(NamedTuple):
    """An element that bears marks, with the marked elements around it."""

    element: HtmlElement
    marks: frozenset[Mark]
    outer: "Marked | None"


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of running text between two block boundaries."""

    element: HtmlElement
    """The innermost block element around the text."""
    tag: str
    text: str
    """On one line, but for the line breaks of the page that part what is said."""
    link_length: int
    """Characters of `text` inside links."""
    marked: Marked | None
    strong_length: int = 0
    """Characters in bold or emphasised type."""
    quoted: bool = False
    """Inside a blockquote."""
    after_image: bool = False
    """The first words behind a picture."""
    teaser: bool = False
    """Leads to another story; set when the story is chosen."""

    def marks(self) -> set[Mark]:
        """Return the marks of all elements around the text."""
        found: set[Mark] = set()
        step = self.marked
        while step is not None:
            found |= step.marks
            step = step.outer
        return found


def strip_unread(root: HtmlElement) -> None:
    """Take scripts, styles, forms' controls and other things without reading text out of the tree, in place."""
    etree.strip_elements(root, *SKIPPED_TAGS, with_tail=False)


def blocks_of(root: HtmlElement) -> list[Block]:
    """Return the blocks below an element in page order, without what is hidden.

    One pass without recursion, linear in the elements; call `strip_unread` before.
    """
    walk, shown = _Walk(root), shown_by_style(root)
    events = etree.iterwalk(root, events=("start", "end"))
    hidden: HtmlElement | None = None
    for event, element in events:
        if event == "start":
            attributes = element.items()
            if attributes and element not in shown and walk.skips(element, attributes):
                hidden = element
                events.skip_subtree()
            else:
                walk.start(element, attributes)
        elif element is hidden:
            hidden = None
            walk.tail(element)
        else:
            walk.end(element)
            if element is not root:
                walk.tail(element)
    walk.flush()
    return walk.blocks


class _Walk:
    """What the pass over the tree has gathered so far."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.owners: list[HtmlElement] = [root]
        self.marked: Marked | None = None
        self.links = self.strong = self.quotes = 0
        self.image = False
        self.link_length = self.strong_length = 0

    def start(self, element: HtmlElement, attributes: Attributes) -> None:
        tag = element.tag
        block = tag in BLOCK_TAGS
        if block:
            self.flush()
            self.owners.append(element)
            self.quotes += tag == "blockquote"
        elif tag == "br":
            self._break()
        elif tag in IMAGE_TAGS:
            self.image = True
        elif tag == "a":
            self.links += 1
        elif tag in STRONG_TAGS:
            self.strong += 1
        elif tag in CELL_TAGS and (self.pieces or element.getprevious() is not None):
            self.pieces.append(CELL_GAP)
        if tag not in WHOLE_PAGE and (attributes or tag in TAG_MARKS):
            marks = element_marks(tag, attributes)
            if marks and (block or self._separate(element, marks)):
                self.flush()
                self.marked = Marked(element, marks, self.marked)
        if text := element.text:
            self.add(text)

    def skips(self, element: HtmlElement, attributes: Attributes) -> bool:
        """Whether an element is not read: a browser hides it, or it explains a word in the middle of a sentence."""
        if is_hidden(attributes):
            return not is_read_though_hidden(element, attributes, bool(self.pieces))
        return element.tag not in BLOCK_TAGS and bool(self.pieces) and explains(element, attributes)

    def _separate(self, element: HtmlElement, marks: frozenset[Mark]) -> bool:
        """Whether an inline element stands apart from the sentence around it: a credit behind a caption does.

        The place and the day that open a report do not.
        """
        if not marks & SEPARATE_INLINE or (self.pieces and self.owners[-1].tag in SENTENCE_TAGS):
            return False
        opens = bool(element.tail and element.tail.strip()) and self.owners[-1].tag in SENTENCE_TAGS
        return not (opens and DATELINE.search(element.get("class") or ""))

    def end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCK_TAGS:
            self.flush()
            self.owners.pop()
            self.quotes -= tag == "blockquote"
        elif tag == "a":
            self.links -= 1
        elif tag in STRONG_TAGS:
            self.strong -= 1
        if self.marked is not None and self.marked.element is element:
            self.flush()
            self.marked = self.marked.outer

    def tail(self, element: HtmlElement) -> None:
        if text := element.tail:
            self.add(text)

    def add(self, text: str) -> None:
        if not self.pieces and text.isspace():
            return
        self.pieces.append(text.replace("\n", " "))
        if self.links or self.strong:
            length = len(text.strip())
            self.link_length += length if self.links else 0
            self.strong_length += length if self.strong else 0

    def _break(self) -> None:
        # Two line breaks in a row end a paragraph; a single one is a space.
        for piece in reversed(self.pieces):
            if piece == "\n":
                self.flush()
                return
            if piece.strip():
                break
        self.pieces.append("\n")

    def flush(self) -> None:
        if not self.pieces:
            return
        owner = self.owners[-1]
        text = on_lines("".join(self.pieces), tidy, owner.tag not in ONE_LINE)
        if text:
            block = Block(
                owner, owner.tag, text, self.link_length, self.marked, self.strong_length, self.quotes > 0, self.image
            )
            self.blocks.append(block)
            self.image = False
        self.pieces.clear()
        self.link_length = self.strong_length = 0


def tidy(text: str) -> str:
    """Return text on one line: white space folded, invisible characters out, what was escaped twice undone."""
    if "&" in text:
        text = ESCAPED_TWICE.sub(lambda match: unescape(unescape(match[0])), text)
    return " ".join((text if text.isascii() else text.translate(CLEANED)).split())


def set_apart(parts: Iterable[str]) -> str:
    """Return the texts of neighbouring elements on one line, a space between them except within a number."""
    return tidy(APART_IN_NUMBER.sub("", APART.join(parts)).replace(APART, " "))
