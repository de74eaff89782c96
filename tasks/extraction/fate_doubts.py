"""Say when the words of a fate tell none because it is denied, only threatened, meant or imagined."""

from tasks.extraction.lexicons import lexicon
from tasks.extraction.tokens import Document, TokenKind

CONTEXT = {key: frozenset(words) for key, words in lexicon("fate_context").items() if isinstance(words, list)}
NEGATIONS, UNREAL = CONTEXT["negation"], CONTEXT["unreal"]
CONDITIONS, INTENDING, POSSIBILITIES = CONTEXT["conditions"], CONTEXT["intending"], CONTEXT["possibilities"]
AIMED_AT, AIMS = CONTEXT["aimed_at"], CONTEXT["aims"]
NEAR = 4
CONDITION_REACH = 12
INTENTION_REACH = 6


def denied(doc: Document, index: int) -> bool:
    """Return whether the word at `index` tells no fact: negated, a modal before it, only meant or imagined."""
    start = doc.sentences[doc.tokens[index].sentence].first
    for k in range(index - 1, max(start, index - NEAR) - 1, -1):
        token = doc.tokens[k]
        named = token.text in ("May", "Will") and doc.tokens[k + 1].capital
        if not named and (token.lower in NEGATIONS or token.lower in UNREAL):
            return True
    return imagined(doc, index)


def imagined(doc: Document, index: int) -> bool:
    """Return whether the deed at `index` stands in a condition, or is only meant."""
    start = doc.sentences[doc.tokens[index].sentence].first
    before = [doc.lower(k) for k in range(max(start, index - CONDITION_REACH), index)]
    if any(word in CONDITIONS for word in before[len(before) - before[::-1].index(";") if ";" in before else 0 :]):
        return True
    return intended(doc, index, start) or aimed_at(doc, index, start)


def aimed_at(doc: Document, index: int, start: int) -> bool:
    """Return whether a noun names what somebody wants, not what happened: "a reward for his capture"."""
    if doc.lower(index) not in AIMED_AT:
        return False
    for k in range(index - 1, max(start, index - INTENTION_REACH) - 1, -1):
        if doc.lower(k) in AIMS:
            return True
        if doc.tokens[k].text in ",;" or doc.tokens[k].tag == "auxiliary":
            return False
    return False


def intended(doc: Document, index: int, start: int) -> bool:
    """Return whether the deed is only meant: "threatened to assault and kill", "the possibility of poisoning"."""
    first = max(start, index - INTENTION_REACH)
    for k in range(index - 1, first - 1, -1):
        token = doc.tokens[k]
        before = {doc.lower(i) for i in range(max(start, k - 3), k)}
        if token.lower == "to":
            return bool(before & INTENDING)
        if token.lower == "of" and before & POSSIBILITIES:
            return True
        if token.kind is TokenKind.SIGN or token.tag not in ("", "conjunction", "adverb"):
            return False
    return False
