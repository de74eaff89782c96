"""Characters become tokens, sentences, zones and a language."""

from tasks.extraction.text.language import is_english
from tasks.extraction.text.lexicons import lexicon
from tasks.extraction.text.tokens import TOKEN, Document, Sentence, Token, TokenKind, tokenise

__all__ = ["TOKEN", "Document", "Sentence", "Token", "TokenKind", "is_english", "lexicon", "tokenise"]
