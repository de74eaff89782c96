"""Choose the blocks of a page that are its story."""

import re
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files

import yaml
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from tasks.parsing.blocks import Block, Marked
from tasks.parsing.marks import Mark

NOT_LETTERS = re.compile(r"\W+")
# A kind of element that holds this share of the page's prose is the story itself, whatever its name says.
STORY_SHARE = 0.4
# The story's root is the deepest element that still holds this share of the prose.
ROOT_SHARE = 0.7
PROSE_LENGTH = 80
ALONE = 0.4
LINKED = 0.5
OUTSIDE = frozenset((Mark.CAPTION, Mark.CREDIT, Mark.BYLINE, Mark.PROMOTION, Mark.FURNITURE))
LIST_TAGS = frozenset(("li", "dt", "dd", "tr"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
TEXT_TAGS = frozenset(("p", "li", "blockquote", "tr", "dd", "dt", "pre", "h2", "h3", "h4", "h5", "h6"))
SHORT = 30
LETTERS = re.compile(r"[^\W\d_]{2}")
LONGEST_LINE = 200
SENTENCE_END = re.compile(r"[.!?…。！？।:;]['\"”»’)\]]*$")


def _lines() -> tuple[re.Pattern[str], frozenset[str]]:
    source = files("tasks.parsing").joinpath("lexicon/lines.yml").read_text("utf-8")
    entries = yaml.load(source, Loader=yaml.CSafeLoader)
    opening = "|".join(re.escape(word) for word in entries["opening"]["words"])
    return re.compile(rf"\W*(?:{opening})(?:\b|(?<=\W))", re.IGNORECASE), frozenset(entries["whole"]["words"])


PROMOTION_OPENING, LABELS = _lines()


@dataclass(slots=True)
class Candidate:
    """A block with what the choice needs to know of it."""

    block: Block
    squashed: str
    length: int
    """In letters; an ideograph counts twice."""
    voted: bool
    linked: float
    marks: frozenset[Mark] = frozenset()
    prose: bool = False


def squash(text: str) -> str:
    """Return the letters and digits of a text."""
    return NOT_LETTERS.sub("", text)


def extracted_text(tree: HtmlElement) -> str:
    """Return the letters and digits of what trafilatura takes for the story, empty where it finds none."""
    document = bare_extraction(tree, fast=True, favor_precision=True, include_comments=False, include_tables=True)
    if document is None or document.body is None:
        return ""
    return squash("".join(document.body.itertext()))


def story_blocks(blocks: list[Block], extracted: str, title: str | None = None) -> list[Block]:
    """Return the blocks of the story in page order."""
    heading = squash(title or "")
    candidates = [_candidate(block, extracted) for block in blocks]
    _mark(candidates)
    candidates = _of_this_article(candidates, heading)
    root = _root(candidates)
    if root is None:
        return []
    within = set(root.iter())
    inside = [c for c in candidates if c.block.element in within]
    first, last = _range(inside)
    kept = [c for c in inside[first : last + 1] if _is_story(c, heading)]
    return [c.block for c in _without_loose_headings(kept)]


def _of_this_article(candidates: list[Candidate], heading: str) -> list[Candidate]:
    """Cut the page before its own headline and before the headline of the next article on the same page."""
    total = sum(c.length for c in candidates if c.prose)
    start = 0
    for index, c in enumerate(candidates):
        if c.block.tag in HEADINGS and c.squashed == heading or c.block.tag == "h1":
            after = sum(d.length for d in candidates[index + 1 :] if d.prose)
            if after > STORY_SHARE * total:
                start = index
                break
    read: Counter[HtmlElement] = Counter()
    for index in range(start + 1, len(candidates)):
        c = candidates[index]
        wrapper = _wrapper(c.block.element)
        if c.block.tag == "h1" and c.squashed != heading and wrapper not in read and read.total() > 2 * PROSE_LENGTH:
            return candidates[start:index]
        if c.prose:
            read[wrapper] += c.length
    return candidates[start:]


def _range(inside: list[Candidate]) -> tuple[int, int]:
    """Return the first and the last candidate of the story: the prose, and what shares an element with its ends."""
    prose = [index for index, c in enumerate(inside) if c.prose]
    first, last = prose[0], prose[-1]
    while first > 0 and _goes_on(inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _goes_on(inside[last + 1], inside[last]):
        last += 1
    return first, last


def _goes_on(c: Candidate, end: Candidate) -> bool:
    if c.marks & OUTSIDE or c.block.tag == "h1":
        return False
    return _wrapper(c.block.element) is _wrapper(end.block.element)


def _wrapper(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    if element.tag in LIST_TAGS and parent is not None:
        parent = parent.getparent()
    return element if parent is None else parent


def _without_loose_headings(kept: list[Candidate]) -> list[Candidate]:
    """Leave out a heading at the end: what it headed was left out."""
    while kept and kept[-1].block.tag in HEADINGS:
        kept.pop()
    return kept


def _candidate(block: Block, extracted: str) -> Candidate:
    squashed = squash(block.text)
    length = len(block.text) + len(IDEOGRAPHS.findall(block.text))
    voted = bool(squashed) and squashed in extracted
    return Candidate(block, squashed, length, voted, block.link_length / max(1, len(block.text)))


def _mark(candidates: list[Candidate]) -> None:
    """Give each candidate the marks around it, but those of elements whose kind holds the story."""
    weights: Counter[tuple[str, str]] = Counter()
    total = 1
    for c in candidates:
        if c.length < PROSE_LENGTH or c.linked > LINKED:
            continue
        weight = c.length * (2 if c.voted else 1)
        total += weight
        step, seen = c.block.marked, set()
        while step is not None:
            seen.add(_kind(step.element))
            step = step.outer
        weights.update(dict.fromkeys(seen, weight))
    story = {kind for kind, weight in weights.items() if weight > STORY_SHARE * total}
    for c in candidates:
        c.marks = _marks(c.block.marked, story)
        c.prose = c.length >= PROSE_LENGTH and c.linked <= LINKED and not c.marks & OUTSIDE


def _kind(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _marks(marked: Marked | None, story: set[tuple[str, str]]) -> frozenset[Mark]:
    found: set[Mark] = set()
    while marked is not None:
        if _kind(marked.element) not in story:
            found |= marked.marks
        marked = marked.outer
    return frozenset(found)


def _root(candidates: list[Candidate]) -> HtmlElement | None:
    """Return the deepest element that holds most of the prose; prose alone in its wrapper, as in a teaser, counts less."""
    prose = [c for c in candidates if c.prose and c.block.tag not in HEADINGS]
    company = Counter(_wrapper(c.block.element) for c in prose)
    weights: Counter[HtmlElement] = Counter()
    total = 0.0
    for c in prose:
        weight = c.length * (2 if c.voted else 1) * (1 if company[_wrapper(c.block.element)] > 1 else ALONE)
        total += weight
        for element in (c.block.element, *c.block.element.iterancestors()):
            weights[element] += weight
    holders = [element for element, weight in weights.items() if weight >= ROOT_SHARE * total]
    return max(holders, key=_depth, default=None)


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_story(c: Candidate, heading: str) -> bool:
    block = c.block
    if c.marks & OUTSIDE or block.tag == "h1" or not c.squashed or c.squashed == heading:
        return False
    if c.linked > 0.8 or is_promotion(block.text):
        return False
    if block.tag not in TEXT_TAGS and c.length < SHORT and not SENTENCE_END.search(block.text):
        return False
    return block.tag == "tr" or bool(LETTERS.search(block.text))


def is_promotion(text: str) -> bool:
    """Whether a line leads away from the story or is a label of the page."""
    if text.casefold() in LABELS:
        return True
    return len(text) < LONGEST_LINE and bool(PROMOTION_OPENING.match(text))
