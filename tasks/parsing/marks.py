"""What the names that a page gives its parts say about them."""

import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import yaml

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Build tools append a hash to a name: "caption__a1B2c" is a caption.
PARTS = re.compile(r"[A-Za-z0-9]+")
WORDS = re.compile(r"[a-z]+")
PLAIN = re.compile(r"[a-z]+\d*|[A-Z]+\d*")
# Shorter words stand by chance in random names ("e1ad", "n1AuAdJl").
SURE = 4
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
    TOPIC = "topic"
    TOOLTIP = "tooltip"


def _lexicon(key: str) -> dict[str, frozenset[Mark]]:
    source = files("tasks.parsing").joinpath("lexicon/marks.yml").read_text("utf-8")
    entries = yaml.load(source, Loader=yaml.CSafeLoader)
    words = {word for entry in entries.values() for word in entry.get(key, ())}
    return {word: frozenset(Mark(mark) for mark in entries if word in entries[mark].get(key, ())) for word in words}


LEXICON = _lexicon("words")
WHOLE = _lexicon("whole")
NONE: frozenset[Mark] = frozenset()
HIDDEN = frozenset(("hidden", "d-none", "hide"))
# "hidden md:block", "d-none d-lg-flex": hidden on some screens only.
SHOWN_ON_SOME = re.compile(r"\S+:(?!hidden)(?:block|flex|grid|inline\S*|table|contents)|d-\w\w-(?!none)\w+")


@lru_cache(maxsize=20_000)
def marks_of(name: str) -> frozenset[Mark]:
    """Return the marks in a class, id or role: its words and its pairs of neighbouring words are looked up.

    Some words mean it only where they are a whole class: "hidden" does, "overflow-hidden" and "print:hidden" do not.
    """
    found = NONE
    tokens = name[:LONGEST_NAME].split()
    for token in tokens:
        if token not in HIDDEN or not any(SHOWN_ON_SOME.fullmatch(other) for other in tokens):
            found |= _marks_of_class(token)
    return found


@lru_cache(maxsize=50_000)
def _marks_of_class(token: str) -> frozenset[Mark]:
    if ":" in token:
        return NONE
    words = [word for part in PARTS.findall(token) for word in _words(part)]
    pairs = [f"{first}-{second}" for first, second in pairwise(words)]
    found = WHOLE.get(token.lower(), NONE)
    for word in (*words, *pairs):
        found |= LEXICON.get(word, NONE)
    return found


def _words(part: str) -> list[str]:
    """Return the words of one part of a name, without short ones that a random name may hold by chance."""
    words = WORDS.findall(CAMEL.sub("-", part).lower())
    hashed = any(map(str.isdigit, part)) or len(words) < 2 or len(words[1]) < SURE
    if PLAIN.fullmatch(part) or not hashed:
        return words
    return [word for word in words if len(word) >= SURE]
