"""What the names that a page gives its parts say about them."""

import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import yaml

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Build tools append a hash to a name: "caption__a1B2c" is a caption.
WORDS = re.compile(r"[a-z]+")
LONGEST_NAME = 400


class Mark(StrEnum):
    """The part of a page that a name speaks of."""

    CAPTION = "caption"
    PICTURE = "picture"
    CREDIT = "credit"
    BYLINE = "byline"
    PROMOTION = "promotion"
    FURNITURE = "furniture"
    COMMENT = "comment"
    CONSENT = "consent"
    EMBED = "embed"
    STANDFIRST = "standfirst"


def _lexicon() -> dict[str, frozenset[Mark]]:
    source = files("tasks.parsing").joinpath("lexicon/marks.yml").read_text("utf-8")
    entries = yaml.load(source, Loader=yaml.CSafeLoader)
    words = {word for entry in entries.values() for word in entry["words"]}
    return {word: frozenset(Mark(mark) for mark in entries if word in entries[mark]["words"]) for word in words}


LEXICON = _lexicon()
NONE: frozenset[Mark] = frozenset()


@lru_cache(maxsize=20_000)
def marks_of(name: str) -> frozenset[Mark]:
    """Return the marks in a class, id or role: its words and its pairs of neighbouring words are looked up."""
    found: set[Mark] = set()
    for token in name[:LONGEST_NAME].split():
        words = WORDS.findall(CAMEL.sub("-", token).lower())
        pairs = [f"{first}-{second}" for first, second in pairwise(words)]
        for word in (*words, *pairs):
            found |= LEXICON.get(word, NONE)
    return frozenset(found)
