"""What a single line of a page is by its words and its frame: a caption, a promotion, a label."""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import islice

import yaml

from tasks.parsing.blocks import Block, Marked
from tasks.parsing.marks import Mark

NOT_LETTERS = re.compile(r"\W+")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LIST_TAGS = frozenset(("li", "dt", "dd", "tr"))
LONGEST_CAPTION = 250
CREDIT = re.compile(
    r"©|\(c\)|\b(?:photo|image|picture|foto|bild|фото|fotografía|crédit|crédito|credit)s?\s*(?:by\b|[:/])",
    re.IGNORECASE,
)
LONGEST_LINE = 200


def _lines() -> dict[str, list[str]]:
    source = files("tasks.parsing").joinpath("lexicon/lines.yml").read_text("utf-8")
    return {name: entry["words"] for name, entry in yaml.load(source, Loader=yaml.CSafeLoader).items()}


LINES = _lines()
PROMOTION_OPENING = re.compile(
    rf"\W*(?:{'|'.join(re.escape(word) for word in LINES['opening'] + LINES['staff'])})(?:\b|(?<=\W))", re.IGNORECASE
)
STAFF_INSIDE = re.compile("|".join(re.escape(word) for word in LINES["staff_inside"]), re.IGNORECASE)
LABELS = frozenset(LINES["whole"])


def squash(text: str) -> str:
    """Return the letters and digits of a text."""
    return NOT_LETTERS.sub("", text)


def steps(marked: Marked | None) -> Iterator[Marked]:
    """Yield the marked elements around a text, the innermost first."""
    while marked is not None:
        yield marked
        marked = marked.outer


def is_caption(block: Block) -> bool:
    """Whether a block is the words under a picture: right behind one, and naming who made it or inside its frame."""
    if not block.after_image or len(block.text) > LONGEST_CAPTION or block.tag in HEADINGS | LIST_TAGS:
        return False
    return bool(CREDIT.search(block.text)) or any(Mark.PICTURE in step.marks for step in islice(steps(block.marked), 2))


def is_promotion(text: str) -> bool:
    """Whether a line leads away from the story, names the staff, or is a label of the page."""
    if text.casefold() in LABELS:
        return True
    return len(text) < LONGEST_LINE and bool(PROMOTION_OPENING.match(text) or STAFF_INSIDE.search(text))
