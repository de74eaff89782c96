"""What the head of a source says of it, and how two mentions of one source are told to be the same."""

import re

from tasks.extraction.text import lexicon
from tasks.extraction.words.gazetteer import gazetteer, key_of

PLURAL_HEADS = frozenset(lexicon("sources")["heads"]["plural"])


def is_several(words: str) -> bool:
    """Return whether a source is several people, so that "it" cannot be it ("analysts", "two officials")."""
    head = words.split(" in ")[0].split(" of ")[0].split()[-1]
    return head in PLURAL_HEADS or (head[0].islower() and head.endswith("s") and not head.endswith("ss"))


def is_headed_by(words: str, head: str) -> bool:
    """Return whether a word heads a source ("ministry" of "the interior ministry in Osten", no "government entity")."""
    noun = re.split(r" (?:of|for|in|at|by|from|near|on|to|with) |,", words.lower(), maxsplit=1)[0]
    return head in (noun.split()[-1:] + words.lower().split()[-1:])


def is_country(words: str) -> bool:
    """Return whether a name is that of a country or a state, which may speak ("Norway")."""
    name = words.removeprefix("The ").removeprefix("the ")
    return any(entry.grain in {"country", "state"} for entry in gazetteer().entries.get(key_of(name), ()))
