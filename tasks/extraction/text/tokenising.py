"""Split a text into its tokens and sentences, once for all that read it."""

from collections.abc import Sequence
from functools import partial

from tasks.extraction.text.document import Document, Sentence
from tasks.extraction.text.sentences import sentence_bounds
from tasks.extraction.text.tokens import KINDS, TAGS, TOKEN, Token, TokenKind, Tokens, Words
from values.categories import Zone
from values.reading import Stretch

# A token from its fields as they stand, without the call of its class: every word of every text passes here.
_made = partial(tuple.__new__, Token)

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
    tokens, lowers = Tokens(), Words()
    sentences: list[Sentence] = []
    positions: dict[str, list[int]] = {}
    digits: dict[str, list[int]] = {}
    known: dict[str, tuple[str, str, TokenKind, list[int]]] = {}
    index = 0
    case = text_case(text)
    for start, end, paragraph in sentence_bounds(text, uncased=case == "lower"):
        first, number = index, len(sentences)
        for match in TOKEN.finditer(text, start, end):
            if (sort := match.lastgroup) == "footnote":
                continue
            written = match[0]
            if written not in known:
                plain = written.lower().replace("’", "'")
                known[written] = plain, TAGS.get(plain, ""), KINDS[sort], positions.setdefault(plain, [])
                if sort == "number":
                    digits[plain] = positions[plain]
            lower, tag, kind, places = known[written]
            opened, closed = match.span()
            tokens[index] = _made((written, lower, opened, closed, kind, index, number, tag))
            lowers[index] = lower
            places.append(index)
            index += 1
        if index > first:
            sentences.append(Sentence(number, start, end, first, index, paragraph, _zone_at(zones, start)))
    return Document(text, tokens, sentences, case, lowers.__getitem__, positions, digits)


def _zone_at(zones: Sequence[Stretch], offset: int) -> Zone:
    return next((z.zone for z in zones if z.start <= offset < z.end), Zone.BODY)
