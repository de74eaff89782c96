"""Say when the words of a fate tell it of their object ("she arrested him") or of nobody ("the shooting suspect")."""

from collections.abc import Container

from tasks.extraction.persons.fate_senses import WORDS
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.proper_nouns import ROLES, TITLE_WORDS

TRANSITIVE, PASSIVE_ONLY = frozenset(WORDS["transitive"]), frozenset(WORDS["passive_only"])
NEEDS_BE = frozenset(WORDS["needs_be"])
AIMLESS, HAPPENINGS = frozenset(WORDS["aimless"]), frozenset(WORDS["after_happening"])
COMPOUNDS = frozenset(WORDS["compounds"])
VERBS = lexicon("verb_context")
BE, HAVE, TIME_UNITS = frozenset(VERBS["be"]), frozenset(VERBS["have"]), frozenset(VERBS["time_units"])
SELVES = frozenset({"himself", "herself", "themselves"})
OBJECTS = SELVES | {"him", "her", "them", "us", "me"}
DOERS = frozenset({"he", "she", "they", "who", "and", "then", "also", "allegedly", "later"})


def active(doc: Document, first: int, last: int, named: Container[int]) -> bool:
    """Return whether a verb tells the fate of its object: "has arrested", "shot and wounded Ruiz", "sentenced him".

    `named` are the tokens at which persons begin.
    """
    words = [doc.lower(k) for k in range(first, last)]
    if BE & set(words) or SELVES & set(words) or not TRANSITIVE & set(words):
        return False
    before = doc.lower(_before_adverbs(doc, first))
    if before in BE or doc.tokens[last - 1].tag in ("preposition", "subordinator"):
        return False
    if before in HAVE or words[0] in NEEDS_BE or _has_object(doc, last, named):
        return True
    return len(words) == 1 and (_misses(doc, first) or _bare(doc, first))


def _bare(doc: Document, index: int) -> bool:
    """Return whether a verb stands without the "be" or the comma of a passive: "Ruiz charged", "Ruiz tried"."""
    return doc.lower(index) in PASSIVE_ONLY and doc.lower(index - 1) not in (",", ")", "and", "or")


def _misses(doc: Document, index: int) -> bool:
    """Return whether the word tells of a shot fired: "he shot at the crowd", "they shot into a house"."""
    if doc.lower(index) not in ("shot", "fired"):
        return False
    return doc.lower(index + 1) in AIMLESS or (doc.lower(index + 1) == "at" and doc.lower(index - 1) in DOERS)


def _before_adverbs(doc: Document, index: int) -> int:
    at = index - 1
    start = doc.sentences[doc.tokens[index].sentence].first
    while at > start and (doc.tokens[at].tag in ("adverb", "negation") or doc.lower(at).endswith("ly")):
        at -= 1
    return at


def _has_object(doc: Document, index: int, named: Container[int]) -> bool:
    """Return whether an object begins at `index`, or behind a second verb that shares it ("shot and wounded Ruiz")."""
    word = doc.lower(index)
    if word == "and" and doc.lower(index + 1) in TRANSITIVE:
        return _has_object(doc, index + 2, named)
    if word in OBJECTS or _titled(doc, index) in named:
        return True
    token = doc.tokens[index] if index < len(doc.tokens) else None
    if token is None or token.tag != "determiner":
        return False
    return not any(doc.lower(k) in TIME_UNITS or doc.tokens[k].kind is TokenKind.NUMBER for k in _near(doc, index))


def _titled(doc: Document, index: int) -> int:
    """Return where the name begins behind the titles and roles at `index` ("Mayor", "former Sen.")."""
    first = index
    while doc.lower(index) in TITLE_WORDS or doc.lower(index) in ROLES or (index > first and doc.lower(index) == "."):
        index += 1
    return index


def _near(doc: Document, index: int) -> range:
    return range(index + 1, min(len(doc.tokens), index + 4))


def happening(doc: Document, first: int, last: int) -> bool:
    """Return whether a word in -ing is a noun, so that no object follows: "after the shooting Ruiz fled"."""
    if not doc.lower(last - 1).endswith("ing"):
        return False
    if doc.lower(last) in HAPPENINGS:
        return True
    back = first - 1
    while back > first - 3 and doc.tokens[back].text[:1].islower() and not doc.tokens[back].tag:
        back -= 1
    return doc.tokens[back].tag == "determiner"


def only_accused_of(doc: Document, last: int) -> bool:
    """Return whether a noun only says what a person is accused of or threatened with: "his murder trial"."""
    return doc.lower(last) in COMPOUNDS
