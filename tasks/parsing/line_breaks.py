"""Tell the line breaks of a page that part what is said from those that only wrap a line."""

import re
from collections.abc import Callable
from itertools import pairwise

STOP = re.compile(r"[.!?…;。！？।]['\"”»’)\]]*$")
LABEL = re.compile(r"[^\W\d_][^:.!?]{0,40}:(?=\s|$)")
BULLET = re.compile(r"[•·▪●◦*–—-]\s*\S")
OPEN_END = re.compile(r"[,:–—-]$")
DIGIT = re.compile(r"\d")
# Letters; a longer line without a stop at its end was wrapped.
LONGEST_ENTRY = 60
FEWEST_ENTRIES = 3


def on_lines(text: str, tidy: Callable[[str], str], kept: bool) -> str:
    """Return tidied text, its line breaks as spaces but for those between what is said apart, where they are `kept`."""
    if "\n" not in text:
        return tidy(text)
    lines = [line for part in text.split("\n") if (line := tidy(part))]
    if not kept or len(lines) < 2:
        return " ".join(lines)
    entries = _are_entries(lines)
    joined = lines[:1]
    for before, line in pairwise(lines):
        joined += ["\n" if _is_apart(before, line, entries) else " ", line]
    return "".join(joined)


def _is_apart(before: str, line: str, entries: bool) -> bool:
    if OPEN_END.search(before) or line[0].islower():
        return False
    if STOP.search(before) or BULLET.match(line) or LABEL.match(line):
        return True
    return entries or bool(LABEL.match(before) or (DIGIT.search(before) and DIGIT.search(line)))


def _are_entries(lines: list[str]) -> bool:
    """Whether short lines stand one below another, each of its own."""
    return len(lines) >= FEWEST_ENTRIES and all(
        len(line) <= LONGEST_ENTRY and not line[0].islower() and not OPEN_END.search(line) for line in lines
    )
