"""Find the nouns that make or end a place: "Lusaka province", "Rova sugar mill", "Honduran territory"."""

from collections.abc import Iterator

from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.gazetteer import PlaceEntry
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.places import (
    COMMON_PLACES,
    GROUNDS,
    HEADS_OF_PLACES,
    LOCATIVE,
    NATIONAL_GROUNDS,
    NO_LOWER_HEAD,
    PLACE_COMPOUNDS,
)
from tasks.extraction.words.proper_nouns import DEMONYMS, PEOPLE


def is_numbered(doc: Document, first: int) -> bool:
    """Return whether an ordinal before makes the noun a street ("73rd Street")."""
    return first > 0 and doc.tokens[first - 1].kind is TokenKind.ORDINAL


def end_with_grounds(doc: Document, last: int) -> int:
    """Return the end of a site with its grounds ("Rova University's campus", "Home Guard headquarters")."""
    at = last + 1 if doc.lower(last) == "'s" else last
    return at + 1 if doc.lower(at) in GROUNDS else last


def national_places(doc: Document) -> Iterator[tuple[int, int, PlaceEntry | None, str]]:
    """Yield "Honduran territory", "the Ukrainian capital" and "the capital", which name a place by its nation."""
    for noun in NATIONAL_GROUNDS & doc.positions.keys():
        for index in doc.positions[noun]:
            before = doc.lower(index - 1)
            if before in DEMONYMS or before in PEOPLE:
                yield index - 1, index + 1, None, "nation"
            elif (
                noun == "capital"
                and before == "the"
                and doc.lower(index - 2) in LOCATIVE
                and not doc.tokens[index + 1].capital
            ):
                yield index, index + 1, None, "nation"
    for noun in COMMON_PLACES & doc.positions.keys():
        for index in doc.positions[noun]:
            if (
                doc.lower(index - 1) == "the"
                and doc.lower(index - 2) in ("in", "into", "throughout", "across")
                and doc.lower(index + 1) not in ("of", "'s")
            ):
                yield index - 1, index + 1, None, "common"


def _goes_on(doc: Document, at: int) -> bool:
    """Return whether another noun ends the phrase, so that it names persons or things ("Home Guard field workers")."""
    word = doc.lower(at)
    return counts_persons(word) and is_plural(word) and doc.tokens[at].text.islower()


def end_with_head(doc: Document, last: int) -> int:
    """Return the end of the place with the head noun in lower case after it ("Lusaka province", "Rova sugar mill")."""
    for gap in (0, 1):
        token = doc.tokens[last + gap] if last + gap < len(doc.tokens) else None
        if token is None or token.kind is not TokenKind.WORD or token.text[:1].isupper() or token.tag:
            return last
        if token.lower in HEADS_OF_PLACES and token.lower not in NO_LOWER_HEAD:
            return last if _goes_on(doc, last + gap + 1) else last + gap + 1
        if token.lower in PLACE_COMPOUNDS:
            continue
        return last
    return last
