"""Tell whether a text is in English, the one language that the rules read."""

from tasks.extraction.text.document import Document
from tasks.extraction.text.lexicons import lexicon
from tasks.extraction.text.tokens import TokenKind

COMMON = tuple(lexicon("english")["common"])
LEAST_SHARE = 0.06
FEWEST_WORDS = 40
# Lists and tables hold few common words in any language, and names of goods and songs are English in every one:
# where a text has prose, its prose decides, by a lower share.
LEAST_SHARE_OF_PROSE = 0.035
SHORTEST_PROSE = 8


def is_english(doc: Document) -> bool:
    """Return whether the common English words make up their share; a text too short to tell counts as English.

    Prose is what stands in sentences of eight words and more.
    """
    words = _words_by_sentence(doc)
    if sum(words) < FEWEST_WORDS:
        return True
    common = [doc.tokens[at].sentence for word in COMMON for at in doc.positions.get(word, ())]
    prose = sum(count for count in words if count >= SHORTEST_PROSE)
    if prose < FEWEST_WORDS:
        return len(common) >= LEAST_SHARE * sum(words)
    return sum(words[sentence] >= SHORTEST_PROSE for sentence in common) >= LEAST_SHARE_OF_PROSE * prose


def _words_by_sentence(doc: Document) -> list[int]:
    counts = [0] * len(doc.sentences)
    for token in doc.tokens.values():
        counts[token.sentence] += token.kind is TokenKind.WORD
    return counts
