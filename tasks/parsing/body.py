"""Choose the blocks of a page that are its story."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from tasks.parsing.blocks import Block
from tasks.parsing.candidates import LINKED, SENTENCE_END, Candidate, mark_candidates, wrapper_of
from tasks.parsing.lines import CREDIT, HEADINGS, is_caption, is_promotion, squash
from tasks.parsing.live_entries import WRITTEN
from tasks.parsing.marks import Mark
from tasks.parsing.next_story import of_this_article
from tasks.parsing.surroundings import Kind, kind_of_part
from tasks.parsing.teasers import teasers_of
from tasks.parsing.twins import twins_of

# The story's root is the deepest element that still holds this share of the prose.
ROOT_SHARE = 0.7
# Below this share of the prose in one kind of container the choice is asked of a second extractor.
CLEAR_SHARE = 0.75
ALONE = 0.4
MOSTLY_LINKED = 0.8
LINK_LIST = 0.7
# "Anna Holt, 34, of Weir Lane": a person in a list, with the age.
AGED = re.compile(r",\s*\d{1,3}\b")
TEXT_TAGS = frozenset(("p", "li", "blockquote", "tr", "dd", "dt", "pre", "h2", "h3", "h4", "h5", "h6"))
FRAME_TAGS = frozenset(("div", "figure", "center"))
SHORT = 30
# Two letters, or the line of underscores by which agencies part a story.
LETTERS = re.compile(r"[^\W\d_]{2}|^_+$")


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What is known of a page before its story is chosen."""

    url: str
    titles: tuple[str, ...]
    """The wordings that the page gives its headline."""
    live: bool = False
    """Whether the page is a live blog."""


def extracted_text(tree: HtmlElement) -> str:
    """Return the letters and digits of what trafilatura takes for the story, empty where it finds none."""
    document = bare_extraction(tree, fast=True, favor_precision=True, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    return "" if body is None else squash("".join(str(text) for text in body.itertext()))


def story_blocks(blocks: list[Block], page: PageSigns, second_opinion: Callable[[], str]) -> list[Block]:
    """Return the blocks of the story in page order.

    `second_opinion` gives the letters and digits that another extractor takes for the story; it is asked only where
    the prose of the page is spread over unlike containers, about one page in ten.
    """
    headings = {squash(title) for title in page.titles} - {""}
    candidates = [Candidate.of(block) for block in blocks]
    mark_candidates(candidates, headings)
    _leave_out(candidates, page)
    candidates = of_this_article(candidates, headings, page.live)
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
    wrappers = {wrapper_of(c.block.element) for c in story if c.prose}
    kept = [c for c in story if _is_story(c, headings, wrappers)]
    return [c.block for c in _without_loose_headings(kept)]


def _leave_out(candidates: list[Candidate], page: PageSigns) -> None:
    """Mark what leads to other stories and what is said twice as no part of the story."""
    teasers = set() if page.live else teasers_of(candidates, page.url)
    for c in twins_of(candidates) | teasers:
        c.marks |= {Mark.PROMOTION}
        c.prose, c.block.teaser = False, c in teasers


def _admit_short_lines(candidates: list[Candidate]) -> None:
    """Take short paragraphs for prose where there are no long ones, as in a flash, inside an article element."""
    for c in candidates:
        if c.block.tag == "p" and c.linked <= LINKED and not c.outside and SENTENCE_END.search(c.block.text):
            c.prose = any(ancestor.tag in ("article", "main") for ancestor in c.block.element.iterancestors())


def _is_doubtful(candidates: list[Candidate]) -> bool:
    kinds: Counter[Kind] = Counter()
    for c in candidates:
        if c.prose and c.block.tag not in HEADINGS:
            kinds[kind_of_part(wrapper_of(c.block.element))] += c.length
    return bool(kinds) and max(kinds.values()) < CLEAR_SHARE * kinds.total()


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
    if c.outside or c.block.tag == "h1":
        return False
    return _place(c.block.element) is _place(end.block.element)


def _place(element: HtmlElement) -> HtmlElement:
    """Return the element that holds a text; for a part of a table, the one around the table and its frames."""
    table = next(element.iterancestors("table"), None) if element.tag in ("tr", "caption") else None
    if table is None:
        return wrapper_of(element)
    place = wrapper_of(table)
    while len(place) == 1 and place.tag in FRAME_TAGS:
        place = wrapper_of(place)
    return place


def _without_link_lists(story: list[Candidate]) -> list[Candidate]:
    """Leave out lists that are mostly links, also their items that are not; persons with their ages stay."""
    lists: defaultdict[HtmlElement, list[Candidate]] = defaultdict(list)
    for c in story:
        if c.block.tag == "li":
            lists[c.block.element.getparent()].append(c)
    links = {outer for outer, items in lists.items() if _leads_away(items)}
    return [c for c in story if c.block.tag != "li" or c.block.element.getparent() not in links]


def _leads_away(items: list[Candidate]) -> bool:
    linked = sum(c.block.link_length for c in items) > LINK_LIST * sum(c.length for c in items)
    return linked and 2 * sum(bool(AGED.search(c.block.text)) for c in items) < len(items)


def _without_loose_headings(kept: list[Candidate]) -> list[Candidate]:
    """Leave out a heading at the end: what it headed was left out."""
    while kept and kept[-1].block.tag in HEADINGS:
        kept.pop()
    return kept


def _root(candidates: list[Candidate]) -> HtmlElement | None:
    """Return the deepest element that holds most of the prose; prose alone in its wrapper (a teaser) counts less."""
    prose = [c for c in candidates if c.prose and c.block.tag not in HEADINGS]
    company = Counter(wrapper_of(c.block.element) for c in prose)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    total = 0.0
    for c in prose:
        weight = c.length * (2 if c.voted else 1) * (1 if company[wrapper_of(c.block.element)] > 1 else ALONE)
        total += weight
        for element in (c.block.element, *c.block.element.iterancestors()):
            weights[element] += weight
    holders = [element for element, weight in weights.items() if weight >= ROOT_SHARE * total]
    root = max(holders, key=_depth, default=None)
    return wrapper_of(root) if root is not None and root.tag in TEXT_TAGS else root


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_story(c: Candidate, headings: set[str], wrappers: set[HtmlElement]) -> bool:
    block = c.block
    if c.outside or not c.squashed or c.squashed in headings or is_promotion(block.text):
        return False
    if c.linked > MOSTLY_LINKED and not AGED.search(block.text) and not _has_plain_cell(block):
        return False
    if is_caption(block) and (Mark.PICTURE in c.marks or CREDIT.search(block.text)):
        return False
    beside = block.element in wrappers or wrapper_of(block.element) in wrappers
    if block.tag == "h1" or (block.tag not in TEXT_TAGS and c.length < SHORT and not SENTENCE_END.search(block.text)):
        return beside
    return block.tag == "tr" or bool(LETTERS.search(block.text) or WRITTEN.fullmatch(block.text))


def _has_plain_cell(block: Block) -> bool:
    """Whether a row of a table says more than its links: a number beside a linked place."""
    return block.tag == "tr" and block.link_length < len(block.text) and any(map(str.isdigit, block.text))
