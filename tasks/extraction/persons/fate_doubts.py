"""Say when the words of a fate tell none because it is denied, only threatened, meant or imagined."""

from itertools import pairwise

from tasks.extraction.text import Document, TokenKind, lexicon

CONTEXT = {key: frozenset(words) for key, words in lexicon("fate_context").items() if isinstance(words, list)}
NEGATIONS, UNREAL = CONTEXT["negation"], CONTEXT["unreal"]
CONDITIONS, INTENDING, POSSIBILITIES = CONTEXT["conditions"], CONTEXT["intending"], CONTEXT["possibilities"]
AIMED_AT, AIMS = CONTEXT["aimed_at"], CONTEXT["aims"]
DEADLY_NOUNS, DEADLY_AIMS = CONTEXT["deadly_nouns"], CONTEXT["deadly_aims"]
WEIGHED, FUTURE_OF_CHARGED = CONTEXT["weighed"], CONTEXT["future_of_charged"]
OFFERED = frozenset({"reward", "bounty"})
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
    return (
        intended(doc, index, start)
        or aimed_at(doc, index, start)
        or called_for(doc, index, start)
        or weighed(doc, index)
        or demanded(doc, index)
    )


def called_for(doc: Document, index: int, start: int) -> bool:
    """Return whether a death is only called for, planned or invented: "calling for the assassination of Ana Ruiz"."""
    if doc.lower(index) not in DEADLY_NOUNS:
        return False
    before = [doc.lower(k) for k in range(max(start, index - INTENTION_REACH), index)]
    wished = any(a.startswith("call") and b == "for" for a, b in pairwise(before))
    return wished or any(word in DEADLY_AIMS for word in before)


def weighed(doc: Document, index: int) -> bool:
    """Return whether a deed is only weighed: "decided not to recommend indicting Ana Ruiz"."""
    return doc.lower(index).endswith("ing") and doc.lower(index - 1) in WEIGHED


def demanded(doc: Document, index: int) -> bool:
    """Return whether a bare "be" makes the deed a demand: "asks that Ana Ruiz be charged"."""
    at = index if doc.lower(index) == "be" else index - 1
    if at < 1 or doc.lower(at) != "be":
        return False
    before = doc.tokens[at - 1]
    return before.kind is TokenKind.WORD and before.lower != "to" and before.tag not in ("auxiliary", "adverb")


def aimed_at(doc: Document, index: int, start: int) -> bool:
    """Return whether a noun names what somebody wants, not what happened: "a reward for his capture"."""
    if doc.lower(index) not in AIMED_AT:
        return False
    if any(doc.lower(k) in OFFERED for k in range(max(start, index - CONDITION_REACH), index)):
        return True
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
            return bool(before & INTENDING) and doc.lower(index) not in FUTURE_OF_CHARGED
        if token.lower == "of" and before & POSSIBILITIES:
            return True
        known = token.tag in ("", "conjunction", "adverb") or token.lower == "be"
        if token.kind is TokenKind.SIGN or not known:
            return False
    return False
