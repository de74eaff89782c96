"""Characters become tokens, sentences, zones and a language; what is read of them is kept in layers."""

from tasks.extraction.text.document import Document, Sentence
from tasks.extraction.text.language import language_of
from tasks.extraction.text.layers import Layer, Rows
from tasks.extraction.text.lexicons import by_word, lexicon
from tasks.extraction.text.tokenising import tokenise
from tasks.extraction.text.tokens import TOKEN, Token, TokenKind

__all__ = [
    "TOKEN",
    "Document",
    "Layer",
    "Rows",
    "Sentence",
    "Token",
    "TokenKind",
    "by_word",
    "language_of",
    "lexicon",
    "tokenise",
]
