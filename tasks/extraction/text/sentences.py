"""Split a text into paragraphs and sentences without losing a character's place."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tasks.extraction.text.lexicons import lexicon

# A full stop, with the closing quotes and brackets that belong to it, then white space.
STOP = re.compile(r"""(?:\.{3,}|…|[.!?]+|[。！？])["'”’»)\]]*(?=\s|$)|(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])""")
OPENER = re.compile(r"""\s*["'“‘«(\[¡¿—–-]*\s*(\w+)""")
# Where a text has no capitals, a sentence may open right behind the stop of the one before.
CLOSED_UP = re.compile(r"(?<=[a-z]{2}[.!?])(?=([a-z]{3,}) )")
LAST_WORD = re.compile(r"([\w.]+?)\.$")
LINE = re.compile(r"\n")
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
WRAP_WIDTH = 120
LONGEST = 2000
"""Characters of a sentence beyond which it is cut: what is longer was written without stops, or to be slow to read."""
AHEAD = 8
"""Characters behind a cut that are looked at."""
# Where a sentence without stops is cut, the best first: never inside a word or a number.
CUTS = tuple(
    re.compile(sort)
    for sort in (
        r"[.!?;][\"'”’)]*(?=\s)",
        r",(?=\s)",
        r"(?<=[^\d\s])(?=\s)|(?<=\d)(?=\s(?!\d{3}(?!\d)))",
        r"(?<=[^\w\s.,])(?=\s*\W)",
        r"(?<=[^\w\s.,])",
    )
)
BEFORE_NAME = frozenset(lexicon("abbreviations")["before_name"])
MAY_END = frozenset(lexicon("abbreviations")["may_end"])
CLAUSE_OPENERS = frozenset(word for words in lexicon("function_words").values() for word in words)


def sentence_bounds(text: str, uncased: bool = False) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, paragraph number) of each sentence; nothing but white space is left out.

    In an `uncased` text, one without capitals, a sentence may open with a small letter.
    """
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        begin = start
        for stop in _stops(text, start, end, uncased):
            yield from _pieces(text, begin, stop, number)
            begin = stop
        yield from _pieces(text, begin, end, number)


def _stops(text: str, start: int, end: int, uncased: bool) -> list[int]:
    """Return where the sentences of a paragraph end, but for the last."""
    stops = [
        stop.end()
        for stop in STOP.finditer(text, start, end)
        if stop.end() < end and ends_sentence(text, stop.start(), stop.end(), end, uncased)
    ]
    if uncased:
        closed_up = (stop for stop in CLOSED_UP.finditer(text, start, end) if stop.group(1) in CLAUSE_OPENERS)
        stops = sorted([*stops, *(stop.end() for stop in closed_up)])
    return stops


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each paragraph: parted by blank lines, or by line ends unless the lines are wrapped."""
    bounds = []
    begin = 0
    for gap in BLANK.finditer(text):
        bounds.append((begin, gap.start()))
        begin = gap.end()
    bounds.append((begin, len(text)))
    return [part for block in bounds for part in _lines(text, *block)]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the lines of a block as paragraphs of their own, or the block whole when its lines are wrapped."""
    breaks = [m.start() for m in LINE.finditer(text, start, end)]
    edges = [start, *breaks, end]
    lines = [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
    if len(lines) < 2 or not _wrapped([text[a:b].strip() for a, b in lines]):
        return lines
    return [(start, end)]


def _wrapped(lines: list[str]) -> bool:
    """Return whether short lines mostly break in mid-sentence, as in wire copy of fixed width."""
    body = lines[:-1]
    open_ended = sum(a[-1] not in ".!?:\"”'’)" or b[0].islower() for a, b in pairwise(lines))
    return open_ended * 2 > len(body) and max(map(len, lines)) <= WRAP_WIDTH and min(map(len, body)) > 30


def ends_sentence(text: str, start: int, end: int, limit: int, uncased: bool = False) -> bool:
    """Return whether the stop `text[start:end]` ends a sentence, looking at the word before and the opening after."""
    opener = OPENER.match(text, end, limit)
    if opener is None:
        return True
    follows = opener.group(1)
    if follows[0].islower() and (not uncased or text[start] != "." or text.startswith("..", start)):
        return text[start] != "." and text[start] != "…" and text[end - 1] not in "\"'”’»)]"
    if text[start] != "." or text.startswith("..", start):
        return True
    word = LAST_WORD.search(text, max(0, start - 24), start + 1)
    return word is None or not _is_abbreviation(word.group(1), follows, uncased)


def _is_abbreviation(word: str, follows: str, uncased: bool) -> bool:
    """Return whether the stop belongs to `word`: "Mr." always, "U.S." and "Jan." unless a clause opens after it."""
    if len(word) == 1:
        return word.isupper() or (uncased and word.isalpha())
    if "." in word or word.lower() in MAY_END:
        return follows.lower() not in CLAUSE_OPENERS
    return word.lower() in BEFORE_NAME and (word.lower() not in {"no", "nos"} or follows[0].isdigit())


def _trimmed(text: str, start: int, end: int, number: int) -> Iterator[tuple[int, int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end, number


def _pieces(text: str, start: int, end: int, number: int) -> Iterator[tuple[int, int, int]]:
    """Yield what stands between two stops, cut where it is too long to be one sentence."""
    while end - start > LONGEST:
        cut = _cut(text, start, end)
        yield from _trimmed(text, start, cut, number)
        start = cut
    yield from _trimmed(text, start, end, number)


def _cut(text: str, start: int, end: int) -> int:
    """Return where the best cut in the second half of the longest sentence is, or the next behind it, or the end."""
    for sort in CUTS:
        found = sort.finditer(text, start + LONGEST // 2, start + LONGEST + AHEAD)
        places = [match.end() for match in found if match.end() <= start + LONGEST]
        if places:
            return places[-1]
    later = CUTS[-1].search(text, start + LONGEST, end)
    return later.end() if later else end
