"""Say when the words of a fate mean something else ("Ruiz shot back"), or happened to another ("she arrested him")."""

from collections.abc import Container

from tasks.extraction.categories import Event
from tasks.extraction.lexicons import lexicon
from tasks.extraction.proper_nouns import ROLES, TITLE_WORDS
from tasks.extraction.tokens import Document, TokenKind

WORDS = lexicon("fate_senses")
CONTEXTS = {name: frozenset(words) for name, words in WORDS["contexts"].items()}
TRANSITIVE, PASSIVE_ONLY = frozenset(WORDS["transitive"]), frozenset(WORDS["passive_only"])
SENSES = {
    word: {side: [tuple(phrase.split()) for phrase in phrases] for side, phrases in sides.items() if side != "context"}
    for word, sides in WORDS["senses"].items()
}
CONTEXT_OF = {word: CONTEXTS[sides["context"]] for word, sides in WORDS["senses"].items() if "context" in sides}
VERBS = lexicon("verb_context")
BE, HAVE, TIME_UNITS = frozenset(VERBS["be"]), frozenset(VERBS["have"]), frozenset(VERBS["time_units"])
OBJECTS = frozenset({"him", "her", "them", "us", "me", "himself", "herself", "themselves"})


def other_sense(doc: Document, first: int, last: int, event: Event) -> bool:
    """Return whether the words around a cue give it another sense: "held in high esteem", "beaten by two lengths"."""
    of = doc.lower(last - 1) == "of"
    return any(
        _stands(doc, k, last, event, of=of) or _lacks_context(doc, k, event)
        for k in range(first, last)
        if doc.lower(k) in SENSES
    )


def _applies(word: str, event: Event) -> bool:
    events = SENSES[word].get("events")
    return events is None or (str(event),) in events


def _stands(doc: Document, index: int, last: int, event: Event, *, of: bool) -> bool:
    sides = SENSES[doc.lower(index)]
    if of or not _applies(doc.lower(index), event):
        return False
    words = [doc.lower(k) for k in range(index + 1, index + 5)]
    if any(tuple(words[: len(phrase)]) == phrase for phrase in sides.get("after", ())):
        return True
    before = {doc.lower(k) for k in range(index - 3, index)}
    if any(phrase[0] in before for phrase in sides.get("before", ())):
        return True
    if any(phrase[0] == doc.lower(index - 1) for phrase in sides.get("just_before", ())):
        return True
    needed = {phrase[0] for phrase in sides.get("needs", ())}
    return bool(needed) and not needed & {doc.lower(k) for k in range(index - 6, last + 6)}


def _lacks_context(doc: Document, index: int, event: Event) -> bool:
    word = doc.lower(index)
    needed = CONTEXT_OF.get(word)
    if needed is None or not _applies(word, event):
        return False
    sentence = doc.tokens[index].sentence
    return not any(needed & _words(doc, k) - {word} for k in (sentence, sentence - 1) if k >= 0)


def _words(doc: Document, sentence: int) -> frozenset[str]:
    """Return the words of a sentence, worked out once however many cues it holds."""
    known: dict[int, frozenset[str]] = doc.shared.setdefault("sentence_words", {})
    if sentence not in known:
        bounds = doc.sentences[sentence]
        known[sentence] = frozenset(doc.lower(k) for k in range(bounds.first, bounds.last))
    return known[sentence]


def active(doc: Document, first: int, last: int, named: Container[int]) -> bool:
    """Return whether a verb tells the fate of its object: "has arrested", "shot and wounded Ruiz", "sentenced him".

    `named` are the tokens at which persons begin.
    """
    word = doc.lower(first)
    if last != first + 1 or word not in TRANSITIVE:
        return False
    before = doc.lower(_before_adverbs(doc, first))
    if before in BE or before in ("get", "got", "getting", "gets"):
        return False
    return before in HAVE or word in PASSIVE_ONLY or _has_object(doc, last, named)


def _before_adverbs(doc: Document, index: int) -> int:
    at = index - 1
    start = doc.sentences[doc.tokens[index].sentence].first
    while at > start and (doc.tokens[at].tag in ("adverb", "negation") or doc.lower(at).endswith("ly")):
        at -= 1
    return at


def _has_object(doc: Document, index: int, named: Container[int]) -> bool:
    """Return whether an object begins at `index`, or behind a second verb that shares it ("shot and wounded Ruiz")."""
    word = doc.lower(index)
    if word == "and" and doc.lower(index + 1) in TRANSITIVE:
        return _has_object(doc, index + 2, named)
    if word in OBJECTS or _titled(doc, index) in named:
        return True
    token = doc.tokens[index] if index < len(doc.tokens) else None
    if token is None or token.tag != "determiner":
        return False
    return not any(doc.lower(k) in TIME_UNITS or doc.tokens[k].kind is TokenKind.NUMBER for k in _near(doc, index))


def _titled(doc: Document, index: int) -> int:
    """Return where the name begins behind the titles and roles at `index` ("Mayor", "former Sen.")."""
    while doc.lower(index) in TITLE_WORDS or doc.lower(index) in ROLES or doc.lower(index) == ".":
        index += 1
    return index


def _near(doc: Document, index: int) -> range:
    return range(index + 1, min(len(doc.tokens), index + 4))
