"""Blocks of a page as candidates for its story, with what their frames say about them."""

import re
from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from tasks.parsing.blocks import Block
from tasks.parsing.elements import element_marks
from tasks.parsing.lines import HEADINGS, LIST_TAGS, squash, steps
from tasks.parsing.marks import Mark
from tasks.parsing.surroundings import Kind, kind_of_part, marks_around

# A kind of element that holds this share of the page's prose is the story itself, whatever its name says.
STORY_SHARE = 0.4
# ... and this share of what stands in no part with such a name.
STORY_OVER_FREE = 0.7
PROSE_LENGTH = 80
LINKED = 0.5
UNLINKED = 0.1
OUTSIDE = frozenset(
    (Mark.CAPTION, Mark.CREDIT, Mark.BYLINE, Mark.PROMOTION, Mark.FURNITURE, Mark.COMMENT, Mark.CONSENT, Mark.TOOLTIP)
)
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END = re.compile(r"[.!?…。！？।:;]['\"”»’)\]]*$")
DIGIT = re.compile(r"\d")
FEWEST_FACTS = 2


@dataclass(slots=True, eq=False)
class Candidate:
    """A block with what the choice needs to know of it."""

    block: Block
    squashed: str
    length: int
    """In letters; an ideograph counts twice."""
    linked: float
    """Share of the text inside links."""
    voted: bool = False
    """Whether the second opinion holds it for the story."""
    marks: frozenset[Mark] = frozenset()
    prose: bool = False

    @classmethod
    def of(cls, block: Block) -> "Candidate":
        """Return a block as a candidate, not yet judged."""
        length = len(block.text) + (0 if block.text.isascii() else len(IDEOGRAPHS.findall(block.text)))
        return cls(block, squash(block.text), length, block.link_length / max(1, len(block.text)))

    @property
    def outside(self) -> bool:
        """Whether its frame says that it is no part of a story; prose and tables speak against names of topics."""
        if self.marks & OUTSIDE:
            return True
        if Mark.TOPIC not in self.marks:
            return False
        tells = self.block.tag == "tr" or (self.length >= PROSE_LENGTH and SENTENCE_END.search(self.block.text))
        return self.linked > UNLINKED or not tells


def wrapper_of(element: HtmlElement) -> HtmlElement:
    """Return the element around a text; around the list or table of an item or a row."""
    parent = element.getparent()
    if element.tag in LIST_TAGS and parent is not None:
        parent = parent.getparent()
    return element if parent is None else parent


def mark_candidates(candidates: list[Candidate], headings: set[str]) -> None:
    """Give each candidate the marks around it, but those of elements that hold the story.

    They do where their kind holds much of the prose, and more than stands in no such element, or where they stand
    around the headline.
    """
    weights: Counter[Kind] = Counter()
    total, free = 1, 0
    for c in candidates:
        if c.length >= PROSE_LENGTH and c.linked <= LINKED:
            total += c.length
            free += 0 if c.block.marks() & OUTSIDE else c.length
            weights.update(dict.fromkeys({kind_of_part(step.element) for step in steps(c.block.marked)}, c.length))
    story = {kind for kind, weight in weights.items() if weight > max(STORY_SHARE * total, STORY_OVER_FREE * free)}
    headline = next(
        (c for c in candidates if c.block.tag == "h1" or (c.block.tag in HEADINGS and c.squashed in headings)), None
    )
    around = {step.element for step in steps(headline.block.marked)} if headline else set()
    known: dict[tuple[int, bool], frozenset[Mark]] = {}
    for c in candidates:
        c.marks = marks_around(c.block, story, around, known)
    _free_facts(candidates)
    for c in candidates:
        c.prose = c.length >= PROSE_LENGTH and c.linked <= LINKED and not c.outside


def _free_facts(candidates: list[Candidate]) -> None:
    """Take the marks from asides that list numbers and lead nowhere: they tell the facts of the story."""
    asides: dict[HtmlElement, list[Candidate]] = {}
    for c in candidates:
        inner = next((step for step in steps(c.block.marked) if step.element.tag == "aside"), None)
        if inner is not None and not element_marks("div", inner.element.items()):
            asides.setdefault(inner.element, []).append(c)
    for inside in asides.values():
        facts = sum(bool(DIGIT.search(c.block.text)) for c in inside)
        if facts >= FEWEST_FACTS and not any(c.linked for c in inside):
            for c in inside:
                c.marks -= {Mark.PROMOTION}
