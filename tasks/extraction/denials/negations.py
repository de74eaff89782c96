"""Read denials that only negate: "the minister had not said so", "we do not poison rivers", "insisted it isn't"."""

from collections.abc import Iterator

from tasks.extraction.citing import MODALS
from tasks.extraction.text import Document, lexicon

ACCUSED = frozenset(lexicon("cues")["accused_deeds"])
FIRM = tuple(lexicon("cues")["firm"])
PERFECT = frozenset({"did", "had", "has", "have"})
CONTRACTED = frozenset({"didn't", "hadn't", "hasn't", "haven't"})
PRESENT = frozenset({"don't", "do"})
SELF = frozenset({"he", "she", "it", "they", "i", "you"})
BORDERS = frozenset({",", ";", ":", ".", "and", "but", "because", "which", "who", '"', "“", "”", "''"})
Span = tuple[int, int]


def negated(doc: Document, cue: str, words: Span) -> Iterator[tuple[Span, Span, str]]:
    """Yield the denying clause, the denied words and the rule, as tokens, of the cited `words` after the cue `cue`."""
    first = words[0]
    while first < words[1] and doc.lower(first) in BORDERS | {"that"}:
        first += 1
    last = next((k for k in range(first, words[1]) if doc.lower(k) in BORDERS), words[1])
    for k in range(first, last):
        if doc.lower(k) in {"not", "never"} or doc.lower(k).endswith("n't"):
            firm = cue.endswith(FIRM) and doc.lower(k - 1) not in MODALS
            if firm or _is_deed(doc, k):
                yield (first, last), (first, last), "negation_firm" if firm else "negation_deed"
            return


def _is_deed(doc: Document, k: int) -> bool:
    """Return whether a deed is negated at token `k`: of another subject in the past, or of "we" at any time."""
    word, before = doc.lower(k), doc.lower(k - 1)
    subject = doc.lower(k - 1 if word.endswith("n't") else k - 2)
    past = word in CONTRACTED or (word != "never" and before in PERFECT)
    passive = word == "never" and before in {"was", "were"}
    ours = subject == "we" and (word in PRESENT or before in PRESENT)
    return (passive or ours or (past and subject not in SELF)) and doc.lower(k + 1) in ACCUSED
