"""Choose the blocks of a page that are its story."""

import re
from collections import Counter

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from tasks.parsing.blocks import Block, Marked
from tasks.parsing.marks import Mark

NOT_LETTERS = re.compile(r"\W+")
# An element that holds this share of what the extractor chose is the story itself, whatever its name says.
STORY_SHARE = 0.4
OUTSIDE = frozenset((Mark.CAPTION, Mark.CREDIT, Mark.BYLINE, Mark.PROMOTION, Mark.FURNITURE, Mark.EMBED))


def squash(text: str) -> str:
    """Return the letters and digits of a text."""
    return NOT_LETTERS.sub("", text)


def extracted_text(tree: HtmlElement) -> str:
    """Return the letters and digits of what trafilatura takes for the story, empty where it finds none."""
    document = bare_extraction(tree, fast=True, favor_precision=True, include_comments=False, include_tables=True)
    if document is None or document.body is None:
        return ""
    return squash("".join(document.body.itertext()))


def story_blocks(blocks: list[Block], extracted: str) -> list[Block]:
    """Return the blocks of the story in page order: the voted ones and what stands among them, without what is marked as no story."""
    voted = [block for block in blocks if squash(block.text) in extracted]
    total = sum(len(block.text) for block in voted) or 1
    weights: Counter[HtmlElement] = Counter()
    for block in voted:
        step = block.marked
        while step is not None:
            weights[step.element] += len(block.text)
            step = step.outer
    story = {element for element, weight in weights.items() if weight > STORY_SHARE * total}
    return [block for block in voted if not marks_inside(block.marked, story) & OUTSIDE]


def marks_inside(marked: Marked | None, story: set[HtmlElement]) -> set[Mark]:
    """Return the marks around a block, without those of elements that hold the story."""
    found: set[Mark] = set()
    while marked is not None:
        if marked.element not in story:
            found |= marked.marks
        marked = marked.outer
    return found
