"""What the names that a page gives its parts say about them."""

import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import yaml

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Build tools append a hash to a name: "caption__a1B2c" is a caption.
WORDS = re.compile(r"[a-z]+")
LONGEST_NAME = 400


class Mark(StrEnum):
    """The part of a page that a name speaks of."""

    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    PROMOTION = "promotion"
    FURNITURE = "furniture"
    COMMENT = "comment"
    EMBED = "embed"
    STANDFIRST = "standfirst"


def _lexicon() -> dict[str, Mark]:
    source = files("tasks.parsing").joinpath("lexicon/marks.yml").read_text("utf-8")
    entries = yaml.load(source, Loader=yaml.CSafeLoader)
    return {word: Mark(mark) for mark, entry in entries.items() for word in entry["words"]}


LEXICON = _lexicon()


@lru_cache(maxsize=20_000)
def marks_of(name: str) -> frozenset[Mark]:
    """Return the marks in a class, id or role: its words and its pairs of neighbouring words are looked up."""
    found = set()
    for token in name[:LONGEST_NAME].split():
        words = WORDS.findall(CAMEL.sub("-", token).lower())
        found.update(LEXICON[word] for word in words if word in LEXICON)
        pairs = (f"{first}-{second}" for first, second in zip(words, words[1:], strict=False))
        found.update(LEXICON[pair] for pair in pairs if pair in LEXICON)
    return frozenset(found)
