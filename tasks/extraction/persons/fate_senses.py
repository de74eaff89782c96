"""Say when the words of a fate mean something else: "Ruiz shot back", "polls released on Sunday"."""

from tasks.extraction.text import Document, lexicon
from values.categories import Event

WORDS = lexicon("fate_senses")
CONTEXTS = {name: frozenset(words) for name, words in WORDS["contexts"].items()}
SENSES = {
    word: {side: [tuple(phrase.split()) for phrase in phrases] for side, phrases in sides.items() if side != "context"}
    for word, sides in WORDS["senses"].items()
}
CONTEXT_OF = {word: CONTEXTS[sides["context"]] for word, sides in WORDS["senses"].items() if "context" in sides}


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
    openers = {phrase[0] for phrase in sides.get("needs_before", ())}
    if openers and doc.lower(index - 1) not in openers and doc.tokens[index].sentence == doc.tokens[index - 1].sentence:
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
    known = doc.sentence_words
    if sentence not in known:
        bounds = doc.sentences[sentence]
        known[sentence] = frozenset(doc.lower(k) for k in range(bounds.first, bounds.last))
    return known[sentence]
