"""Choose the blocks of a page that are its story."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from tasks.parsing.blocks import Block
from tasks.parsing.lines import CREDIT, HEADINGS, LIST_TAGS, is_caption, is_promotion, squash, steps
from tasks.parsing.marks import Mark
from tasks.parsing.surroundings import Kind, kind_of_part, marks_around

# A kind of element that holds this share of the page's prose is the story itself, whatever its name says.
STORY_SHARE = 0.4
# The story's root is the deepest element that still holds this share of the prose.
ROOT_SHARE = 0.7
PROSE_LENGTH = 80
# Below this share of the prose in one kind of container the choice is asked of a second extractor.
CLEAR_SHARE = 0.75
ALONE = 0.4
LINKED = 0.5
LINK_LIST = 0.7
OUTSIDE = frozenset(
    (Mark.CAPTION, Mark.CREDIT, Mark.BYLINE, Mark.PROMOTION, Mark.FURNITURE, Mark.COMMENT, Mark.CONSENT)
)
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
TEXT_TAGS = frozenset(("p", "li", "blockquote", "tr", "dd", "dt", "pre", "h2", "h3", "h4", "h5", "h6"))
FRAME_TAGS = frozenset(("div", "figure", "center"))
SHORT = 30
# Two letters, or the line of underscores by which agencies part a story.
LETTERS = re.compile(r"[^\W\d_]{2}|^_+$")
SENTENCE_END = re.compile(r"[.!?…。！？।:;]['\"”»’)\]]*$")


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


def extracted_text(tree: HtmlElement) -> str:
    """Return the letters and digits of what trafilatura takes for the story, empty where it finds none."""
    document = bare_extraction(tree, fast=True, favor_precision=True, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    return "" if body is None else squash("".join(str(text) for text in body.itertext()))


def story_blocks(
    blocks: list[Block], titles: Iterable[str], second_opinion: Callable[[], str], live: bool = False
) -> list[Block]:
    """Return the blocks of the story in page order; `titles` are the wordings that the page gives its headline.

    On a `live` blog, articles beside that of the headline are its entries.

    `second_opinion` gives the letters and digits that another extractor takes for the story; it is asked only where
    the prose of the page is spread over unlike containers, about one page in ten.
    """
    headings = {squash(title) for title in titles} - {""}
    candidates = [Candidate.of(block) for block in blocks]
    _mark(candidates, headings)
    candidates = _of_this_article(candidates, headings, live)
    if not any(c.prose for c in candidates):
        _admit_short_lines(candidates)
    if _is_doubtful(candidates):
        extracted = second_opinion()
        for c in candidates:
            c.voted = bool(c.squashed) and c.squashed in extracted
    root = _root(candidates)
    if root is None:
        return []
    within = set(root.iter())
    inside = [c for c in candidates if c.block.element in within]
    first, last = _range(inside)
    story = inside[first : last + 1]
    story = _without_link_lists([*_split_off(candidates, story), *story])
    wrappers = {_wrapper(c.block.element) for c in story if c.prose}
    kept = [c for c in story if _is_story(c, headings, wrappers)]
    return [c.block for c in _without_loose_headings(kept)]


def _admit_short_lines(candidates: list[Candidate]) -> None:
    """Take short paragraphs for prose where there are no long ones, as in a flash, inside an article element."""
    for c in candidates:
        if c.block.tag == "p" and c.linked <= LINKED and not c.marks & OUTSIDE and SENTENCE_END.search(c.block.text):
            c.prose = any(ancestor.tag in ("article", "main") for ancestor in c.block.element.iterancestors())


def _is_doubtful(candidates: list[Candidate]) -> bool:
    kinds: Counter[Kind] = Counter()
    for c in candidates:
        if c.prose and c.block.tag not in HEADINGS:
            kinds[kind_of_part(_wrapper(c.block.element))] += c.length
    return bool(kinds) and max(kinds.values()) < CLEAR_SHARE * kinds.total()


def _of_this_article(candidates: list[Candidate], headings: set[str], live: bool) -> list[Candidate]:
    """Cut the page before its own headline and before the headline of the next article on the same page."""
    start = _headline(candidates, headings)
    own = _article_around(candidates[start].block.element) if candidates and not live else None
    read: Counter[HtmlElement] = Counter()
    for index in range(start + 1, len(candidates)):
        c = candidates[index]
        wrapper = _wrapper(c.block.element)
        is_headline = c.block.tag in ("h1", "h2") and c.linked < LINKED and c.squashed not in headings
        enough = is_headline and wrapper not in read and read.total() > 2 * PROSE_LENGTH
        if enough and (c.block.tag == "h1" or _is_apart(c.block.element, own)):
            return candidates[start:index]
        if c.prose:
            read[wrapper] += c.length
    return candidates[start:]


def _article_around(element: HtmlElement) -> HtmlElement | None:
    return next((ancestor for ancestor in element.iterancestors("article")), None)


def _is_apart(element: HtmlElement, own: HtmlElement | None) -> bool:
    """Whether an element lies in an `article` beside that of the headline."""
    other = _article_around(element)
    if own is None or other is None or other is own:
        return False
    return all(ancestor is not own for ancestor in other.iterancestors())


def _headline(candidates: list[Candidate], headings: set[str]) -> int:
    """Return the place of the headline: the page's title as a heading, else an h1, else 0."""
    after = sum(c.length for c in candidates if c.prose)
    enough = STORY_SHARE * after
    own = main = 0
    for index, c in enumerate(candidates):
        after -= c.length if c.prose else 0
        if c.block.tag in HEADINGS and c.squashed in headings:
            if after > enough:
                return index
            own = index if after >= 2 * PROSE_LENGTH else own
        if c.block.tag == "h1" and after > enough:
            main = main or index
    return own or main


def _split_off(candidates: list[Candidate], story: list[Candidate]) -> list[Candidate]:
    """Return the beginning of the story where it stands in a container of its own, between headline and root."""
    looks = {kind_of_part(c.block.element) for c in story if c.prose}
    before = candidates[1 : candidates.index(story[0])]
    return [c for c in before if c.prose and any(_alike(kind_of_part(c.block.element), look) for look in looks)]


def _alike(one: Kind, other: Kind) -> bool:
    """Whether two elements are of one template: same tag, and a class in common where they have any."""
    return one[0] == other[0] and (one[1] == other[1] or bool(set(one[1].split()) & set(other[1].split())))


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
    return _place(c.block.element) is _place(end.block.element)


def _place(element: HtmlElement) -> HtmlElement:
    """Return the element that holds a text; for a part of a table, the one around the table and its frames."""
    table = next(element.iterancestors("table"), None) if element.tag in ("tr", "caption") else None
    if table is None:
        return _wrapper(element)
    place = _wrapper(table)
    while len(place) == 1 and place.tag in FRAME_TAGS:
        place = _wrapper(place)
    return place


def _wrapper(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    if element.tag in LIST_TAGS and parent is not None:
        parent = parent.getparent()
    return element if parent is None else parent


def _without_link_lists(story: list[Candidate]) -> list[Candidate]:
    """Leave out lists that are mostly links, also their items that are not."""
    length: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    for c in story:
        if c.block.tag == "li":
            outer = c.block.element.getparent()
            length[outer] += c.length
            linked[outer] += c.block.link_length
    links = {outer for outer in length if linked[outer] > LINK_LIST * length[outer]}
    return [c for c in story if c.block.tag != "li" or c.block.element.getparent() not in links]


def _without_loose_headings(kept: list[Candidate]) -> list[Candidate]:
    """Leave out a heading at the end: what it headed was left out."""
    while kept and kept[-1].block.tag in HEADINGS:
        kept.pop()
    return kept


def _mark(candidates: list[Candidate], headings: set[str]) -> None:
    """Give each candidate the marks around it, but those of elements that hold the story.

    They do where their kind holds much of the prose or where they stand around the headline.
    """
    weights: Counter[Kind] = Counter()
    total = 1
    for c in candidates:
        if c.length >= PROSE_LENGTH and c.linked <= LINKED:
            total += c.length
            weights.update(dict.fromkeys({kind_of_part(step.element) for step in steps(c.block.marked)}, c.length))
    story = {kind for kind, weight in weights.items() if weight > STORY_SHARE * total}
    headline = next(
        (c for c in candidates if c.block.tag == "h1" or (c.block.tag in HEADINGS and c.squashed in headings)), None
    )
    around = {step.element for step in steps(headline.block.marked)} if headline else set()
    known: dict[tuple[int, bool], frozenset[Mark]] = {}
    for c in candidates:
        c.marks = marks_around(c.block, story, around, known)
        c.prose = c.length >= PROSE_LENGTH and c.linked <= LINKED and not c.marks & OUTSIDE


def _root(candidates: list[Candidate]) -> HtmlElement | None:
    """Return the deepest element that holds most of the prose; prose alone in its wrapper (a teaser) counts less."""
    prose = [c for c in candidates if c.prose and c.block.tag not in HEADINGS]
    company = Counter(_wrapper(c.block.element) for c in prose)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    total = 0.0
    for c in prose:
        weight = c.length * (2 if c.voted else 1) * (1 if company[_wrapper(c.block.element)] > 1 else ALONE)
        total += weight
        for element in (c.block.element, *c.block.element.iterancestors()):
            weights[element] += weight
    holders = [element for element, weight in weights.items() if weight >= ROOT_SHARE * total]
    root = max(holders, key=_depth, default=None)
    return _wrapper(root) if root is not None and root.tag in TEXT_TAGS else root


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_story(c: Candidate, headings: set[str], wrappers: set[HtmlElement]) -> bool:
    block = c.block
    if c.marks & OUTSIDE or not c.squashed or c.squashed in headings or c.linked > 0.8 or is_promotion(block.text):
        return False
    if is_caption(block) and (Mark.PICTURE in c.marks or CREDIT.search(block.text)):
        return False
    beside = block.element in wrappers or _wrapper(block.element) in wrappers
    if block.tag == "h1" or (block.tag not in TEXT_TAGS and c.length < SHORT and not SENTENCE_END.search(block.text)):
        return beside
    return block.tag == "tr" or bool(LETTERS.search(block.text))
