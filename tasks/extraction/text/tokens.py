"""The one token and sentence layer that every annotator shares: each text is split once.

A hyphen, a possessive "'s" and a sign are tokens of their own ("38-year-old" is five tokens, "Ukraine's" two), so that
numbers and names can be read inside compounds; `U.S.` and `a.m.` are one token each, and so is `MH17`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple

from tasks.extraction.text.lexicons import lexicon
from tasks.extraction.text.sentences import sentence_bounds
from values.categories import Zone
from values.reading import Stretch


class TokenKind(IntEnum):
    """What a token is made of."""

    WORD = 1
    NUMBER = 2
    ORDINAL = 3
    SIGN = 4


class Token(NamedTuple):
    """One token; `text` is as written, `lower` its lower-case form with straight apostrophes."""

    text: str
    lower: str
    start: int
    end: int
    kind: TokenKind
    index: int  # type: ignore[assignment]  # the place in the document; a tuple's own `index` is not needed
    sentence: int
    tag: str
    """Class of a function word ("determiner", "preposition" ...), "" for all others."""

    @property
    def capital(self) -> bool:
        """Return whether the token begins with an upper-case letter."""
        return self.text[:1].isupper()


EDGE = Token("", "", -1, -1, TokenKind.SIGN, -1, -1, "")
"""What stands before the first token and behind the last: no word, no place, of no sentence."""


class Tokens(dict[int, Token]):
    """The tokens of a text by their places; a place outside of it, below 0 too, answers `EDGE`."""

    def __missing__(self, place: int) -> Token:
        return EDGE

    def run(self, first: int, last: int) -> list[Token]:
        """Return the tokens `first:last` that the text has."""
        return [self[place] for place in range(max(first, 0), min(last, len(self)))]


class Words(dict[int, str]):
    """The lower-case forms of a text's tokens by their places, "" outside of it."""

    def __missing__(self, place: int) -> str:
        return ""


@dataclass(slots=True)
class Sentence:
    """One sentence: characters `start:end` of the text, tokens `first:last` of the document."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    zone: Zone


@dataclass(slots=True)
class Document:
    """A text split once into tokens and sentences."""

    text: str
    tokens: Tokens
    sentences: list[Sentence]
    case: str
    """"mixed", "upper" or "lower": capitals mean nothing in a text that is all of one case."""
    lower: Callable[[int], str]
    """Gives the lower-case form of the token at a place, "" outside the text; asked more often than all else."""
    positions: dict[str, list[int]] = field(default_factory=dict)
    """Lower-case form -> indexes of its tokens, so that a rule looks only where its words stand."""
    shared: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What one annotator worked out and another needs again, by its name ("segments")."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of tokens `first:last`."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def quote(self, first: int, last: int) -> str:
        """Return the text of tokens `first:last`, exactly as written."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def words(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of one sentence."""
        return self.tokens.run(sentence.first, sentence.last)


TOKEN = re.compile(
    r"""
      (?P<footnote>(?<=\d)(?<!\D10)[¹²³]?[⁰¹²³⁴-⁹](?!\w))              # 51¹ people; but 10⁶, and 9⁹⁹ as a price
    | (?P<ordinal>\d{1,6}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    | (?P<number>\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+)?  # groups parted by a no-break space
        |\d{1,3}(?:['’]\d{3})+(?!\d)(?:[.,]\d+)?
        |\d+(?:(?:[.,，．٬٫]|[\u00ad\u200b-\u200d\u2060\ufeff]+)\d+)*)
    | (?P<word>(?=[A-Z])(?:(?<=\$)(?:US|AU|A|CA|C|NZ|HK|S)                     # $US5
           |\b(?:PS|[RNKP])(?=\d+[.,]\d|\d+(?:k|m|mn|bn|tn)\b|\d+\ [mbt]r?illion\b)  # PS8.1bn, R4bn
           |\b(?:USD|EUR|GBP|AUD|CAD|NZD|HKD|SGD|CHF|JPY|CNY|RMB|INR|MYR|ZAR|SEK|NOK|DKK|PLN|RM|Rs|KSh|DM))(?=\d)
        |(?:[^\W\d_]\.){2,}                                           # U.S., a.m.
        |[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*[\w]*)
    | (?P<sign>['’][sS]\b|\.{2,}|\S)
    """,
    re.VERBOSE,
)
KINDS = {"ordinal": TokenKind.ORDINAL, "number": TokenKind.NUMBER, "word": TokenKind.WORD, "sign": TokenKind.SIGN}


def _tags() -> dict[str, str]:
    """Return each function word with the first class that lists it."""
    tags: dict[str, str] = {}
    for tag, words in lexicon("function_words").items():
        for word in words:
            tags.setdefault(word.replace("’", "'"), tag)
    return tags


TAGS = _tags()


LONG_TEXT = 600
"""Letters of a text that has more than a sentence or two, so that a few capitals are no sign of case."""


def text_case(text: str) -> str:
    """Return "upper" where 85 % of the letters are, "lower" where next to none is, else "mixed"."""
    head = text[:4000]
    letters = sum(map(str.isalpha, head))
    if letters < 20:
        return "mixed"
    upper = sum(map(str.isupper, head)) / letters
    if upper > 0.85:
        return "upper"
    bare = upper < 0.003 and letters > 60
    return "lower" if bare or (upper < 0.006 and letters > LONG_TEXT) else "mixed"


def tokenise(text: str, zones: Sequence[Stretch] = ()) -> Document:
    """Return the text as tokens and sentences; a sentence takes the zone of the stretch it begins in."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    positions: dict[str, list[int]] = defaultdict(list)
    known: dict[str, tuple[str, str]] = {}
    case = text_case(text)
    for start, end, paragraph in sentence_bounds(text, uncased=case == "lower"):
        first, number = len(tokens), len(sentences)
        for match in TOKEN.finditer(text, start, end):
            if match.lastgroup == "footnote":
                continue
            written = match.group()
            if written not in known:
                plain = written.lower().replace("’", "'")
                known[written] = plain, TAGS.get(plain, "")
            lower, tag = known[written]
            index = len(tokens)
            kind = KINDS[match.lastgroup or "sign"]
            tokens.append(Token(written, lower, *match.span(), kind, index, number, tag))
            positions[lower].append(index)
        if len(tokens) > first:
            sentences.append(Sentence(number, start, end, first, len(tokens), paragraph, _zone_at(zones, start)))
    lower_at = Words(enumerate(token.lower for token in tokens)).__getitem__
    return Document(text, Tokens(enumerate(tokens)), sentences, case, lower_at, dict(positions))


def _zone_at(zones: Sequence[Stretch], offset: int) -> Zone:
    return next((z.zone for z in zones if z.start <= offset < z.end), Zone.BODY)
