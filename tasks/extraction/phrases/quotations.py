"""Find direct quotations, over sentences and paragraphs, in all the quotation marks that wire copy uses."""

from dataclasses import dataclass

from tasks.extraction.text import Document, TokenKind

OPENING = frozenset({"“", "«", "„"})
CLOSING = frozenset({"”", "»"})
QUOTE_SIGNS = frozenset({'"', "“", "”", "«", "»", "„", "`"})
ENDS = frozenset(",.?!…—")
# Tokens that words in single marks have at least: "'Fine,' he said" may be an apostrophe's.
SHORTEST_SINGLE = 3


@dataclass(slots=True)
class Quotation:
    """Tokens `first:last` from the opening to the closing mark, both included where they are there."""

    first: int
    last: int
    closed: bool
    utterance: bool
    """True for words said, False for a term or title in quotation marks."""
    continues: bool = False
    """True when the quotation goes on from the paragraph before, which left its marks open."""


def find_quotations(doc: Document) -> list[Quotation]:
    """Return the quotations in order; none overlaps another."""
    marks = _marks(doc)
    found: list[Quotation] = []
    k = 0
    while k < len(marks):
        first, _, opens, _ = marks[k]
        if not opens:
            k += 1
            continue
        quotation, k = _quotation_from(doc, marks, k)
        before = found[-1] if found else None
        if before and not before.closed and _paragraph(doc, first) == _paragraph(doc, before.first) + 1:
            quotation.continues = True
        found.append(quotation)
    return found


def _quotation_from(doc: Document, marks: list[tuple[int, int, bool, bool]], k: int) -> tuple[Quotation, int]:
    """Return the quotation that mark `k` opens, and the number of the mark to go on with."""
    first, after, _, _ = marks[k]
    paragraph = _paragraph(doc, first)
    for n in range(k + 1, len(marks)):
        begin, end, opens, closes = marks[n]
        if _paragraph(doc, begin) != paragraph:
            break
        if closes:
            return Quotation(first, end, True, _is_utterance(doc, after, begin, end)), n + 1
        if opens and not closes and begin > after + 1 and doc.tokens[begin].text in OPENING:
            return Quotation(first, begin, True, _is_utterance(doc, after, begin, begin)), n
    last = after
    while last < len(doc.tokens) and _paragraph(doc, last) == paragraph:
        last += 1
    if last == after:
        return Quotation(first, after, True, False), k + 1
    n = k + 1
    while n < len(marks) and marks[n][0] < last:
        n += 1
    return Quotation(first, last, False, last - after > 4), n


def _paragraph(doc: Document, i: int) -> int:
    return doc.sentences[doc.tokens[i].sentence].paragraph


def _is_utterance(doc: Document, first: int, last: int, end: int) -> bool:
    """Return whether the quoted words read as speech: a sentence's punctuation, or many words."""
    if last <= first:
        return False
    outside = doc.tokens[end].text if end < len(doc.tokens) else ""
    ends = doc.tokens[last - 1].text in ENDS or (outside in {",", "."} and last - first > 5)
    return (ends and last - first > 1) or last - first > 8


def _marks(doc: Document) -> list[tuple[int, int, bool, bool]]:
    """Return (first token, last token, may open, may close) of each quotation mark."""
    marks: list[tuple[int, int, bool, bool]] = []
    positions = doc.positions
    indexes = [i for sign in ('"', "“", "”", "«", "»", "„") for i in positions.get(sign, ())]
    marks.extend(_double(doc, indexes))
    opening = _pairs(doc, positions.get("`", []))
    marks.extend((first, last, True, False) for first, last in opening)
    # Without "``" in the text, "''" stands at both ends.
    for first, last in _pairs(doc, positions.get("'", [])):
        marks.append((first, last, False, True) if opening else (first, last, *_sides(doc, first, last)))
    return sorted([*marks, *_single(doc, {_paragraph(doc, first) for first, *_ in marks})])


def _single(doc: Document, doubled: set[int]) -> list[tuple[int, int, bool, bool]]:
    """Return the single marks that open and close words said, in paragraphs without double ones.

    An apostrophe closes nothing: the closing mark stands behind a comma or a stop.
    """
    marks: list[tuple[int, int, bool, bool]] = []
    opened: int | None = None
    for i in sorted(i for sign in ("'", "‘", "’") for i in doc.positions.get(sign, ())):
        token = doc.tokens[i]
        before, after = doc.text[max(0, token.start - 1) : token.start], doc.text[token.end : token.end + 1]
        if _paragraph(doc, i) in doubled:
            continue
        if after.isalnum() and (not before or before.isspace()):
            opened = i
        elif opened is not None and before in ENDS and not after.isalnum() and i - opened > SHORTEST_SINGLE:
            if _paragraph(doc, i) == _paragraph(doc, opened):
                marks += [(opened, opened + 1, True, False), (i, i + 1, False, True)]
            opened = None
    return marks


def _double(doc: Document, indexes: list[int]) -> list[tuple[int, int, bool, bool]]:
    """Return the double marks, a run of them ('""' of quoted tables) as one."""
    marks: list[tuple[int, int, bool, bool]] = []
    indexes.sort()
    k = 0
    while k < len(indexes):
        first = indexes[k]
        k += 1
        while (
            k < len(indexes)
            and indexes[k] == indexes[k - 1] + 1
            and doc.tokens[indexes[k]].start == doc.tokens[indexes[k] - 1].end
        ):
            k += 1
        last = indexes[k - 1] + 1
        sign = doc.tokens[first].text
        if sign in OPENING:
            # Some copy closes with the opening mark: “Fine,“ he said.
            marks.append(
                (first, last, *((False, True) if _sides(doc, first, last) == (False, True) else (True, False)))
            )
        elif sign in CLOSING:
            marks.append((first, last, False, True))
        else:
            marks.append((first, last, *_sides(doc, first, last)))
    return marks


def _sides(doc: Document, first: int, last: int) -> tuple[bool, bool]:
    """Return whether a straight mark may open and close, from the white space beside it."""
    text, start, end = doc.text, doc.tokens[first].start, doc.tokens[last - 1].end
    space_before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"
    space_after = end >= len(text) or text[end].isspace() or text[end] in ".,;:?!)]—–-"
    if space_before == space_after:
        return True, True
    return space_before, space_after


def _pairs(doc: Document, indexes: list[int]) -> list[tuple[int, int]]:
    """Return the places of two signs that touch, "``" and "''" of the wire services."""
    found = []
    k = 0
    while k + 1 < len(indexes):
        a, b = indexes[k], indexes[k + 1]
        if b == a + 1 and doc.tokens[a].end == doc.tokens[b].start:
            k += 2
            # "''" and the "'" of a quotation inside it.
            if k < len(indexes) and indexes[k] == b + 1 and doc.tokens[b].end == doc.tokens[b + 1].start:
                b, k = b + 1, k + 1
            found.append((a, b + 1))
        else:
            k += 1
    return found


def has_words(doc: Document, first: int, last: int) -> bool:
    """Return whether tokens `first:last` hold a word or a number."""
    return any(token.kind is not TokenKind.SIGN for token in doc.tokens.run(first, last))
