"""Tell which words belong to the noun phrase behind a number."""

from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.inflection import ends_as_past
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import PERSONS, counts_persons

STOPS = frozenset(lexicon("counted")["stops"])
HARD_STOPS = STOPS - PERSONS
PLURAL_PERSONS = ("s", "men", "women", "children")
STATES = frozenset({"dead", "wounded", "injured", "missing", "homeless", "elderly"})


def is_content(doc: Document, token: Token, at: int, end: int, begun: bool) -> bool:
    """Return whether a word can belong to the noun phrase."""
    if token.kind is not TokenKind.WORD:
        return token.kind is TokenKind.ORDINAL
    if token.lower in {"and", "or"} and begun:
        return not is_plural(doc.lower(at - 1)) and noun_follows(doc, at + 1, end)
    if doc.lower(at + 1) == "-" and at + 2 < end and doc.tokens[at + 1].start == token.end:
        return not token.tag or noun_follows(doc, at + 3, end)
    if token.tag:
        return _is_tagged_content(doc, token, at, end, begun)
    if begun and doc.lower(at - 1) == "-" and noun_follows(doc, at + 1, end):
        return True
    if token.lower in STOPS and (doc.case == "upper" or not token.text.isupper()):
        return not begun and noun_follows(doc, at + 1, end)
    return _fits_by_ending(doc, at, end, begun)


def _is_tagged_content(doc: Document, token: Token, at: int, end: int, begun: bool) -> bool:
    """Return whether a function word belongs to the phrase: inside a compound, as "other", as the country "US"."""
    joined = begun and doc.lower(at - 1) == "-" and at + 1 < end and not doc.tokens[at + 1].tag
    country = token.lower == "us" and token.text == "US" and doc.case == "mixed"
    return joined or country or token.lower in {"other", "others", "fellow", "such"}


def _fits_by_ending(doc: Document, at: int, end: int, begun: bool) -> bool:
    """Return whether a word belongs to the phrase; a participle does where it describes a noun behind it."""
    word, before = doc.lower(at), doc.lower(at - 1)
    if ends_as_past(word):
        joined = not begun or before in {"-", "and", "or", ","} or before.endswith("ly")
        return joined and noun_follows(doc, at + 1, end)
    return not (begun and word.endswith("ing")) or noun_follows(doc, at + 1, end)


def noun_follows(doc: Document, at: int, end: int) -> bool:
    """Return whether the next words hold a plural or a person before any function word."""
    for token in doc.tokens.run(at, min(end, at + 4)):
        if token.kind is not TokenKind.WORD and token.lower != "-":
            return False
        if token.lower == "others":
            return True
        if token.tag or (token.lower in HARD_STOPS and doc.lower(token.index - 1) != "-"):
            return False
        if is_plural(token.lower) or counts_persons(token.lower):
            return True
    return False


def follows_plural(doc: Document, at: int) -> bool:
    """Return whether the phrase goes on after a plural: its subject takes no verb in -s, so such a word is a noun."""
    word = doc.lower(at)
    before = doc.lower(at - 1)
    if doc.lower(at - 1) == "-":
        return True
    if before in STATES and (is_plural(word) or counts_persons(word)):
        return True  # "120 wounded people"
    if word.endswith("ed") or word.endswith("ing") or word in STOPS:
        return False
    if counts_persons(before) and before.endswith(PLURAL_PERSONS) and not counts_persons(word):
        return False  # "the trial of 12 suspects begins"
    if doc.case == "mixed" and doc.tokens[at].capital and not doc.tokens[at - 1].capital:
        return False  # "in a lot of ways Novarans"
    return is_plural(word) and word not in PERSONS and before not in {"others", "people"} and not word.endswith("ies")
