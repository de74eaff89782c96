"""Go on through the signs inside a counted noun phrase: a hyphen, a possessive, a quote, a bracket, a comma."""

from dataclasses import dataclass

from tasks.extraction.numbers.numerals import numeral_at
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.persons import counts_persons

NOUN_ENDINGS = ("tion", "ment", "ness", "death", "ship", "ity", "ance", "ence")
LONGEST_BRACKET = 6
BRACKETS = frozenset({"(", "["})
QUOTES = frozenset({'"', "“", "‘", "'"})
HYPHENS = frozenset({"-", "–", "/"})
ABBREVIATED_TITLES = frozenset({"mr", "mrs", "ms", "dr", "gen", "lt", "col", "sen", "rep", "gov", "prof", "st"})


@dataclass(frozen=True, slots=True)
class SignStep:
    """Where the phrase goes on, and whether it begins anew there."""

    at: int
    restart: bool = False


def through_sign(doc: Document, at: int, end: int, begun: bool, closed: bool) -> SignStep | None:
    """Go on over a hyphen, a possessive, an opening quote or the comma of a row of adjectives."""
    sign = doc.lower(at)
    follower = doc.tokens[at + 1] if at + 1 < end else None
    if follower is None:
        return None
    if sign == "'s" and begun and (whole := numeral_at(doc, at + 1)) is not None:
        noun = whole.last < end and doc.tokens[whole.last].kind is TokenKind.WORD
        return SignStep(whole.last, restart=True) if noun else None
    if (model := _model_end(doc, at, end)) is not None:
        return SignStep(model)
    if follower.kind is not TokenKind.WORD:
        return None
    if sign in BRACKETS:
        close = _bracket_before_noun(doc, at, end)
        return SignStep(close + 1, restart=not begun) if close else None
    if not begun:
        quoted = sign in QUOTES and not follower.tag
        return SignStep(at + 1, restart=True) if quoted else None
    if sign == "'s":
        return SignStep(at + 1, restart=True)
    joined = _abbreviates(doc, at) or _hyphenates(doc, at) or (not closed and _is_row_of_adjectives(doc, at))
    return SignStep(at + 1) if joined else None


def _abbreviates(doc: Document, at: int) -> bool:
    """Return whether the sign is the stop of a title ("Sgt.")."""
    return doc.lower(at) == "." and doc.lower(at - 1) in ABBREVIATED_TITLES


def _hyphenates(doc: Document, at: int) -> bool:
    """Return whether the sign joins the words on both sides without a blank."""
    before, sign, follower = doc.tokens[at - 1], doc.tokens[at], doc.tokens[at + 1]
    return sign.text in HYPHENS and before.end == sign.start and sign.end == follower.start


def _is_row_of_adjectives(doc: Document, at: int) -> bool:
    """Return whether a comma parts adjectives before one noun ("12 young, armed and masked men")."""
    if doc.lower(at) != "," or doc.tokens[at + 1].tag or doc.lower(at + 2) not in {"and", ","}:
        return False
    return not counts_persons(doc.lower(at - 1)) and not doc.lower(at - 1).endswith(NOUN_ENDINGS)


def _model_end(doc: Document, dash: int, end: int) -> int | None:
    """Return the token behind the code of a model before its noun ("T-72B3 tanks"), None where none stands there."""
    code, digits = doc.tokens[dash - 1], doc.tokens[dash + 1]
    coded = doc.lower(dash) == "-" and code.text.isupper() and code.end + 1 == digits.start
    if not coded or digits.kind is not TokenKind.NUMBER:
        return None
    last = dash + 2 + (doc.tokens[dash + 2].start == digits.end)
    return last if last < end and doc.tokens[last].kind is TokenKind.WORD else None


def _bracket_before_noun(doc: Document, at: int, end: int) -> int | None:
    """Return where the bracket that opens at token `at` closes, if soon and before a noun ("12 (male) nurses")."""
    for close in range(at + 2, min(at + LONGEST_BRACKET, end - 1)):
        if doc.lower(close) in {")", "]"}:
            return close if doc.tokens[close + 1].kind is TokenKind.WORD and not doc.tokens[close + 1].tag else None
    return None
