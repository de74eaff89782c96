"""Read denying verbs that open no clause of what is said: "an allegation the firm denies", ", rejecting the claim,"."""

from bisect import bisect_right
from collections.abc import Sequence

from tasks.extraction.phrases import PRONOUNS, phrase_after, phrase_before
from tasks.extraction.text import Document, Sentence, TokenKind, lexicon
from values.reading import Attribution, Denial

CUES = lexicon("cues")
VERBS = frozenset(CUES["denying_forms"])
TOLD = frozenset(lexicon("sources")["told"])
RELATIVES = frozenset({"which", "that"})
BORDERS = frozenset({",", ";", ":", ".", "—", "–", "(", ")"})
BEFORE_VERB = frozenset({"auxiliary", "adverb"})
REACH = 6
Span = tuple[int, int]


def find_plain_denials(doc: Document, attributions: Sequence[Attribution], known: Sequence[Denial]) -> list[Denial]:
    """Return the denials of denying verbs that no attribution holds, in the order of the text."""
    found = []
    for at in sorted(doc.places_of(VERBS)):
        token = doc.tokens[at]
        if any(denial.start <= token.start < denial.end for denial in known):
            continue
        for read in (_relative, _participle, _passive):
            told = read(doc, at, doc.sentences[token.sentence])
            if told is not None:
                found.append(_denial(doc, attributions, *told))
                break
    return found


def _relative(doc: Document, at: int, sentence: Sentence) -> tuple[Span, Span, Span, str] | None:
    """Read "which the army denies" and "an allegation the agency refutes", behind which the clause ends."""
    if doc.lower(at).endswith("ing") or not _ends(doc, at + 1, sentence):
        return None
    verb = _before_verb(doc, at, sentence.first)
    source = phrase_before(doc, verb, sentence.first)
    if source is None:
        return None
    first = next((k + 1 for k in range(verb - 1, source[0] - 1, -1) if doc.lower(k) in TOLD), source[0])
    opener = first - 1
    if doc.lower(opener) in RELATIVES:
        told = opener - 1 - (doc.lower(opener - 1) == ",")
        return ((opener, at + 1), (first, verb), (told, told + 1), "denial_relative") if told > sentence.first else None
    if doc.lower(opener) not in TOLD:
        return None
    start = opener - (doc.tokens[opener - 1].tag == "determiner")
    return (start, at + 1), (first, verb), (start, opener + 1), "denial_relative"


def _participle(doc: Document, at: int, sentence: Sentence) -> tuple[Span, Span, Span, str] | None:
    """Read ", rejecting the claims, said": the participle of the subject before it."""
    if not doc.lower(at).endswith("ing") or doc.lower(at - 1) != ",":
        return None
    end = next((k for k in range(at + 1, sentence.last) if doc.lower(k) in BORDERS), sentence.last)
    source = phrase_before(doc, at - 1, sentence.first)
    told = any(doc.lower(k) in TOLD for k in range(at + 1, min(end, at + REACH)))
    if source is None or not told:
        return None
    return (at, end), source, (at + 1, end), "denial_participle"


def _passive(doc: Document, at: int, sentence: Sentence) -> tuple[Span, Span, Span, str] | None:
    """Read "the claims were dismissed as nonsense by the bank" and "the charge, denied by all three men,"."""
    by = next((k for k in range(at + 1, min(at + REACH, sentence.last)) if doc.lower(k) in BORDERS | {"by"}), at)
    if not doc.lower(at).endswith("ed") or doc.lower(by) != "by":
        return None
    apposed = doc.lower(at - 1) in BORDERS
    verb = _before_verb(doc, at - apposed, sentence.first)
    subject = phrase_before(doc, verb, sentence.first)
    source = phrase_after(doc, by + 1, sentence.last)
    if subject is None or source is None or not any(doc.lower(k) in TOLD for k in range(*subject)):
        return None
    if not apposed and verb == at:
        return None
    return (at if apposed else subject[0], source[1]), source, subject, "denial_by"


def _ends(doc: Document, at: int, sentence: Sentence) -> bool:
    """Return whether the clause ends behind the verb."""
    return at >= sentence.last or doc.lower(at) in BORDERS or doc.tokens[at].kind is TokenKind.SIGN


def _before_verb(doc: Document, at: int, first: int) -> int:
    """Return the first of the auxiliaries and adverbs before a verb."""
    while at > first and (doc.tokens[at - 1].tag in BEFORE_VERB or doc.lower(at - 1).endswith("ly")):
        at -= 1
    return at


def _denial(
    doc: Document, attributions: Sequence[Attribution], clause: Span, source: Span, target: Span, rule: str
) -> Denial:
    start, end = doc.span(*clause)
    number = doc.tokens[clause[0]].sentence
    return Denial(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=number,
        speaker=_speaker(doc, attributions, source, start),
        target=doc.quote(*target),
        rule=rule,
        zone=doc.sentences[number].zone,
    )


def _speaker(doc: Document, attributions: Sequence[Attribution], source: Span, start: int) -> str | None:
    """Return the source as written, a pronoun's the speaker cited last before it."""
    if source[1] - source[0] > 1 or doc.lower(source[0]) not in PRONOUNS:
        return doc.quote(*source)
    before = attributions[: bisect_right(attributions, start, key=lambda row: row.start)]
    return next((row.speaker for row in reversed(before) if row.speaker is not None), None)
