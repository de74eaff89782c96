"""What the elements around a block say about it."""

from lxml.html import HtmlElement

from tasks.parsing.blocks import Block, Marked
from tasks.parsing.lines import LIST_TAGS, steps
from tasks.parsing.marks import Mark

NEVER = frozenset((Mark.COMMENT, Mark.CONSENT))
# Tag and class: parts that a template makes alike.
Kind = tuple[str, str]


def kind_of_part(element: HtmlElement) -> Kind:
    """Return tag and class of an element."""
    return element.tag, element.get("class") or ""


def marks_around(
    block: Block, story: set[Kind], around: set[HtmlElement], known: dict[tuple[int, bool], frozenset[Mark]]
) -> frozenset[Mark]:
    """Return the marks around a block; `known` keeps those of an element, which many blocks share."""
    # HTML puts tables and quotations into figures as well as pictures.
    framed = block.quoted or block.tag in LIST_TAGS
    pending: list[Marked] = []
    for step in steps(block.marked):
        if (id(step), framed) in known:
            break
        pending.append(step)
    outer = pending[-1].outer if pending else block.marked
    found = known[id(outer), framed] if outer is not None else frozenset()
    for step in reversed(pending):
        if step.element not in around and not (framed and step.element.tag == "figure"):
            found |= step.marks & NEVER if kind_of_part(step.element) in story else step.marks
        known[id(step), framed] = found
    return found
