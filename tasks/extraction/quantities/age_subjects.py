"""Tell by its subject that a bare number is an age: "the oldest was", "the average age was", "the boy was"."""

from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

SUPERLATIVES = frozenset({"oldest", "youngest", "eldest"})
WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})
JOINTS = frozenset({",", "and", ";"})
AVERAGES = frozenset(lexicon("relations")["statistics"]["average"])


def of_superlative(doc: Document, at: int) -> bool:
    """Return whether the number is what "the oldest was" or "the youngest being" tells."""
    first = doc.sentences[doc.tokens[at].sentence].first
    if doc.lower(at - 1) not in {"was", "is", "were", "being", "just", "only", "aged", "at", "about"}:
        return False
    return any(doc.lower(back) in SUPERLATIVES for back in range(max(first, at - 12), at))


def is_one(doc: Document, noun: int) -> bool:
    """Return whether the noun stands for one person ("the boy was", "one of the victims was")."""
    one = any((doc.lower(k), doc.lower(k + 1)) == ("one", "of") for k in range(noun - 4, noun - 1))
    return counts_persons(doc.lower(noun)) and (one or not is_plural(doc.lower(noun)))


def of_average(doc: Document, at: int) -> bool:
    """Return whether the number is what "the average age of the dead was" tells."""
    if doc.lower(at - 1) not in {"was", "is", "were"}:
        return False
    first = doc.sentences[doc.tokens[at].sentence].first
    return any(doc.lower(k) == "age" and doc.lower(k - 1) in AVERAGES for k in range(max(first, at - 9), at - 1))


def follows_place(doc: Document, first: int, last: int) -> bool:
    """Return whether a place stands before token `last`: "in New York, 32 died", "in Adra (12), Hol (17)".

    A row of names with their numbers is one of places where the first of them is; `first` begins the sentence.
    """
    at = last
    while at > first and doc.tokens[at - 1].capital and doc.tokens[at - 1].kind is TokenKind.WORD and at > first + 1:
        at -= 1
    if at == last:
        return False
    if doc.lower(at - 1) in WHERE:
        return True
    joint = at - 1
    while joint > first and doc.lower(joint) in JOINTS:
        joint -= 1
    row = [doc.lower(k) for k in range(joint - 2, joint + 1)]
    numbered = joint > first + 3 and row[0] == "(" and row[2] == ")" and row[1].replace(",", "").isdecimal()
    return numbered and joint < at - 1 and follows_place(doc, first, joint - 2)
