"""Say whether the clause of a figure tells a plan, a threat, a condition or an estimate."""

from tasks.extraction.categories import Stance
from tasks.extraction.lexicons import lexicon
from tasks.extraction.tokens import Document

REACH = 25


def modality_at(doc: Document, index: int) -> Stance | None:
    """Return alleged, estimated or hypothetical from the words of the clause around token `index`, else None.

    Reads modals ("will", "could"), conditions ("if"), plans ("is to", "expected to") and reckoning ("believed to be").
    """
    first, last = clause_around(doc, index)
    # The month is no modal: "in May 2024".
    words = [token.text if token.text == "May" else token.lower for token in doc.tokens[first:last]]
    lists = lexicon("modality")
    for stance in (Stance.ALLEGED, Stance.ESTIMATED, Stance.HYPOTHETICAL):
        if any(_holds(words, phrase.split()) for phrase in lists[stance.value]):
            return stance
    return None


def _holds(words: list[str], phrase: list[str]) -> bool:
    n = len(phrase)
    return any(words[i] == phrase[0] and words[i : i + n] == phrase for i in range(len(words) - n + 1))


def clause_around(doc: Document, index: int) -> tuple[int, int]:
    """Return the tokens of the clause that token `index` stands in, at most 25 tokens to either side."""
    sentence = doc.sentences[doc.tokens[index].sentence]
    breaks = set(lexicon("modality")["clause_breaks"])
    first = index
    while first > max(sentence.first, index - REACH) and doc.lower(first - 1) not in breaks:
        first -= 1
    last = index + 1
    while last < min(sentence.last, index + REACH) and doc.lower(last) not in breaks:
        last += 1
    return first, last
