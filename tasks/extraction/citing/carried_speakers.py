"""Carry a speaker over quotations that have no cue of their own."""

from bisect import bisect_left
from itertools import pairwise

from tasks.extraction.citing.cue_reading import CITING, Cited
from tasks.extraction.citing.uncued import introduced, signed
from tasks.extraction.phrases import Quotation, has_words
from tasks.extraction.text import Document


def owners(doc: Document, cited: list[Cited]) -> list[int]:
    """Return for each token the number of the last attribution that cites it, -1 for the article's own words."""
    owner = [-1] * len(doc.tokens)
    for n, one in enumerate(cited):
        if one.cue.sort in CITING:
            for first, last in one.content:
                owner[first:last] = [n] * (last - first)
    return owner


def go_on_quoting(doc: Document, cited: list[Cited], quotations: list[Quotation]) -> None:
    """Give each quotation without a cue of its own to the speaker who is being quoted, in the paragraph or the next."""
    owner = owners(doc, cited)
    heads = [doc.tokens[one.cue.first].sentence for one in cited]
    before: tuple[int, Quotation] | None = None
    for quotation in quotations:
        if not quotation.utterance:
            continue
        n = owner[quotation.first]
        if n < 0 and (given := introduced(doc, quotation) or signed(doc, quotation)) is not None:
            n = len(cited)
            cited.append(given)
        elif n < 0:
            n = _quoted_before(doc, cited, heads, quotation, before)
            if n >= 0:
                cited[n].content.append((quotation.first, quotation.last))
        before = (n, quotation) if n >= 0 else None
    _go_back(doc, cited, quotations)


def _go_back(doc: Document, cited: list[Cited], quotations: list[Quotation]) -> None:
    """Give a quotation left open to the speaker of the next, which goes on from it and has the cue ("..., he said")."""
    owner = owners(doc, cited)
    for first, second in reversed(list(pairwise(quotations))):
        n = owner[second.first]
        if second.continues and n >= 0 and owner[first.first] < 0:
            cited[n].content.append((first.first, first.last))
            owner[first.first] = n


def _quoted_before(
    doc: Document, cited: list[Cited], heads: list[int], quotation: Quotation, before: tuple[int, Quotation] | None
) -> int:
    """Return the number of the attribution that an uncued quotation goes on from, -1 when there is none."""
    sentence = doc.sentences[doc.tokens[quotation.first].sentence]
    opens = not has_words(doc, sentence.first, quotation.first)
    if before and quotation.continues:
        return before[0]
    if not opens:
        return -1
    if before and _paragraph_of(doc, before[1].last - 1) == sentence.paragraph:
        return before[0]
    k = bisect_left(heads, sentence.index) - 1
    if k < 0 or cited[k].cue.sort not in CITING or cited[k].source is None:
        return -1
    gap = sentence.paragraph - doc.sentences[heads[k]].paragraph
    return k if gap <= 1 and sentence.index - heads[k] == 1 else -1


def _paragraph_of(doc: Document, i: int) -> int:
    return doc.sentences[doc.tokens[i].sentence].paragraph
