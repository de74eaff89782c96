"""Read whose words a quotation without a verb is: "Lind posted this statement:" before it, "— Ann Lind" behind it."""

from tasks.extraction.citing.cited_phrases import clause_subject
from tasks.extraction.citing.cue_reading import Cited
from tasks.extraction.citing.cues import Cue
from tasks.extraction.phrases import Quotation, Span, has_words, phrase_before
from tasks.extraction.text import Document, lexicon
from values.categories import CuePlace, CueSort

STATING = frozenset(lexicon("cues")["stating"])
DASHES = frozenset({"-", "–", "—"})
BRACKETS = {"[": "]", "(": ")"}
LONGEST_SIGNATURE = 8


def introduced(doc: Document, quotation: Quotation) -> Cited | None:
    """Return the attribution of a quotation behind "Ann Lind:", or behind a sentence that ends in a colon."""
    sentence = doc.sentences[doc.tokens[quotation.first].sentence]
    if doc.tokens[quotation.first - 1].text == ":" and quotation.first - 1 > sentence.first:
        named = phrase_before(doc, quotation.first - 1, sentence.first)
        return _cited(named, quotation.first - 1, quotation) if named and _is_name(doc, named[0]) else None
    if sentence.index == 0 or has_words(doc, sentence.first, quotation.first):
        return None
    before = doc.sentences[sentence.index - 1]
    words = {doc.lower(k) for k in range(before.first, before.last)}
    if doc.tokens[before.last - 1].text != ":" or sentence.paragraph - before.paragraph > 1 or not words & STATING:
        return None
    source = clause_subject(doc, before.first, before.last - 1)
    return _cited(source, before.last - 1, quotation) if source is not None else None


def signed(doc: Document, quotation: Quotation) -> Cited | None:
    """Return the attribution of a quotation that its speaker's name follows, behind a dash or in brackets."""
    at = quotation.last
    sign = doc.tokens[at].text
    if sign not in DASHES and sign not in BRACKETS:
        return None
    first = at + 1 + (sign in DASHES and doc.tokens[at + 1].text in DASHES)
    last = first
    while last < first + LONGEST_SIGNATURE and _is_name(doc, last):
        last += 1
    closed = doc.tokens[last].text == BRACKETS[sign] if sign in BRACKETS else _ends_soon(doc, last)
    return _cited((first, last), at, quotation) if closed and last > first else None


def _is_name(doc: Document, i: int) -> bool:
    token = doc.tokens[i]
    return token.text in {",", ".", "of"} or (token.text[:1].isupper() and not token.tag)


def _ends_soon(doc: Document, i: int) -> bool:
    """Return whether the paragraph ends at token `i`, or a few words behind a comma ("Ann Lind, mayor of Osten")."""
    number = doc.sentences[doc.tokens[i - 1].sentence].paragraph
    behind = i
    while (
        behind < min(len(doc.tokens), i + LONGEST_SIGNATURE + 1)
        and doc.sentences[doc.tokens[behind].sentence].paragraph == number
    ):
        behind += 1
    return behind == i or (doc.tokens[i - 1].text == "," and behind - i <= LONGEST_SIGNATURE)


def _cited(source: Span, at: int, quotation: Quotation) -> Cited:
    cue = Cue(at, at + 1, at, ":", CueSort.SPEECH, "phrase")
    return Cited(cue, source, [(quotation.first, quotation.last)], CueSort.SPEECH, CuePlace.COLON)
