"""The standfirst: the sentences under the headline that sum the story up."""

import re
from itertools import pairwise

from lxml.html import HtmlElement

from tasks.parsing.authors import OPENINGS
from tasks.parsing.blocks import Block
from tasks.parsing.body import HEADINGS, STOP, is_promotion, squash
from tasks.parsing.marks import Mark, marks_of

# Blocks between headline and story looked at; further up stands another part of the page.
WINDOW = 30
SHORTEST, LONGEST = 25, 900
# A description that ends early, with three dots, still tells the paragraph that it was cut from.
CUT = 60
NEVER = frozenset((Mark.CREDIT, Mark.BYLINE, Mark.EMBED))
MOST_PARTS = 6
OPENING_BLOCKS = 3
ENOUGH = 1.6
LONG = 120
SAME_WORDS = 0.75
WORD = re.compile(r"\w+")
# "By Ann Hill, May 3, 2024 at 9:05 am": who and when, not what.
BYLINE = re.compile(
    rf"^(?:{OPENINGS}|published|updated|posted|stand|aktualisiert|publié|publicado)\b[^.!?]*\d|^.{{0,60}}\d\d?:\d\d",
    re.IGNORECASE,
)


def standfirst_blocks(blocks: list[Block], story: list[Block], title: str, descriptions: list[str]) -> list[Block]:
    """Return the blocks of the standfirst in page order, also where the story begins with them.

    It is known by its name (lead, dek, chapo), by repeating the page's description, or by standing alone between the
    headline and the story.
    """
    if not story:
        return []
    headings = [title, *(block.text for block in blocks if block.tag == "h1")]
    between = [
        block
        for block in _between(blocks, story[0], squash(title))
        if not any(_copies(block.text, heading) for heading in headings)
    ]
    wanted = [squash(text) for text in descriptions]
    worths = {block: _worth(block, wanted) for block in between if _is_wording(block)}
    best = max(worths, key=lambda block: worths[block], default=None)
    if best is not None and worths[best] >= ENOUGH:
        return _beside(best, worths) if _is_named(best) else [best]
    return _opening(story, wanted)


def _worth(block: Block, wanted: list[str]) -> float:
    """Return how much speaks for a block: its name, the description it repeats, a whole sentence, its length."""
    marks = block.marks()
    worth = min(len(block.text), LONG) / LONG
    worth += 2 * _is_named(block) + 3 * _repeats(block, wanted) + bool(STOP.search(block.text))
    worth -= 2 * (Mark.PROMOTION in marks and Mark.STANDFIRST not in _own_marks(block)) + 3 * bool(marks & NEVER)
    return worth + (block.tag in HEADINGS)


def _between(blocks: list[Block], first: Block, heading: str) -> list[Block]:
    """Return what stands after the headline and before the story."""
    end = next((index for index, block in enumerate(blocks) if block is first), 0)
    start = max(0, end - 2 * WINDOW)
    above = [index for index in range(start, end) if blocks[index].tag in HEADINGS]
    own = [index for index in above if squash(blocks[index].text) == heading]
    main = [index for index in above if blocks[index].tag == "h1"]
    headline = own[0] if own else main[-1] if main else max(0, end - 5)
    return blocks[headline + 1 : end][:WINDOW]


def _opening(story: list[Block], wanted: list[str]) -> list[Block]:
    """Return the first blocks of the story that are set apart from it as a standfirst."""
    for start in range(min(OPENING_BLOCKS, len(story) - 1)):
        found: list[Block] = []
        for block, following in pairwise(story[start : start + MOST_PARTS + 1]):
            apart = bool(found) or _look(block) != _look(following) or _parent(block) is not _parent(following)
            if not apart or not _is_wording(block) or not _is_told(block, following, wanted, bool(found)):
                break
            found.append(block)
        if found:
            return found
    return []


def _is_told(block: Block, following: Block, wanted: list[str], more: bool) -> bool:
    """Whether a block at the opening is named a standfirst, repeats the description, or is bold as a whole."""
    if _is_named(block) and (not _is_named(following) or more):
        return True
    bold = _look(block)[2] and not _look(following)[2] and len(block.text) >= CUT and bool(STOP.search(block.text))
    return not more and (_repeats(block, wanted) or bold)


def _parent(block: Block) -> HtmlElement | None:
    return block.element.getparent()


def _copies(wording: str, title: str) -> bool:
    """Whether a short text says what the title says: a shorter headline, a crumb."""
    own, words = set(WORD.findall(wording.casefold())), set(WORD.findall(title.casefold()))
    return len(own) <= 2 * len(words) and len(own & words) >= SAME_WORDS * len(own)


def _look(block: Block) -> tuple[str, str, bool]:
    return block.tag, block.element.get("class") or "", block.strong_length > 0.8 * len(block.text)


def _beside(best: Block, worths: dict[Block, float]) -> list[Block]:
    """Return the best block with the named ones that stand beside it."""
    parent = best.element.getparent()
    return [b for b in worths if b is best or (_is_named(b) and b.element.getparent() is parent)][:MOST_PARTS]


def _is_named(block: Block) -> bool:
    """Whether the nearest name around the text that says anything says standfirst."""
    if "dropcap" in (block.element.get("class") or ""):
        return False
    step = block.marked
    while step is not None:
        if step.marks & {Mark.STANDFIRST, Mark.CAPTION}:
            return Mark.STANDFIRST in step.marks and Mark.CAPTION not in step.marks
        step = step.outer
    return False


def _is_wording(block: Block) -> bool:
    if not SHORTEST <= len(block.text) <= LONGEST or block.link_length > 0.5 * len(block.text):
        return False
    return (
        not _own_marks(block) & NEVER
        and Mark.CAPTION not in _own_marks(block)
        and not is_promotion(block.text)
        and not BYLINE.search(block.text)
    )


def _own_marks(block: Block) -> frozenset[Mark]:
    """Return the marks of the element itself and the one around it."""
    parent = block.element.getparent()
    names = [block.element.get("class") or "", (parent.get("class") or "") if parent is not None else ""]
    tags = (
        frozenset({Mark.CAPTION})
        if any(e is not None and e.tag in ("figure", "figcaption") for e in (block.element, parent))
        else frozenset()
    )
    return marks_of(" ".join(names)) | tags


def _repeats(block: Block, wanted: list[str]) -> bool:
    own = squash(block.text)
    return any(
        text == own or (len(text) >= CUT and own.startswith(text)) or (len(own) >= CUT and text.startswith(own))
        for text in wanted
        if text
    )
