"""Say for each token whose words it belongs to: the innermost attribution that covers it."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extraction.citing.cue_reading import CITING
from tasks.extraction.text import Document, lexicon
from values.reading import Attribution

# Sentences that a quotation may run before or behind its cue.
REACH = 40

OUTERMOST = 1_000_000
"""More characters than the words of anybody: what only hands on stands outside whoever does so."""
FINDINGS = frozenset(lexicon("sources")["findings"])


def speakers(doc: Document, attributions: Sequence[Attribution]) -> list[Attribution | None]:
    """Return for each token the innermost attribution whose content covers it; None is the article's own voice.

    Only words that cite count: what somebody wants, praises or attacks stays the article's own statement.
    """
    covering: list[Attribution | None] = [None] * len(doc.tokens)
    citing = [row for row in attributions if row.sort in CITING]
    spans = [(_rank(row, start, end), n, start, end) for n, row in enumerate(citing) for start, end in row.content]
    starts = [token.start for token in doc.tokens.values()]
    for _, n, start, end in sorted(spans):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        covering[first:last] = [citing[n]] * (last - first)
    return covering


def speaker_at(doc: Document, attributions: Sequence[Attribution], index: int) -> Attribution | None:
    """Return the innermost attribution whose content covers token `index`; `attributions` in the order of the text."""
    start, sentence = doc.tokens[index].start, doc.tokens[index].sentence
    low = bisect_left(attributions, sentence - REACH, key=lambda row: row.sentence)
    high = bisect_left(attributions, sentence + REACH, key=lambda row: row.sentence)
    best: tuple[tuple[int, bool], Attribution] | None = None
    for row in attributions[low:high]:
        if row.sort in CITING:
            for a, b in row.content:
                if a <= start < b and (best is None or _rank(row, a, b) >= best[0]):
                    best = (_rank(row, a, b), row)
    return best[1] if best else None


def _rank(row: Attribution, start: int, end: int) -> tuple[int, bool]:
    """Return how far inside an attribution is: shorter words first, then who is cited by another."""
    handed_on = (row.speaker or "").lower().rpartition(" ")[2] in FINDINGS
    return -OUTERMOST if handed_on else start - end, row.via is not None
