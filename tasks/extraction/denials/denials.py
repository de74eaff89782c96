"""Read denials: who denies what, in which words."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.citing import MODALS
from tasks.extraction.phrases import PAST
from tasks.extraction.text import Document, lexicon
from values.categories import CuePlace, CueSort
from values.reading import Attribution, Denial

SELF = frozenset({"he", "she", "it", "they", "we"})
NEGATED = frozenset(lexicon("cues")["negated_past"])
PAST_AUXILIARIES = frozenset({"did", "had", "was", "were", "has", "have"})
RELATIVES = frozenset({"that", "which", "who"})
TOLD = frozenset(lexicon("sources")["told"])
ACCUSED = frozenset(lexicon("cues")["accused_deeds"])
BLAMED = frozenset(lexicon("cues")["blamed"])
PRESENT = frozenset({"does", "do"})
NEVER, NOT = "never", frozenset({"not", "never"})
ADVERBS = frozenset(lexicon("cues")["deny_adverbs"])
NO_DEED = frozenset(lexicon("cues")["no_deed"])


def find_denials(doc: Document, attributions: Sequence[Attribution]) -> list[Denial]:
    """Return the denying clauses; `target` holds the denied words, `scope` is left to who links it to figures.

    Reads denying cues ("denied", "rejected", "dismissed as", "under the pretext that") and speakers who say of
    themselves that they did not ("said it had not fired").
    """
    starts = [token.start for token in doc.tokens.values()]
    found = []
    for row in attributions:
        denies = row.sort is CueSort.DENIAL and not _is_called_for(row) and not _is_apposed(doc, row, starts)
        if row.content and (denies or _denies_own_deed(doc, row, starts)):
            found.append(_denial(doc, row))
    return found


def is_taken_for_granted(doc: Document, token: int, row: Attribution) -> bool:
    """Return whether a relative clause inside the denied words tells it ("denied causing the flood that killed 12")."""
    for i in range(token - 1, 0, -1):
        word, before = doc.tokens[i], doc.tokens[i - 1]
        if word.start < row.end or word.sentence != doc.tokens[token].sentence:
            return False
        if word.lower in RELATIVES and before.tag == "" and before.lower not in TOLD and before.start >= row.end:
            return _is_verb(doc, i + 1)
    return False


def _is_verb(doc: Document, i: int) -> bool:
    token = doc.tokens[i]
    return token.tag == "auxiliary" or token.lower in PAST or token.lower.endswith("ed")


def _is_called_for(row: Attribution) -> bool:
    """Return whether the denying is only wanted or foreseen ("must reject", "will deny")."""
    return any(word in MODALS for word in row.quote.lower().split())


def _is_apposed(doc: Document, row: Attribution, starts: list[int]) -> bool:
    """Return whether a participle with "by" tells more of a noun ("the charge, denied by both,"), and opens nothing."""
    cue = bisect_left(starts, row.cue[0][0]) if row.cue else 0
    return doc.lower(cue - 1) == "," and doc.lower(cue + 1) == "by"


def _denies_own_deed(doc: Document, row: Attribution, starts: list[int]) -> bool:
    """Return whether the source says of itself that it did not do something ("the army said it had not fired")."""
    if row.sort is not CueSort.SPEECH or row.cue_place is not CuePlace.AFTER or row.speaker is None:
        return False
    i = bisect_left(starts, row.content[0][0])
    i += doc.lower(i) == "that"
    if doc.lower(i) not in SELF:
        return False
    parted = doc.lower(i + 2) in NOT
    verb = doc.lower(i + 3 if parted else i + 2)
    if parted and doc.lower(i + 1) in PRESENT:
        return verb in ACCUSED  # "it does not target civilians"
    negated = doc.lower(i + 1) in NEGATED or (parted and doc.lower(i + 1) in PAST_AUXILIARIES)
    never = NEVER in (doc.lower(i + 1), doc.lower(i + 2))
    deed = never or verb in ACCUSED | BLAMED or verb.endswith("ing")
    return negated and deed and verb not in NO_DEED


def _without_main_clause(doc: Document, row: Attribution, target: tuple[int, int]) -> tuple[int, int]:
    """Return the denied words of "Novak, who denies it, was held", "Denying it, he said ..." up to the comma."""
    relative = row.source and doc.text[row.source[0][0] : row.source[0][1]].lower() in {"who", "which"}
    relative = relative or (
        row.sort is CueSort.DENIAL
        and row.cue_place is CuePlace.PARTICIPLE
        and row.source
        and row.source[0][0] > row.end
    )
    comma = doc.text.find(",", *target) if relative else -1
    return (target[0], comma) if comma > target[0] else target


def _speaker(name: str | None) -> str | None:
    """Return who denies, without the adverbs that stand before the verb ("the firm flat-out denied")."""
    words = (name or "").split()
    while words and words[-1].lower() in ADVERBS:
        words.pop()
    return " ".join(words) or None


def _denial(doc: Document, row: Attribution) -> Denial:
    """Return the denial of one attribution: its clause runs over source, cue and content."""
    target = _without_main_clause(doc, row, max(row.content, key=lambda span: span[1] - span[0]))
    spans = [*row.source, *row.cue, target]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    sentence = doc.sentences[row.sentence]
    start, end = max(start, sentence.start), min(end, sentence.end)
    return Denial(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=row.sentence,
        speaker=_speaker(row.speaker),
        target=doc.text[target[0] : target[1]],
        said_on=row.said_on,
        rule=row.rule,
        zone=sentence.zone,
    )
