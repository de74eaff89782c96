"""Cut a long article into overlapping pieces at the ends of its paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from values.reading import Figure

_PARAGRAPH_END = re.compile(r"\n\s*")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
OVERLAP = 8
"""The part of a piece, one in so many, that is repeated before the next one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start:end` of an article, and which of its figures are asked about in it."""

    start: int
    end: int
    figures: tuple[int, ...]
    """Indexes into the figures of the rules."""


def pieces(text: str, figures: Sequence[Figure], size: int) -> list[Piece]:
    """Return the pieces of a text, each of at most `size` characters; each figure is asked about in exactly one."""
    bounds = _bounds(text, size)
    asked: list[list[int]] = [[] for _ in bounds]
    for index, figure in enumerate(figures):
        home = _home(figure, bounds)
        if home is not None:
            asked[home].append(index)
    return [Piece(start, end, tuple(own)) for (start, end), own in zip(bounds, asked, strict=True)]


def _home(figure: Figure, bounds: list[tuple[int, int]]) -> int | None:
    """Return the piece that shows the figure farthest from its own edges."""
    rooms = {
        number: min(figure.start - start if start else size, end - figure.end if number + 1 < len(bounds) else size)
        for number, (start, end) in enumerate(bounds)
        if start <= figure.start and figure.end <= end and (size := end - start)
    }
    return max(rooms, key=lambda number: rooms[number]) if rooms else None


def _bounds(text: str, size: int) -> list[tuple[int, int]]:
    if len(text) <= size:
        return [(0, len(text))]
    edges = _edges(text, size // OVERLAP)
    bounds, first = [], 0
    while True:
        last = max((at for at, edge in enumerate(edges) if edge - edges[first] <= size), default=first + 1)
        last = max(last, first + 1)
        bounds.append((edges[first], edges[last]))
        if last == len(edges) - 1:
            return bounds
        back = [at for at in range(first + 1, last) if edges[last] - edges[at] <= size // OVERLAP]
        first = back[0] if back else last


def _edges(text: str, longest: int) -> list[int]:
    """Return where a text may be cut: at paragraphs, in long ones at sentences, in endless ones anywhere."""
    edges = [0]
    for start, end in pairwise(sorted({0, len(text), *(cut.end() for cut in _PARAGRAPH_END.finditer(text))})):
        if end - start > longest:
            edges += [start + cut.end() for cut in _SENTENCE_END.finditer(text[start:end])]
        edges.append(end)
    fine = [0]
    for start, end in pairwise(sorted(set(edges))):
        fine += [*range(start + longest, end, longest), end]
    return fine
