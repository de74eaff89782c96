"""Keep out of every file what was taken down, known by hashes only."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.erasing.readings import APART, readings, words_of_address
from tasks.erasing.spelling import NameWindow, plain, rough, windows
from tasks.extraction.words.proper_nouns import PARTICLES
from tasks.fetching import Snapshot
from tasks.fetching.discovery import is_page
from tasks.fetching.forgetting import url_hash
from tasks.fetching.redacting import calls_itself, without_addresses
from tasks.parsing import Article, parse
from tasks.parsing.decoding import decode
from warehouse.storing.connection import open_writer

_HASH = "SELECT subject_hash FROM takedowns WHERE subject = 'person'"
CONTEXT = 40
"""Characters shown on either side of a mention."""


def hashed(key: str) -> str:
    """Return the SHA-256 of a name key, in hex."""
    return hashlib.sha256(key.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Names:
    """Persons known by the hashes of their name keys, and how sure a mention must be."""

    hashes: frozenset[str] = frozenset()
    keys: tuple[str, ...] = ()
    """The keys themselves, where they are known: texts without their letters are passed over at once."""
    is_strict: bool = False
    """Whether the words of a name need their capitals, as they must where something stored would go for them."""

    def mentions(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each mention in a text, and the words around it, without accents and unseen characters."""
        if self.hashes and self._can_be_in(text):
            shown = plain(text)
            for window in windows(shown):
                if self._may_be(window, shown) and any(hashed(key) in self.hashes for key in window.keys):
                    around = shown[max(window.start - CONTEXT, 0) : window.end + CONTEXT]
                    yield shown[window.start : window.end], " ".join(around.split())

    def are_in(self, text: str) -> bool:
        """Say whether a text names one of the persons, in any order of the parts of the name."""
        return any(True for _ in self.mentions(text))

    def are_in_address(self, url: str) -> bool:
        """Say whether an address names one of the persons by two parts or more."""
        if not self.hashes:
            return False
        shown = plain(words_of_address(url))
        return any(
            window.size > 1 and any(hashed(key) in self.hashes for key in window.keys) for window in windows(shown)
        )

    def _can_be_in(self, text: str) -> bool:
        if not self.keys:
            return True
        told = rough(text)
        return any(all(rough(part) in told for part in key.split()) for key in self.keys)

    def _may_be(self, window: NameWindow, shown: str) -> bool:
        """Return whether the capitals are those of a name; one word alone needs its capital everywhere."""
        if window.size == 1 or self.is_strict:
            lower = [word for word in shown[window.start : window.end].replace("-", " ").split() if word.islower()]
            return window.capitals > 0 and all(word in PARTICLES or "'" in word for word in lower)
        return True


@dataclass(frozen=True, slots=True)
class KeptOut:
    """What was taken down: hashes of name keys and of URL keys."""

    persons: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    is_strict: bool = False
    """Whether what is stored already is looked at; see `Names.is_strict`."""

    def is_taken_down(self, url: str) -> bool:
        """Say whether an address was taken down."""
        return url_hash(url) in self.addresses

    def names(self, text: str) -> bool:
        """Say whether a text, or an address, names a person who was taken down."""
        known = Names(self.persons, is_strict=self.is_strict)
        return known.are_in(text) or any(known.are_in_address(word) for word in text.split() if "/" in word)

    def screen(self, snapshot: Snapshot) -> Snapshot | None:
        """Return a page as it may be kept: itself, a copy without taken-down addresses, or None for not at all.

        What would be stored of it is compared, the parsed article, and every reading of its bytes.
        """
        if not (self.persons or self.addresses):
            return snapshot
        urls = (snapshot.requested_url, snapshot.final_url, *snapshot.chain)
        if any(map(self.is_taken_down, urls)):
            return None
        if calls_itself(snapshot.body, snapshot.final_url, self.is_taken_down):
            return None
        article = parse(snapshot.body, snapshot.final_url, snapshot.charset) if is_page(snapshot) else None
        if article and article.canonical_url and self.is_taken_down(article.canonical_url):
            return None
        if self.persons and self._names_in(snapshot, article, urls):
            return None
        return without_addresses(snapshot, self.is_taken_down) if self.addresses else snapshot

    def _names_in(self, snapshot: Snapshot, article: Article | None, urls: tuple[str, ...]) -> bool:
        known = Names(self.persons, is_strict=self.is_strict)
        if any(map(known.are_in_address, urls)):
            return True
        headers = APART.join(value for _, value in snapshot.headers)
        told = told_by(article) if article else ""
        source = decode(snapshot.body, snapshot.charset)[0]
        seen: set[str] = set()
        for text in (told, headers, *readings(source)):
            if text not in seen and known.are_in(text):
                return True
            seen.add(text)
        return False


def told_by(article: Article) -> str:
    """Return every word of an article that would be stored."""
    fields = (article.text, article.title, article.standfirst, *article.authors, article.publisher, article.section)
    fields += (*article.keywords, article.agency, article.canonical_url)
    return APART.join(field for field in fields if field)


def persons_taken_down(warehouse: Path, holder: str, wait: float = 0.0) -> frozenset[str]:
    """Return the hashes of the name keys of persons who were taken down; `wait` is in seconds."""
    if not warehouse.exists():
        return frozenset()
    with open_writer(warehouse, holder, wait) as connection:
        return frozenset(cells[0] for cells in connection.execute(_HASH).fetchall())
