"""Find what a page says a second time: a version for print, the same part for wide and for narrow screens."""

from collections import defaultdict

from lxml.html import HtmlElement

from tasks.parsing.candidates import Candidate, wrapper_of
from tasks.parsing.lines import HEADINGS

# Letters of a part that is told twice.
SHORTEST_PART = 12


def twins_of(candidates: list[Candidate]) -> set[Candidate]:
    """Return the candidates that say again, word for word, what another part of the page says.

    A part counts as a twin where all of its prose stands in one other part: of the two, the longer one is kept, then
    the first.
    """
    parts: defaultdict[HtmlElement, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if c.prose and c.block.tag not in HEADINGS and c.block.tag != "tr":
            parts[wrapper_of(c.block.element)].append(c)
    seen: defaultdict[str, set[HtmlElement]] = defaultdict(set)
    repeated: set[Candidate] = set()
    for part, inside in sorted(parts.items(), key=lambda item: -sum(c.length for c in item[1])):
        if set.intersection(*(seen[c.squashed] for c in inside)):
            repeated.update(inside)
        else:
            for c in inside:
                seen[c.squashed].add(part)
    return repeated | _repeated_parts(candidates)


def _repeated_parts(candidates: list[Candidate]) -> set[Candidate]:
    parts: defaultdict[HtmlElement, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if not c.outside:
            parts[wrapper_of(c.block.element)].append(c)
    first: set[tuple[str, ...]] = set()
    repeated: set[Candidate] = set()
    for inside in parts.values():
        wordings = tuple(c.squashed for c in inside)
        if len(wordings) > 1 and sum(map(len, wordings)) >= SHORTEST_PART:
            repeated.update(inside if wordings in first else ())
            first.add(wordings)
    return repeated
