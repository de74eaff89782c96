"""Tell whether an object follows a verb: a noun phrase or a number, no time, place or deed."""

from tasks.extraction.events.no_events import tells_when
from tasks.extraction.numbers import numeral_at
from tasks.extraction.text import Document, TokenKind, lexicon
from tasks.extraction.words.events import WORDS

CONTEXT = {name: frozenset(words) for name, words in lexicon("verb_context").items()}
BOUND_WORDS, VAGUE, SOMEWHERE, DOING = (CONTEXT[name] for name in ("bound_words", "vague", "somewhere", "doing"))
QUOTES = frozenset({'"', "“"})
MONTHS = frozenset(lexicon("ignored")["months"])
NO_ADVERBS = frozenset({"family", "elderly", "only", "police"})


def counts_next(doc: Document, at: int) -> bool:
    """Return whether a number with its modifier is the object that begins at token `at` ("kills at least 7")."""
    if at >= len(doc.tokens) or doc.tokens[at].sentence != doc.tokens[at - 1].sentence or tells_when(doc, at):
        return False
    if doc.lower(at - 1) in MONTHS and doc.tokens[at - 1].capital:
        return False
    if doc.lower(at) in BOUND_WORDS:
        return number_near(doc, at)
    return doc.lower(at) in VAGUE or numeral_at(doc, at) is not None


def has_object(doc: Document, last: int) -> bool:
    """Return whether an object follows the verb: a noun phrase, or a number with its modifier."""
    if last >= len(doc.tokens) or doc.tokens[last].sentence != doc.tokens[last - 1].sentence:
        return False
    token = doc.tokens[last]
    if tells_when(doc, last):
        return False
    if token.lower.endswith("ly") and not token.capital and token.lower not in BOUND_WORDS | NO_ADVERBS:
        return has_object(doc, last + 1)
    if token.lower in SOMEWHERE | DOING or _is_act(token.lower):
        return False
    if token.tag == "preposition" or token.lower in BOUND_WORDS:
        return token.lower in BOUND_WORDS and number_near(doc, last)
    if token.lower in QUOTES and last + 1 < len(doc.tokens) and token.end == doc.tokens[last + 1].start:
        return number_near(doc, last)
    if token.kind is TokenKind.SIGN:
        return token.lower in "$€£"
    return token.tag in ("", "determiner", "pronoun") and token.lower not in ("who", "which", "what", "whom")


def _is_act(word: str) -> bool:
    """Return whether the word can only say what its subject did ("six wounded died")."""
    forms = WORDS.get(word, ())
    return bool(forms) and all(form.word_class == "act" and form.tense == "past" for form in forms)


def number_near(doc: Document, index: int) -> bool:
    """Return whether a number or a vague word stands at token `index` or up to three tokens on."""
    return doc.lower(index) in VAGUE or any(
        numeral_at(doc, index + k) is not None for k in (1, 2, 3) if index + k < len(doc.tokens)
    )
