"""Read who is quoted by another: "the agency quoted a doctor as saying that ...", "..., he was quoted as saying"."""

from tasks.extraction.citing.cited_phrases import subject_before
from tasks.extraction.citing.cited_words import Scene, left_content, right_content
from tasks.extraction.citing.cue_reading import Cited, CueTurn, whole_quotations
from tasks.extraction.phrases import Span
from tasks.extraction.text import Document, lexicon
from values.categories import CuePlace, CueSort

QUOTING = frozenset({"quoted", "cited", "quotes", "cites"})
BE = frozenset(lexicon("verb_context")["be"])
REACH = 10


def quoted_as(turn: CueTurn) -> Cited | None:
    """Return the attribution of "X quoted Y as saying" to Y, with X as who passes it on; None for another cue."""
    scene, cue = turn.scene, turn.cue
    doc = scene.doc
    if doc.lower(cue.group - 1) != "as":
        return None
    verb = next((k for k in range(cue.group - 2, max(scene.first, cue.group - REACH), -1) if _quotes(doc, k)), None)
    if verb is None:
        return None
    source, via = _parties(scene, verb, cue.group - 1)
    if source is None:
        return None
    _, right = right_content(scene, cue, turn.limit)
    opener = via or source
    left = left_content(scene, opener[0])[0] if right is None else None
    span = right or left
    return Cited(cue, source, whole_quotations(scene, span), CueSort.SPEECH, CuePlace.QUOTED, via=via) if span else None


def _quotes(doc: Document, index: int) -> bool:
    return doc.lower(index) in QUOTING


def _parties(scene: Scene, verb: int, end: int) -> tuple[Span | None, Span | None]:
    """Return who speaks and who quotes him, around the verb."""
    doc, group = scene.doc, verb
    while group > scene.first and (doc.tokens[group - 1].tag in ("auxiliary", "adverb") or doc.lower(group - 1) in BE):
        group -= 1
    subject = subject_before(doc, group, scene.first)
    if any(doc.lower(k) in BE for k in range(group, verb)):
        agent = (verb + 2, end) if doc.lower(verb + 1) == "by" else None
        return subject, agent
    return ((verb + 1, end) if verb + 1 < end else None), subject
