"""Read the age that stands in commas or brackets after a name or a person: "Ana Quill, 38,", "a man (40)"."""

from dataclasses import dataclass

from tasks.extraction.numbers import Amount
from tasks.extraction.quantities.age_rows import WHOLE_AGES, closes, full_name
from tasks.extraction.quantities.age_subjects import follows_place
from tasks.extraction.text import Document, Token, TokenKind, lexicon
from tasks.extraction.words.accents import folded
from tasks.extraction.words.persons import counts_persons
from tasks.extraction.words.proper_nouns import NAMES

AFTER_AGE = frozenset({",", ".", ";", ")", "—", "–", "-", "(", "!", "?", ":", "”", '"', "''"})
MONTHS = frozenset(lexicon("ignored")["months"])
TOLL_WORDS = frozenset(lexicon("counted")["toll_words"])
PICTURED = frozenset({"left", "right", "center", "centre", "pictured", "above", "below", "inset"})
NAME_ENDS = frozenset({".", '"', "”", ")", "''"})
UNCLOSED = frozenset({"was", "is", "who", "has", "died", "said", "and", "in", "all", "both", "from"})
BETWEEN_COMMA_AND_AGE = frozenset({"then", "now", "aged", "just", "both", "each", "all", "also"})
YOUNGEST_UNCLOSED = 10
YOUNGEST_IN_BRACKETS = 10
NAME_WORDS = frozenset().union(*NAMES.values())


@dataclass(frozen=True, slots=True)
class AgeCase:
    """A number that may be an age, in a sentence that ends at token `end`; `at` is where its hedges begin."""

    doc: Document
    amount: Amount
    end: int
    at: int
    before: str
    further: str

    @property
    def closed(self) -> bool:
        """Return whether the clause ends behind the number."""
        return closes(self.doc, self.amount.last, self.end)

    @property
    def low(self) -> float:
        """Return the number, 0 where it is open."""
        return self.amount.low or 0.0


def in_apposition(case: AgeCase) -> bool:
    """Return whether the number stands in commas or brackets after a name or a person ("Name, 38,", "a man, 40,")."""
    doc, amount = case.doc, case.amount
    at = amount.first - 1 if doc.lower(amount.first - 1) in BETWEEN_COMMA_AND_AGE else amount.first
    first = doc.sentences[doc.tokens[at].sentence].first
    opener, closer = doc.lower(at - 1), doc.lower(amount.last) if amount.last < case.end else "."
    if at - 2 < first or not _bracketed(case, first, at, opener, closer):
        return False
    if at < amount.first and doc.lower(at) in {"both", "each", "all"} and opener == "," and closer in AFTER_AGE:
        return True
    name = _name_before(doc, first, at)
    if not _may_be_aged(doc, name, first, at):
        return False
    named = name.capital and doc.case == "mixed"
    if closer == "of":
        return named and opener == "," and _of_somewhere(case)
    known = any(folded(doc.lower(name.index - back)) in NAME_WORDS for back in (0, 1))
    uncased = doc.case != "mixed" and (opener == closer == "," or known)
    return named or counts_persons(name.lower) or uncased


def _bracketed(case: AgeCase, first: int, at: int, opener: str, closer: str) -> bool:
    """Return whether commas or brackets hold an age, the closing one left out only behind a full name."""
    if opener not in {",", "("} or case.amount.low not in WHOLE_AGES:
        return False
    # Smaller numbers in brackets after a name are mostly shirt numbers and scores.
    if opener == "(":
        return case.low >= YOUNGEST_IN_BRACKETS and closer in {")", ","}
    unclosed = closer in UNCLOSED and case.low >= YOUNGEST_UNCLOSED and full_name(case.doc, first, at - 1)
    return closer in AFTER_AGE or closer == "of" or unclosed


def _name_before(doc: Document, first: int, at: int) -> Token:
    name = doc.tokens[at - 3 if doc.lower(at - 2) in NAME_ENDS and at - 3 >= first else at - 2]
    if name.lower in PICTURED and doc.lower(at - 4) == "(" and at - 5 >= first:
        return doc.tokens[at - 5]  # "Ana Quill (left), 24,"
    return name


def _may_be_aged(doc: Document, name: Token, first: int, at: int) -> bool:
    month = name.lower in MONTHS and not counts_persons(doc.lower(name.index - 1))
    word = name.kind is TokenKind.WORD and not name.tag and not month
    return word and name.lower not in TOLL_WORDS and not follows_place(doc, first, at - 1)


def _of_somewhere(case: AgeCase) -> bool:
    """Return whether a place or an address follows: "Ana Quill, 24, of Osten"."""
    place = case.doc.tokens[min(case.amount.last + 1, case.end - 1)]
    number = case.doc.tokens[case.amount.first].kind is TokenKind.NUMBER
    return number and (place.capital or place.kind is TokenKind.NUMBER)
