"""Say whether the clause of a figure tells a plan, a threat, a condition or an estimate."""

from tasks.extraction.text import Document, lexicon
from values.categories import Stance

REACH = 25
STANCES = (Stance.ALLEGED, Stance.ESTIMATED, Stance.HYPOTHETICAL)
CLAUSE_BREAKS = frozenset(lexicon("modality")["clause_breaks"])


def _phrases() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Return the phrases by their first word, each with the rank of its stance."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for rank, stance in enumerate(STANCES):
        for phrase in lexicon("modality")[stance.value]:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((rank, words))
    return found


PHRASES = _phrases()


def modality_at(doc: Document, index: int) -> Stance | None:
    """Return alleged, estimated or hypothetical from the words of the clause around token `index`, else None.

    Reads modals ("will", "could"), conditions ("if"), plans ("is to", "expected to") and reckoning ("believed to be").
    """
    first, last = clause_around(doc, index)
    # The month is no modal: "in May 2024".
    words = [token.text if token.text == "May" else token.lower for token in doc.tokens[first:last]]
    ranks = [
        rank
        for at, word in enumerate(words)
        for rank, phrase in PHRASES.get(word, ())
        if tuple(words[at : at + len(phrase)]) == phrase
    ]
    return STANCES[min(ranks)] if ranks else None


def clause_around(doc: Document, index: int) -> tuple[int, int]:
    """Return the tokens of the clause that token `index` stands in, at most 25 tokens to either side."""
    sentence = doc.sentences[doc.tokens[index].sentence]
    first = index
    while first > max(sentence.first, index - REACH) and doc.lower(first - 1) not in CLAUSE_BREAKS:
        first -= 1
    last = index + 1
    while last < min(sentence.last, index + REACH) and doc.lower(last) not in CLAUSE_BREAKS:
        last += 1
    return first, last
