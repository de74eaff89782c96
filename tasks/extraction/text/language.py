"""Tell the language of a text, so that none is read by the rules of another."""

from functools import cache
from typing import TYPE_CHECKING

from tasks.extraction.text.document import Document, Sentence
from tasks.extraction.text.tokens import TokenKind

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_WORDS = 40
"""A text of fewer words is too short to tell, and is taken for one that is read."""
SHORTEST_PROSE = 8
SAMPLE = 400
"""Characters that are looked at, so that a long text costs no more than a short one."""
FUNCTION_WORDS = 0.28
"""Share of an English text's words that are function words at least: articles, prepositions, auxiliaries, pronouns."""
DEFAULT = "en"


def language_of(doc: Document) -> str:
    """Return the ISO 639 code of the text's language.

    Lists, tables and names look alike in all languages: where sentences of eight words and more hold enough words,
    they alone decide.
    """
    if _words(doc, doc.sentences) < FEWEST_WORDS:
        return DEFAULT
    prose = [sentence for sentence in doc.sentences if _words(doc, [sentence]) >= SHORTEST_PROSE]
    told = prose if _words(doc, prose) >= FEWEST_WORDS else doc.sentences
    sample = " ".join(doc.text[sentence.start : sentence.end] for sentence in told[:SAMPLE])[:SAMPLE]
    # Few texts all in capitals taught the identifier; in small letters they are as the others.
    code, _ = _identifier().classify(sample.lower() if doc.case == "upper" else sample)
    return DEFAULT if code != DEFAULT and _reads_as_english(doc, told) else str(code)


def _reads_as_english(doc: Document, sentences: list[Sentence]) -> bool:
    """Return whether English function words hold the text together, whatever its names and letters are like."""
    words = [token for sentence in sentences for token in doc.words(sentence) if token.kind is TokenKind.WORD]
    return sum(token.tag != "" for token in words) >= FUNCTION_WORDS * len(words)


def _words(doc: Document, sentences: list[Sentence]) -> int:
    return sum(token.kind is TokenKind.WORD for sentence in sentences for token in doc.words(sentence))


@cache
def _identifier() -> "LanguageIdentifier":
    """Return the identifier with its model, which takes half a second to load, when the first text asks for it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
