"""Read denials: who denies what, in which words."""

from collections.abc import Sequence

from tasks.extraction.mentions import NameMention
from tasks.extraction.reading import Attribution, Denial
from tasks.extraction.tokens import Document


def find_denials(doc: Document, attributions: Sequence[Attribution], names: Sequence[NameMention]) -> list[Denial]:
    """Return the denying clauses; `target` holds the denied words, `scope` is left to who links it to figures."""
    del names
    return [_denial(doc, row) for row in attributions if row.rule.startswith("denial") and row.content]


def _denial(doc: Document, row: Attribution) -> Denial:
    """Return the denial of one attribution: its clause runs over source, cue and content."""
    target = max(row.content, key=lambda span: span[1] - span[0])
    spans = [*row.source, *row.cue, target]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    sentence = doc.sentences[row.sentence]
    start, end = max(start, sentence.start), min(end, sentence.end)
    return Denial(
        start=start,
        end=end,
        quote=doc.text[start:end],
        sentence=row.sentence,
        speaker=row.speaker,
        target=doc.text[target[0] : target[1]],
        said_on=row.said_on,
        rule=row.rule,
        zone=sentence.zone,
    )
