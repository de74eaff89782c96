"""Lay the cells of a table out so that each row can be read by its columns."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

CELL_TAGS = ("td", "th")
# Wider and longer spans, and longer cells, are layout.
MOST_ROWS = 60
MOST_COLUMNS = 40
LONGEST_CELL = 200
MOST_FILLED = 2_000


def fill_spanned_rows(tree: HtmlElement) -> None:
    """Write the text of a cell that spans several rows into each of them, in place."""
    filled = 0
    for cell in tree.xpath("//td[@rowspan > 1] | //th[@rowspan > 1]"):
        row, text = cell.getparent(), " ".join(cell.text_content().split())
        before = list(islice(cell.itersiblings(*CELL_TAGS, preceding=True), MOST_COLUMNS))
        if row is None or row.tag != "tr" or len(before) == MOST_COLUMNS or len(text) > LONGEST_CELL:
            continue
        column = sum(_span(other, "colspan") for other in before)
        for below in islice(row.itersiblings("tr"), min(_span(cell, "rowspan"), MOST_ROWS) - 1):
            _insert(below, column, cell.tag, text)
            filled += 1
        if filled > MOST_FILLED:
            return


def _insert(row: HtmlElement, column: int, tag: str, text: str) -> None:
    """Put a cell into a row, in front of the cell that stands in or behind its column."""
    cell = etree.SubElement(row, tag)
    cell.text = text
    reached = 0
    for other in islice(row.iterchildren(*CELL_TAGS), MOST_COLUMNS):
        if reached >= column and other is not cell:
            other.addprevious(cell)
            return
        reached += _span(other, "colspan")


def _span(cell: HtmlElement, name: str) -> int:
    written = (cell.get(name) or "").strip()
    return max(1, int(written)) if written.isascii() and written.isdigit() and len(written) < 4 else 1
