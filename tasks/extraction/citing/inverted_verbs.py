"""Read cues that stand before their subject: "...", said X."""

from itertools import islice

from tasks.extraction.citing.cited_phrases import with_others
from tasks.extraction.citing.cited_words import COMMAS, Scene, left_content
from tasks.extraction.citing.cue_reading import Cited, apposition_after, whole_quotations
from tasks.extraction.citing.cues import Cue
from tasks.extraction.phrases import PAST, QUOTE_SIGNS, TIMES, Span, has_words, phrase_after
from tasks.extraction.text import Document, Token, lexicon
from values.categories import CuePlace, CueSort

CITING_BEFORE = frozenset({CueSort.SPEECH, CueSort.BELIEF, CueSort.ACCUSATION})
INVERTING = frozenset({"say", "report", "write", "add", "note", "announce", "reveal"})
ENDERS = frozenset({"who", "which", "that", *TIMES})
TRAILERS = frozenset(lexicon("cues")["trailers"])


def inverted(scene: Scene, cue: Cue, limit: int) -> Cited | None:
    """Read "...", said X."""
    doc = scene.doc
    if cue.sort not in CITING_BEFORE or cue.group == 0:
        return None
    left, quoted = left_content(scene, cue.group)
    if left is None and cue.group == scene.first:
        left = next(iter(quotation_just_before(scene)), None)
        quoted = left is not None
    opens = cue.first == scene.first and cue.sort is CueSort.SPEECH
    if not quoted and not opens and (left is None or cue.lemma not in INVERTING):
        return None
    source = _subject_behind(doc, cue.last, limit, loose=quoted or opens)
    if source is None:
        return None
    content = [left] if left else []
    if left and not quoted and not any(reads_as_verb(doc.tokens[k]) for k in range(*left)):
        content += resumed(scene, cue, limit)  # "The talks, said Novak and others, would end"
    content += _quoted_behind(scene, source[1], limit)
    apposition = apposition_after(scene, source[1], limit)
    content = [part for span in content for part in whole_quotations(scene, span)]
    return Cited(cue, source, content, cue.sort, CuePlace.INVERTED, apposition, quoted)


def _quoted_behind(scene: Scene, at: int, limit: int) -> list[Span]:
    """Return the words from the first quotation behind token `at` to the limit."""
    opened = (j for j in range(at, limit) if scene.doc.tokens[j].text in QUOTE_SIGNS and scene.inside[j] >= 0)
    return [(j, limit) for j in islice(opened, 1)]


def _subject_behind(doc: Document, at: int, limit: int, *, loose: bool) -> Span | None:
    """Return the subject that begins right behind its verb, at token `at`; a `loose` one may end anywhere."""
    after = doc.tokens[at] if at < limit else None
    if after is None or after.tag in {"preposition", "subordinator", "adverb"} or after.lower in {"that", *TIMES}:
        return None
    source = with_others(doc, phrase_after(doc, at, limit), limit)
    return source if source and (source[1] >= limit or _ends_subject(doc, source[1], loose)) else None


def _ends_subject(doc: Document, i: int, quoted: bool) -> bool:
    """Return whether a subject that stands after its verb may end before token `i`: no verb of its own follows."""
    token = doc.tokens[i]
    return quoted or token.text in {",", ".", ";", "—", "–"} or token.lower in ENDERS


def resumed(scene: Scene, cue: Cue, limit: int) -> list[Span]:
    """Return the rest of a sentence that a cue between commas interrupts ("The raid, he said, killed ...")."""
    doc, i = scene.doc, cue.last
    for j in range(i, min(limit, i + 8)):
        if doc.tokens[j].text in COMMAS:
            word = doc.lower(j + 1)
            trails = word.endswith("ing") or word in TRAILERS
            return [] if trails or not has_words(doc, j + 1, limit) else [(j + 1, limit)]
    return []


def quotation_just_before(scene: Scene) -> list[Span]:
    """Return the quotation that ended the sentence before ("Stop!" Novak shouted.)."""
    quotation = scene.quotation_at(scene.first - 1)
    if quotation and quotation.last == scene.first and quotation.utterance:
        return [(quotation.first, quotation.last)]
    return []


def reads_as_verb(token: Token) -> bool:
    """Return whether a word reads as a verb in the past or an auxiliary."""
    return token.lower.endswith("ed") or token.tag == "auxiliary" or token.lower in PAST
