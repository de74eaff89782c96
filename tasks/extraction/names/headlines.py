"""Tell headlines that write their nouns and verbs with capitals: there a capital makes no name."""

from tasks.extraction.names.segments import title_case
from tasks.extraction.text import Document, Sentence, TokenKind

LONGEST = 40
FEWEST_WORDS = 3


def is_headline(doc: Document, sentence: Sentence) -> bool:
    """Return whether the sentence writes all but its short words with capitals, be it ever so short."""
    known = doc.headlines
    if sentence.index not in known:
        known[sentence.index] = doc.case == "mixed" and (title_case(doc, sentence) or _is_short_one(doc, sentence))
    return known[sentence.index]


def _is_short_one(doc: Document, sentence: Sentence) -> bool:
    tokens = doc.tokens.run(sentence.first, min(sentence.last, sentence.first + LONGEST))
    long = [token for token in tokens if token.kind is TokenKind.WORD and len(token.text) > 3]
    open_ended = doc.tokens[sentence.last - 1].text not in {".", "!", "?"}
    return open_ended and len(long) >= FEWEST_WORDS and all(token.capital for token in long)
