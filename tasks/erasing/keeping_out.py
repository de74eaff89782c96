"""Keep out of every file what was taken down, known by hashes only."""

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tasks.extraction.persons.persons import name_key
from tasks.extraction.words.proper_nouns import SUFFIXES
from tasks.fetching import Snapshot
from tasks.fetching.forgetting import url_hash
from tasks.fetching.redacting import calls_itself, without_addresses
from warehouse.storing.connection import open_writer

LONGEST_NAME = 6
"""Parts of a name that are looked for together; initials do not count."""
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<[^<>]*>")
_HASH = "SELECT subject_hash FROM takedowns WHERE subject = 'person'"


@lru_cache(maxsize=65536)
def _part(word: str) -> str:
    """Return the part of a name key that a word makes; an initial or a suffix makes none."""
    part = name_key(word)
    return "" if len(part) < 2 or part in SUFFIXES else part


def _hashed(parts: Sequence[str]) -> str:
    return hashlib.sha256(" ".join(sorted(parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KeptOut:
    """What was taken down: hashes of name keys and of URL keys."""

    persons: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def is_taken_down(self, url: str) -> bool:
        """Say whether an address was taken down."""
        return url_hash(url) in self.addresses

    def names(self, text: str) -> bool:
        """Say whether a text names a person who was taken down, in any order of the parts of the name."""
        return any(True for _ in self.spellings(text))

    def spellings(self, text: str) -> Iterator[str]:
        """Yield each mention of a person who was taken down, as it is written."""
        if not self.persons:
            return
        words = [word for word in _WORD.finditer(text) if _part(word[0])]
        parts = [_part(word[0]) for word in words]
        for first in range(len(parts)):
            for last in range(first, min(first + LONGEST_NAME, len(parts))):
                if _hashed(parts[first : last + 1]) in self.persons:
                    yield text[words[first].start() : words[last].end()]

    def screen(self, snapshot: Snapshot) -> Snapshot | None:
        """Return a page as it may be kept: itself, a copy without taken-down addresses, or None for not at all."""
        if not (self.persons or self.addresses):
            return snapshot
        urls = (snapshot.requested_url, snapshot.final_url, *snapshot.chain)
        if any(self.is_taken_down(url) for url in urls):
            return None
        if calls_itself(snapshot.body, snapshot.final_url, self.is_taken_down):
            return None
        if self.names(words_of_page(snapshot)) or any(self.names(url) for url in urls):
            return None
        return without_addresses(snapshot, self.is_taken_down) if self.addresses else snapshot


def words_of_page(snapshot: Snapshot) -> str:
    """Return everything that a page says, its markup taken away; a word that markup cuts in two is joined."""
    text = snapshot.body.decode(snapshot.charset or "utf-8", "replace")
    return f"{html.unescape(_TAG.sub('', text))}\n{html.unescape(_TAG.sub(' ', text))}\n{html.unescape(text)}"


def persons_taken_down(warehouse: Path, holder: str, wait: float = 0.0) -> frozenset[str]:
    """Return the hashes of the name keys of persons who were taken down; `wait` is in seconds."""
    if not warehouse.exists():
        return frozenset()
    with open_writer(warehouse, holder, wait) as connection:
        return frozenset(cells[0] for cells in connection.execute(_HASH).fetchall())
