"""Tell whether a name of the gazetteer is a place where it stands, although it may be a surname or an adjective."""

from tasks.extraction.rows.mentions import Segment
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.accents import folded
from tasks.extraction.words.events import WORDS
from tasks.extraction.words.gazetteer import PlaceEntry, gazetteer, state_abbreviations
from tasks.extraction.words.places import CAREFUL, LOCATIVE, MODIFIERS, OF_PLACES, STRICT_LOCATIVE
from tasks.extraction.words.proper_nouns import NAMES, is_capital
from values.categories import Event

VIOLENT = frozenset({Event.ATTACKED, Event.KILLED, Event.INJURED, Event.DESTROYED, Event.ABDUCTED})
HOMES = frozenset(lexicon("places")["homes"])
ARTICLES = frozenset({"a", "an"})
NEARBY = frozenset({"in", "on", "near", "outside"})


def stands_alone(doc: Document, first: int, last: int) -> bool:
    """Return whether "the U.S." is a place here and not an adjective ("U.S. troops")."""
    before = doc.lower(first - 1) if doc.lower(first - 1) != "the" else doc.lower(first - 2)
    follows = doc.tokens[last] if last < len(doc.tokens) else None
    bare = (
        follows is None
        or follows.kind is not TokenKind.WORD
        or bool(follows.tag)
        or follows.lower in ("'s", "last", "next", "illegally")
    )
    return before in LOCATIVE and bare


def is_trusted(doc: Document, segment: Segment, entry: PlaceEntry) -> bool:
    """Return whether a name of the gazetteer is a place here, although it may be a surname or an ordinary word."""
    first, last = segment.parts[0], segment.last
    if entry.grain in ("country", "area"):
        return True
    word = doc.lower(first)
    if last - first > 1:
        return not (
            folded(word) in NAMES["sure"]
            and entry.population < 200_000
            and segment.title_first is None
            and not _located(doc, first, last)
        )
    if segment.title_first is not None and doc.lower(first - 1) not in ("police", "city", "state", "county"):
        return False
    risky = (
        word in CAREFUL
        or folded(word) in NAMES["sure"]
        or folded(word) in NAMES["surname"]
        or entry.population < 60_000
    )
    large = entry.population > 300_000 and word not in CAREFUL and folded(word) not in NAMES["surname"]
    if not risky or large:
        return True
    return _located(doc, first, last) and not _age_follows(doc, last)


def _located(doc: Document, first: int, last: int) -> bool:
    """Return whether a locative word stands before the name, or a state or a country after its comma."""
    before = doc.lower(first - 1)
    if before in MODIFIERS:
        before = doc.lower(first - 2)
    if before == "of" and doc.lower(first - 2) in OF_PLACES and not (first > 1 and doc.tokens[first - 2].capital):
        return True
    if before in STRICT_LOCATIVE and doc.lower(last) != "'s":
        return True
    return of_home(doc, first, last) or _before_wider(doc, last) or _dateline(doc, first, last)


def of_home(doc: Document, first: int, last: int) -> bool:
    """Return whether a name says where a home is or who lives there: "a Varnhall apartment", "a Varnhall man"."""
    return doc.lower(first - 1) in ARTICLES and doc.lower(last) in HOMES


def precedes_wider(doc: Document, first: int, last: int) -> bool:
    """Return whether a name is a town by the state or country behind it: "in Varnhall, Ohio", "VARNHALL, Fla. --"."""
    opens = first == doc.sentences[doc.tokens[first].sentence].first
    before = doc.lower(first - 1)
    if not (opens or before == "of" or before in STRICT_LOCATIVE) or not _before_wider(doc, last):
        return False
    behind = last + 2 + (doc.lower(last + 2) == ".")
    return not is_capital(doc.tokens[behind]) and doc.lower(behind) != "'s" if behind < len(doc.tokens) else True


def _before_wider(doc: Document, last: int) -> bool:
    """Return whether a comma and the name of a state or a country follow."""
    if doc.lower(last) != "," or last + 1 >= len(doc.tokens) or not is_capital(doc.tokens[last + 1]):
        return False
    token = doc.tokens[last + 1]
    options = gazetteer().entries.get(token.lower, [])
    short = token.text in state_abbreviations() or token.lower in state_abbreviations()
    return short or bool(options and options[0].grain != "city")


def _dateline(doc: Document, first: int, last: int) -> bool:
    """Return whether capitals open a paragraph before a bracket or a dash ("SALEM (AP) -")."""
    sentence = doc.sentences[doc.tokens[first].sentence]
    return first == sentence.first and doc.tokens[first].text.isupper() and doc.lower(last) in ("(", "-", "–", "—", ",")


def _age_follows(doc: Document, last: int) -> bool:
    return doc.lower(last) == "," and last + 1 < len(doc.tokens) and doc.tokens[last + 1].kind is TokenKind.NUMBER


def at_place(doc: Document, segment: Segment) -> bool:
    """Return whether "at" stands before a place and no firm: "at Rova near Tabriz", "shelling at Rova"."""
    violent = any(form.event in VIOLENT for form in WORDS.get(doc.lower(segment.first - 2), ()))
    return doc.lower(segment.first - 1) == "at" and (violent or doc.lower(segment.last) in NEARBY)
