"""Find places in a text that is all of one case, where only the gazetteer tells."""

from collections.abc import Iterator

from tasks.extraction.text import Document, Token
from tasks.extraction.words.gazetteer import Gazetteer, PlaceEntry, gazetteer
from tasks.extraction.words.places import CAREFUL, LOCATIVE, METONYM_VERBS, OF_PLACES, REGION_HEADS
from tasks.extraction.words.proper_nouns import CALENDAR


def places_of_one_case(doc: Document) -> Iterator[tuple[int, int, PlaceEntry | None, str]]:
    """Yield the places of a text that is all of one case: names of the gazetteer, the doubtful ones after "in" only."""
    names = gazetteer()
    skip = 0
    for token in doc.tokens.values():
        if token.index < skip or token.lower not in names.longest or token.tag or token.lower in CALENDAR:
            continue
        last, entry = _match(doc, names, token)
        if entry is None or (last == token.index + 1 and _doubtful(doc, token, entry)):
            continue
        skip = last
        if doc.lower(last) in METONYM_VERBS and doc.lower(token.index - 1) not in LOCATIVE:
            continue
        head = (
            last < len(doc.tokens)
            and doc.tokens[last].lower in REGION_HEADS
            and doc.tokens[last].lower not in ("state", "front", "states")
        )
        yield (
            token.index,
            last + head,
            entry if not head or entry.grain != "city" else None,
            "region" if head else "gazetteer",
        )


def _doubtful(doc: Document, token: Token, entry: PlaceEntry) -> bool:
    if entry.grain in ("country", "area") and token.lower not in CAREFUL:
        return False
    if token.index == 0 and doc.lower(1) == ":":
        return False  # "kolvar: two men died"
    if doc.lower(token.index - 1) == "of" and doc.lower(token.index - 2) in OF_PLACES:
        return False  # "the northern city of kolvar"
    return doc.lower(token.index - 1) not in ("in", "near", "outside", "from", "to", "at") or token.lower in (
        "date",
        "best",
        "most",
        "order",
    )


def _match(doc: Document, names: Gazetteer, token: Token) -> tuple[int, PlaceEntry | None]:
    """Return the end and the entry of the longest name that begins at the token."""
    limit = min(names.longest[token.lower], doc.sentences[token.sentence].last - token.index)
    for length in range(limit, 0, -1):
        options = names.entries.get(" ".join(t.lower for t in doc.tokens.run(token.index, token.index + length)))
        if options:
            return token.index + length, options[0]
    return token.index, None
