"""Lay the parts of an article out as one text with stable offsets."""

from collections.abc import Iterable

from values.article import Paragraph
from values.categories import Zone

GAP = "\n\n"


def lay_out(parts: Iterable[tuple[str, Zone]]) -> tuple[str, list[Paragraph]]:
    """Return the text, parts joined by blank lines, and where each part stands in it; empty parts are left out."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    position = 0
    for wording, zone in parts:
        if wording:
            paragraphs.append(Paragraph(position, position + len(wording), zone))
            pieces.append(wording)
            position += len(wording) + len(GAP)
    return GAP.join(pieces), paragraphs
