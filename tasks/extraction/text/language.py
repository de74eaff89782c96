"""Tell the language of a text, so that none is read by the rules of another."""

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from tasks.extraction.text.document import Document, Sentence
from tasks.extraction.text.tokens import Token, TokenKind

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
    words = [_words(doc, sentence) for sentence in doc.sentences]
    if sum(map(len, words)) < FEWEST_WORDS:
        return DEFAULT
    prose = [number for number, found in enumerate(words) if len(found) >= SHORTEST_PROSE]
    if sum(len(words[number]) for number in prose) < FEWEST_WORDS:
        prose = list(range(len(words)))
    if _reads_as_english(chain.from_iterable(words[number] for number in prose)):
        return DEFAULT
    told = [doc.sentences[number] for number in prose[:SAMPLE]]
    sample = " ".join(doc.text[sentence.start : sentence.end] for sentence in told)[:SAMPLE]
    # Few texts all in capitals taught the identifier; in small letters they are as the others.
    code, _ = _identifier().classify(sample.lower() if doc.case == "upper" else sample)
    return str(code)


def _reads_as_english(words: Iterable[Token]) -> bool:
    """Return whether English function words hold the text together, whatever its names and letters are like."""
    tags = [token.tag for token in words]
    return len(tags) - tags.count("") >= FUNCTION_WORDS * len(tags)


def _words(doc: Document, sentence: Sentence) -> list[Token]:
    return [token for token in doc.words(sentence) if token.kind is TokenKind.WORD]


@cache
def _identifier() -> "LanguageIdentifier":
    """Return the identifier with its model, which takes half a second to load, when the first text asks for it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
