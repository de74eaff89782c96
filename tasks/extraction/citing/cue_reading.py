"""What every reader of a cue takes and gives: the turn to read, the attribution read, and the steps they share."""

from dataclasses import dataclass

from tasks.extraction.citing.cited_phrases import clause_subject
from tasks.extraction.citing.cited_words import COMMAS, Scene
from tasks.extraction.citing.cues import Cue
from tasks.extraction.phrases import Span, phrase_after
from values.categories import CuePlace, CueSort

CITING = frozenset(
    {
        CueSort.SPEECH,
        CueSort.BELIEF,
        CueSort.ACCUSATION,
        CueSort.DENIAL,
        CueSort.ESTIMATE,
        CueSort.COMMITMENT,
    }
)


@dataclass(slots=True)
class Cited:
    """One attribution by tokens, before it becomes a row."""

    cue: Cue
    source: Span | None
    content: list[Span]
    sort: CueSort
    place: CuePlace
    apposition: Span | None = None
    quoted: bool = False
    via: Span | None = None

    @property
    def rule(self) -> str:
        """Return the name of the rule that read it, for people."""
        return f"{self.sort}_{self.place}"


@dataclass(slots=True)
class CueTurn:
    """One cue to read: its sentence, how far its content may reach, and what was read before it."""

    scene: Scene
    cue: Cue
    limit: int
    found: list[Cited]


def apposition_after(scene: Scene, i: int, limit: int) -> Span | None:
    """Return the apposition that a comma at token `i` opens."""
    if i + 1 < limit and scene.doc.tokens[i].text == ",":
        return phrase_after(scene.doc, i + 1, limit)
    return None


def shared_subject(scene: Scene, cue: Cue, found: list[Cited]) -> Span | None:
    """Return the subject that a second verb shares with the first ("X rose and said ...")."""
    for earlier in reversed(found):
        if earlier.cue.shape in {"finite", "ing"} and earlier.source and earlier.cue.last <= cue.group:
            return earlier.source
    return clause_subject(scene.doc, scene.first, cue.group)


def whole_quotations(scene: Scene, span: Span) -> list[Span]:
    """Return the span widened to the ends of the quotations that it cuts."""
    first, last = span
    while first < last and (scene.doc.tokens[first].text in COMMAS or scene.doc.tokens[first].text == ":"):
        first += 1
    head, tail = scene.quotation_at(first), scene.quotation_at(last - 1) if last > first else None
    if head and head.utterance and head.last <= last:
        first = min(first, head.first)
    if tail and tail.last > last:
        last = tail.last
    while last > first and (scene.doc.tokens[last - 1].text in COMMAS or scene.doc.tokens[last - 1].text == "."):
        last -= 1
    return [(first, last)] if first < last else []
