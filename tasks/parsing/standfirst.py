"""The standfirst: the sentences under the headline that sum the story up."""

import re
from itertools import islice, pairwise, takewhile

from lxml.html import HtmlElement

from tasks.parsing.blocks import Block
from tasks.parsing.lines import HEADINGS, is_promotion, squash, steps
from tasks.parsing.marks import Mark, marks_of
from tasks.parsing.names import OPENINGS

# Blocks between headline and story looked at; further up stands another part of the page.
WINDOW = 30
SHORTEST, LONGEST = 25, 900
# A description that ends early, with three dots, still tells the paragraph that it was cut from.
CUT = 60
# Letters of place, day and agency before the first words: "VELGRAD, March 6 (Wire) - ".
DATELINE = 45
NEVER = frozenset((Mark.CREDIT, Mark.BYLINE, Mark.EMBED))
MOST_PARTS = 6
OPENING_BLOCKS = 3
# A block without a name or a description to tell it stands this near behind the headline.
FIRST = 2
ENOUGH = 1.6
LONG = 120
SAME_WORDS = 0.75
WORD = re.compile(r"\w+")
STOP = re.compile(r"[.!?…。！？।][\"'”»’)]*$")
# "By Ann Hill, May 3, 2024 at 9:05 am": who and when, not what.
BYLINE = re.compile(
    rf"^(?:{OPENINGS}|published|updated|posted|stand|aktualisiert|publié|publicado)\b[^.!?]*\d|^.{{0,60}}\d\d?:\d\d",
    re.IGNORECASE,
)


def standfirst_blocks(blocks: list[Block], story: list[Block], title: str, descriptions: list[str]) -> list[Block]:
    """Return the blocks of the standfirst in page order, also where the story begins with them.

    It is known by its name (lead, dek, chapo), by repeating the page's description, or by standing alone behind the
    headline or in bold type at the opening.
    """
    if not story:
        return []
    wanted = [squash(text) for text in descriptions]
    around = {story[0].element, *story[0].element.iterancestors()}
    between = _between(blocks, story[0], title)
    worths = {block: _worth(block, wanted, around) for block in between if _is_wording(block)}
    best = max(worths, key=lambda block: worths[block], default=None)
    if best is not None and worths[best] >= ENOUGH and (_is_named(best) or _repeats(best.text, wanted)):
        return _beside(best, worths)
    alone = [block for block in between[:FIRST] if worths.get(block, 0) >= ENOUGH and not block.after_image]
    return _named_opening(story) or _told_opening(story, wanted) or alone[:1] or _bold_opening(story)


def _worth(block: Block, wanted: list[str], around: set[HtmlElement]) -> float:
    """Return how much speaks for a block: its name, the description it repeats, a whole sentence, its length.

    What is said of elements `around` the story too tells nothing of the block.
    """
    marks = {mark for step in steps(block.marked) if step.element not in around for mark in step.marks}
    worth = min(len(block.text), LONG) / LONG
    worth += 2 * _is_named(block) + 3 * _repeats(block.text, wanted) + bool(STOP.search(block.text))
    worth -= 2 * (Mark.PROMOTION in marks and Mark.STANDFIRST not in _own_marks(block)) + 3 * bool(marks & NEVER)
    return worth + (block.tag in HEADINGS)


def _between(blocks: list[Block], first: Block, title: str) -> list[Block]:
    """Return what stands after the headline and before the story, without what repeats the headline."""
    heading = squash(title)
    headings = [title, *(block.text for block in blocks if block.tag == "h1")]
    end = next((index for index, block in enumerate(blocks) if block is first), 0)
    start = max(0, end - 2 * WINDOW)
    above = [index for index in range(start, end) if blocks[index].tag in HEADINGS]
    own = [index for index in above if squash(blocks[index].text) == heading]
    main = [index for index in above if blocks[index].tag == "h1"]
    # A bar that stays on the screen repeats the headline at the top of the page.
    near = [index for index in own if index >= end - WINDOW] or own[-1:]
    headline = near[0] if near else main[-1] if main else max(0, end - 5)
    between = blocks[headline + 1 : end][:WINDOW]
    return [block for block in between if not any(_copies(block.text, heading) for heading in headings)]


def _named_opening(story: list[Block]) -> list[Block]:
    """Return the first blocks of the story that are named a standfirst, where not all of the story is."""
    for start in range(min(OPENING_BLOCKS, len(story) - 1)):
        rest = story[start : start + MOST_PARTS + 1]
        named = list(takewhile(_is_part, rest))
        while named and not _is_wording(named[-1]):
            named.pop()
        if named and _is_wording(named[0]) and len(named) < len(rest):
            return named
    return []


def _is_part(block: Block) -> bool:
    """Whether a block is named a standfirst and is wording, or a label between such ("In brief:")."""
    return _is_named(block) and (_is_wording(block) or len(block.text) < SHORTEST)


def _told_opening(story: list[Block], wanted: list[str]) -> list[Block]:
    """Return the one of the first blocks that is the description, or begins like it and is set apart."""
    for block, following in islice(pairwise(story), OPENING_BLOCKS):
        if _is_wording(block) and (_is_told(block, wanted) or (_is_apart(block, following) and _begins(block, wanted))):
            return [block]
    return []


def _is_told(block: Block, wanted: list[str]) -> bool:
    """Whether a block is the description, but for the place and the agency before it."""
    own = squash(block.text)
    return any(len(text) >= CUT and own.endswith(text) and len(own) - len(text) <= DATELINE for text in wanted)


def _begins(block: Block, wanted: list[str]) -> bool:
    """Whether a block begins like the description, but for the place and the agency before it."""
    own = squash(block.text)
    alike = any(len(text) >= CUT and text[:CUT] in own[: CUT + DATELINE] for text in wanted)
    return alike or _repeats(block.text, wanted)


def _is_apart(block: Block, following: Block) -> bool:
    return _look(block) != _look(following) or _parent(block) is not _parent(following)


def _bold_opening(story: list[Block]) -> list[Block]:
    """Return the first block of the story where it alone is in bold type."""
    first, second = story[0], next(iter(story[1:]), story[0])
    bold = _look(first)[2] and not _look(second)[2] and len(first.text) >= CUT and bool(STOP.search(first.text))
    return [first] if bold and _is_wording(first) else []


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
    said = next(
        (step.marks for step in steps(block.marked) if step.marks & {Mark.STANDFIRST, Mark.CAPTION}), frozenset()
    )
    return Mark.STANDFIRST in said and Mark.CAPTION not in said


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


def _repeats(wording: str, wanted: list[str]) -> bool:
    own = squash(wording)
    return any(
        text == own or (len(text) >= CUT and own.startswith(text)) or (len(own) >= CUT and text.startswith(own))
        for text in wanted
        if text
    )
