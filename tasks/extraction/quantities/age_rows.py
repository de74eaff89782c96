"""Tell rows of ages from rows of counts: "ages 1 and 4", "Ana and Ivo Quill, 21 and 22,", "two boys, 14 and 15,"."""

from tasks.extraction.numbers import SMALL, Amount, numeral_at
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

AGED = frozenset({"aged", "age", "ages"})
WHOLE_AGES = frozenset(range(1, 116))
JOINTS = frozenset({"and", ",", "&"})
NOUN_REACH = 5
LONGEST_ROW = 100
"""Tokens of a row of ages; a longer row of numbers is a table."""
SIBLINGS = frozenset({"brothers", "sisters", "twins", "cousins", "sons", "daughters", "siblings", "teenagers", "teens"})


def goes_on(doc: Document, amount: Amount, end: int) -> bool:
    """Return whether the number ends a row of ages ("ages 1 and 4", "Ana and Ivo Quill, 21 and 22,")."""
    at = row_start(doc, amount.first)
    first = doc.sentences[doc.tokens[amount.first].sentence].first
    if at == amount.first or at - 1 <= first:
        return False
    if doc.lower(at - 1) in AGED and not ages_follow(doc, amount.last, end):
        return True
    if not closes(doc, amount.last, end):
        return False
    opened = doc.lower(at - 1) in {",", "—", "–", "-"} and full_name(doc, first, at - 1)
    return opened and amount.low in WHOLE_AGES


def dealt_out(doc: Document, amount: Amount, end: int) -> bool:
    """Return whether the number stands in a row as long as the count of persons before it ("two boys, 14 and 15,")."""
    start = row_start(doc, amount.first)
    noun = doc.lower(start - 2)
    if doc.lower(start - 1) not in {",", "("} or not (is_plural(noun) and counts_persons(noun)):
        return False
    row = [start]
    while doc.lower(row[-1] + 1) in JOINTS and doc.lower(row[-1] + 2).isdecimal() and row[-1] + 2 < end:
        row.append(row[-1] + 2)
    if len(row) < 2 or any(int(doc.lower(k)) not in WHOLE_AGES for k in row) or not closes(doc, row[-1] + 1, end):
        return False
    if noun in SIBLINGS and len(row) == 2 and doc.lower(start - 1) == ",":
        return True
    counts = (numeral_at(doc, k) for k in range(start - 2 - NOUN_REACH, start - 2))
    return any(count is not None and count.value == len(row) for count in counts)


def row_start(doc: Document, at: int) -> int:
    """Return the first token of the row of numbers that goes on to token `at`."""
    first = max(2, at - LONGEST_ROW)
    while doc.lower(at - 1) in JOINTS and at >= first and (doc.lower(at - 2).isdecimal() or doc.lower(at - 2) in SMALL):
        at -= 2
    return at


def ages_follow(doc: Document, at: int, end: int) -> bool:
    """Return whether a plural or a unit stands at token `at`, which a number before it counts."""
    word = doc.lower(at) if at < end else ""
    return is_plural(word) or counts_persons(word) or word in {"-", "%", "percent", "other", "more"}


def closes(doc: Document, at: int, end: int) -> bool:
    """Return whether no noun follows a number that ends before token `at`."""
    if doc.lower(at) in {"'", "’", "′"} and at + 1 < end and doc.tokens[at + 1].kind is TokenKind.NUMBER:
        return False  # 5'9"
    return (
        at >= end
        or (doc.tokens[at].kind is TokenKind.SIGN and doc.lower(at) not in {"%", "-", "$"})
        or doc.tokens[at].tag in {"conjunction", "preposition", "subordinator", "auxiliary", "adverb"}
    )


def full_name(doc: Document, first: int, end: int) -> bool:
    """Return whether two capitalised words stand before token `end` ("Ana Quill, 24 was hurt")."""
    names = [token for token in doc.tokens.run(max(first, end - 4), end) if len(token.text) > 1][-2:]
    return len(names) == 2 and all(t.capital and not t.tag and t.kind is TokenKind.WORD for t in names)
