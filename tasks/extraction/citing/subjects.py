"""Put the subject of a cue right where the words before it are a verb: "those who sought help said"."""

from tasks.extraction.phrases import PAST, TIMES, Span, phrase_before
from tasks.extraction.text import Document, lexicon
from tasks.extraction.words.inflection import ends_as_past
from tasks.extraction.words.persons import counts_persons

SUBJECTS = frozenset({"who", "which", "that", "i", "you", "he", "she", "it", "we", "they"})
ALIKE = frozenset({"set", "put", "held", "cut", "hit", "shot"})
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should"})
HEADS = lexicon("sources")["heads"]
SPEAKING = frozenset(HEADS["person"] + HEADS["body"] + HEADS["plural"])
NO_SUBJECTS = frozenset(lexicon("sources")["no_subjects"])


def true_subject(doc: Document, source: Span, bound: int) -> Span | None:
    """Return the subject itself, the noun before a clause whose verb it is, or None where no noun phrase stands."""
    first, last = source
    if last - first == 1 and doc.lower(first) in NO_SUBJECTS:
        return None
    if doc.lower(last - 2) == "-" and doc.lower(last - 1) in TIMES:
        return None  # "Ten-year notes"
    if all(token.tag in {"adverb", "negation", "conjunction"} for token in doc.tokens.run(first, last)):
        return None
    if doc.tokens[first].tag == "negation" or not _is_verb(doc, source):
        return source
    before = doc.tokens[first - 1] if first > bound else None
    if before is None or before.lower not in SUBJECTS:
        return None
    return phrase_before(doc, first - 1, bound) if first - 1 > bound else None


def _is_verb(doc: Document, source: Span) -> bool:
    """Return whether the words begin with a verb of another clause: after its subject, or alone."""
    first, last = source
    word, before = doc.tokens[first], doc.tokens[first - 1] if first else None
    if word.tag or word.capital:
        return False
    past = word.lower in PAST | ALIKE or ends_as_past(word.lower)
    if before is not None and before.lower in MODALS:
        return True
    if before is not None and before.lower in {"who", "which"}:
        return not counts_persons(word.lower) and word.lower not in SPEAKING  # not "who police say"
    after_subject = before is not None and (before.tag == "auxiliary" or before.lower in SUBJECTS)
    return past and (after_subject or last - first == 1)
