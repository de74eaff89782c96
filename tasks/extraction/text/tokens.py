"""The one token and sentence layer that every annotator shares: each text is split once.

A hyphen, a possessive "'s" and a sign are tokens of their own ("38-year-old" is five tokens, "Ukraine's" two), so that
numbers and names can be read inside compounds; `U.S.` and `a.m.` are one token each, and so is `MH17`.
"""

import re
from enum import IntEnum
from typing import NamedTuple

from tasks.extraction.text.lexicons import lexicon


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
        places = range(first if first > 0 else 0, last if last < len(self) else len(self))
        return list(map(self.__getitem__, places))


class Words(dict[int, str]):
    """The lower-case forms of a text's tokens by their places, "" outside of it."""

    def __missing__(self, place: int) -> str:
        return ""


PRICED = r"\d+[.,]\d|\d{3}|\d+(?:k|m|mn|bn|tn|[MB])\b|\d+\ (?:[mbt]r?illion|lakh|crore)\b"
"""What tells digits behind a code of money from a name ("KES5,000", not "COP27")."""


def _codes() -> str:
    """Return the lettered signs of money that may touch their number, the longest first, for a pattern."""
    written = {sign for code, money in lexicon("money").items() for sign in (*money["signs"], code)}
    return "|".join(sorted((sign for sign in written if len(sign) > 1 and sign.isalpha()), key=len, reverse=True))


TOKEN = re.compile(
    rf"""
      (?P<footnote>(?<=\d)(?<!\D10)[¹²³]?[⁰¹²³⁴-⁹](?!\w))              # 51¹ people; but 10⁶, and 9⁹⁹ as a price
    | (?P<ordinal>\d{{1,6}}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    | (?P<number>\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}})+(?![\d])(?:[.,]\d+)?  # groups parted by a no-break space
        |\d{{1,3}}(?:['’]\d{{3}})+(?!\d)(?:[.,]\d+)?
        |(?<=,)\d+(?=,(?!\d{{3}}(?!\d))\d)                                   # Haiti,43,13
        |\d+(?:(?:[.,，．٬٫]|[\u00ad\u200b-\u200d\u2060\ufeff]+)\d+)*)
    | (?P<word>(?=[A-Z])(?:(?<=\$)(?:US|AU|A|CA|C|NZ|HK|S)                     # $US5
           |\b(?:PS|[RNKP])(?=\d+[.,]\d|\d+(?:k|m|mn|bn|tn)\b|\d+\ [mbt]r?illion\b)  # PS8.1bn, R4bn
           |\b(?:USD|EUR|GBP|AUD|CAD|NZD|HKD|SGD|CHF|JPY|CNY|RMB|INR|MYR|ZAR|SEK|NOK|DKK|PLN|RM|Rs|KSh|DM)
           |\b(?:{_codes()})(?={PRICED}))(?=\d)
        |(?:[^\W\d_]\.){{2,}}                                           # U.S., a.m.
        |[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*[\w]*)
    | (?P<sign>['’][sS]\b|\.{{2,}}|\S)
    """,
    re.VERBOSE,
)
KINDS: dict[str | None, TokenKind] = {
    "ordinal": TokenKind.ORDINAL,
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "sign": TokenKind.SIGN,
}


def _tags() -> dict[str, str]:
    """Return each function word with the first class that lists it."""
    tags: dict[str, str] = {}
    for tag, words in lexicon("function_words").items():
        for word in words:
            tags.setdefault(word.replace("’", "'"), tag)
    return tags


TAGS = _tags()
