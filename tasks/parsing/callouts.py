"""Join a number that stands alone in big type with the words beside it."""

import re
from itertools import pairwise

from tasks.parsing.blocks import Block
from tasks.parsing.lines import HEADINGS

NUMBER = re.compile(
    r"[~≈+<>]?\s?[€$£]?\d[\d.,\u00a0\u202f ]*(?:\s?(?:%|\+|[€$£]|k|m|mio\.?|mrd\.?|million|billion))?", re.IGNORECASE
)
WORDS = re.compile(r"[^\W\d_]{2}")
LONGEST_WORDS = 120
LONGEST_LABEL = 60
PAIR = 2


def join_numbers(blocks: list[Block]) -> list[Block]:
    """Return the blocks, a bare number and the words in the same small part of the page as one: "51 people killed"."""
    gone: set[int] = set()
    for first, second in pairwise(blocks):
        parent = first.element.getparent()
        if id(first) in gone or parent is None or second.element.getparent() is not parent or len(parent) != PAIR:
            continue
        if NUMBER.fullmatch(first.text) and _are_words(second, LONGEST_WORDS):
            second.text = f"{first.text} {second.text}"
            gone.add(id(first))
        elif NUMBER.fullmatch(second.text) and _are_words(first, LONGEST_LABEL):
            second.text = f"{first.text.rstrip(':')}: {second.text}"
            gone.add(id(first))
    return [block for block in blocks if id(block) not in gone] if gone else blocks


def _are_words(block: Block, longest: int) -> bool:
    if block.tag in HEADINGS or block.link_length or len(block.text) > longest:
        return False
    return bool(WORDS.search(block.text)) and not any(map(str.isdigit, block.text))
