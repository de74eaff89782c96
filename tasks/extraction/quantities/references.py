"""Numbers in brackets that cite a source or repeat the number before them."""

from tasks.extraction.numbers import SMALL, digit_value
from tasks.extraction.quantities.neighbours import Surroundings
from tasks.extraction.text import Document
from tasks.extraction.words.nouns import is_plural
from tasks.extraction.words.persons import counts_persons

WORD_VALUES = {word: float(value) for word, value in SMALL.items()}


def reference(around: Surroundings) -> bool:
    """Return whether "[3]" or "(3)" cites a source (not the editor's hand in "[9] bakers") or "(3)" repeats "three"."""
    if around.before() == "(" and around.after() == ")":
        told = digit_value(around.before(2))
        return around.value in (told, WORD_VALUES.get(around.before(2))) or _is_cited(around)
    if around.bare_digits and _is_cited(around):
        return True
    if not around.bare_digits or around.before() != "[" or around.after() not in {"]", ",", "-", "–"}:
        return False
    return not (is_plural(around.after(2)) or counts_persons(around.after(2)))


def _is_cited(around: Surroundings) -> bool:
    """Return whether the digits stand in a bracket of bare numbers that closes a clause, in a text that counts so."""
    doc, first, last = around.doc, around.amount.first, around.amount.last
    while doc.lower(first - 1) in {",", "-", "–"} and doc.tokens[first - 2].text.isdecimal():
        first -= 2
    while doc.lower(last) in {",", "-", "–"} and last + 1 < len(doc.tokens) and doc.tokens[last + 1].text.isdecimal():
        last += 2
    if doc.lower(first - 1) != "(" or doc.lower(last) != ")" or first < 2:
        return False
    told = doc.tokens[first - 2]
    closed = last + 1 >= len(doc.tokens) or doc.lower(last + 1) in {".", ",", ";", ":"}
    return closed and told.text.islower() and all(_cites(doc, number) for number in ("1", "2", "3"))


def _cites(doc: Document, number: str) -> bool:
    """Return whether the number stands alone, or in a row, in brackets somewhere in the text."""
    return any(doc.lower(k - 1) in {"(", ","} and doc.lower(k + 1) in {")", ","} for k in doc.positions.get(number, ()))
