"""Noun phrases, quotations, and what a number heads."""

from tasks.extraction.phrases.heads import Phrase, after_of, phrase_of
from tasks.extraction.phrases.inner_marks import COUNTS
from tasks.extraction.phrases.noun_phrases import (
    DAYS,
    PAST,
    PRONOUNS,
    TIMES,
    Span,
    named,
    phrase_after,
    phrase_before,
)
from tasks.extraction.phrases.quotations import QUOTE_SIGNS, Quotation, find_quotations, has_words

__all__ = [
    "COUNTS",
    "DAYS",
    "PAST",
    "PRONOUNS",
    "QUOTE_SIGNS",
    "TIMES",
    "Phrase",
    "Quotation",
    "Span",
    "after_of",
    "find_quotations",
    "has_words",
    "named",
    "phrase_after",
    "phrase_before",
    "phrase_of",
]
