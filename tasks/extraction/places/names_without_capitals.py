"""Names that no gazetteer holds in a text that is all of one case: their neighbours make them places."""

from collections.abc import Iterator

from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.events import WORDS as EVENT_WORDS
from tasks.extraction.words.places import MODIFIERS, OF_PLACES
from tasks.extraction.words.proper_nouns import CALENDAR, DEMONYMS, NAMES, PEOPLE

HEADS = frozenset(lexicon("places")["heads_without_capitals"])
NO_NAMES = frozenset(lexicon("places")["no_names"])
BARE_NOUNS = frozenset(lexicon("places")["bare_nouns"])
ENDINGS = tuple(lexicon("places")["noun_endings"])
PUTTING = frozenset(lexicon("places")["putting"])
INTO = frozenset(lexicon("places")["into"])
ARTICLE = "the"
SHORTEST = 4
LONGEST_NAME = 3
Found = tuple[int, int, None, str]


def names_without_capitals(doc: Document) -> Iterator[Found]:
    """Yield the names that a noun, "the city of" or "in" makes places, and those before a noun wherever "in" stands."""
    headed = list(_before_head(doc))
    yield from headed
    sure = {doc.lower(first) for first, last, _, _ in headed if last - first == 2}
    for at in doc.places_of(INTO):
        if (end := _name_end(doc, at + 1, sure)) is not None:
            yield at + 1, end, None, "context"
    for at in doc.positions.get("of", ()):
        if doc.lower(at - 1) in OF_PLACES and (end := _name_end(doc, at + 1, sure)) is not None:
            yield at + 1, end, None, "region"


def _before_head(doc: Document) -> Iterator[Found]:
    """Yield names before a noun for a place: "in talora village", "in the talora-menik area"."""
    for at in doc.places_of(HEADS):
        first = at
        while at - first < 2 * LONGEST_NAME and _may_name(doc, first - 1):
            first -= 1
        before = doc.lower(first - 1) if doc.lower(first - 1) != ARTICLE else doc.lower(first - 2)
        if first < at and before in PUTTING and doc.lower(first) != "-":
            yield first, at + 1, None, "region"


def _may_name(doc: Document, at: int) -> bool:
    token = doc.tokens[at]
    hyphen = token.text == "-" and _is_name(doc.tokens[at - 1])
    return hyphen or _is_name(token)


def _is_name(token: Token) -> bool:
    return token.kind is TokenKind.WORD and not token.tag and token.lower not in NO_NAMES and token.lower not in PUTTING


def _name_end(doc: Document, first: int, sure: set[str]) -> int | None:
    """Return where a name ends that begins at a token and goes on to the end of its clause, None where none does."""
    end = first
    while end - first < LONGEST_NAME and _is_unknown(doc.tokens[end]):
        end += 1
        while doc.lower(end) == "-" and _is_name(doc.tokens[end + 1]):
            end += 2
    single = end - first == 1 or doc.case == "upper" or "-" in (doc.lower(k) for k in range(first, end))
    known = end - first == 1 and doc.lower(first) in sure
    return end if end > first and (known or (single and _ends(doc.tokens[end]))) else None


def _is_unknown(token: Token) -> bool:
    """Return whether a word is none that a text writes small: in no list, and with no ending of common nouns."""
    word = token.lower
    if not _is_name(token) or len(word) < SHORTEST or word in EVENT_WORDS or word in BARE_NOUNS:
        return False
    known = word in CALENDAR or word in DEMONYMS or word in PEOPLE or word in MODIFIERS or word in NAMES["sure"]
    return not known and not word.endswith(ENDINGS)


def _ends(token: Token) -> bool:
    """Return whether a token may follow a name and not go on with it: no noun."""
    return token.kind is not TokenKind.WORD or bool(token.tag) or token.lower.endswith(("ed", "ly"))
