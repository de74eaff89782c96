"""Cut the names out of a text that is all of one case, where a capital tells nothing."""

from tasks.extraction.names.name_evidence import PERSON_VERBS, age_after
from tasks.extraction.rows.mentions import Segment
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.accents import folded
from tasks.extraction.words.proper_nouns import (
    CALENDAR,
    DEMONYMS,
    HEAD_CLASS,
    NAMES,
    PARTICLES,
    ROLES,
    STRONG_TITLES,
    TITLE_WORDS,
)

GIVEN = NAMES["sure"]
LONGEST_NAME = 6
NAME_WORDS = NAMES["sure"] | NAMES["surname"] | NAMES["unsure"]


def upper_segments(doc: Document, taken: set[int]) -> list[Segment]:
    """Return the runs of words that begin with a given name or follow a title and go on with names."""
    if doc.case == "mixed":
        return []
    found: list[Segment] = _aged(doc, taken) if doc.case == "lower" else []
    cut = {index for segment in found for index in range(segment.first, segment.last)}
    skip = 0
    for token in doc.tokens.values():
        if token.index < skip or token.kind is not TokenKind.WORD or token.index in taken or token.index in cut:
            continue
        titled = _titled(doc, token.index)
        if (not titled and folded(token.lower) not in GIVEN) or not _may_be_name(doc, token.index):
            continue
        segment = _grow(doc, token.index, taken)
        if doc.case == "lower" and not any(folded(doc.lower(part)) in NAME_WORDS for part in segment.parts):
            continue
        segment.title_first = _title_start(doc, token.index) if titled else None
        if len(segment.parts) > 1 or titled:
            found.append(segment)
            skip = segment.last
    found.extend(_surnames(doc, found) if doc.case == "lower" else [])
    return sorted(found, key=lambda segment: segment.first)


def _title_start(doc: Document, index: int) -> int:
    """Return where the title before token `index` begins, its full stop apart."""
    return index - 2 if doc.lower(index - 1) == "." else index - 1


def _aged(doc: Document, taken: set[int]) -> list[Segment]:
    """Return the names that an age stands beside: "hamid khan (40)", "hamid, 10,", "the 40-year-old hamid khan"."""
    runs = [_run_before(doc, at) for sign in ("(", ",") for at in doc.positions.get(sign, ()) if age_after(doc, at)]
    runs += [_run_after(doc, at + 1) for at in doc.positions.get("old", ()) if doc.lower(at - 1) in {"-", "year"}]
    found: list[Segment] = []
    sentences: set[int] = set()
    for first, last in sorted(runs, key=lambda run: -_evidence(doc, *run)):
        known, number = _evidence(doc, first, last), doc.tokens[first].sentence
        listed = last - first == 1 and number in sentences and doc.lower(last) == "("
        if first < last and (known or listed) and not taken & set(range(first, last)):
            found.append(Segment(first, last, list(range(first, last)), marked=last - first > 1))
            sentences.add(number)
    return found


def _evidence(doc: Document, first: int, last: int) -> int:
    """Return how many words of a run are known as names."""
    return sum(folded(doc.lower(k)) in NAME_WORDS for k in range(first, last))


def _run_before(doc: Document, end: int) -> tuple[int, int]:
    """Return the words that end before token `end` and may be one name, from the first known name of them."""
    bound = max(doc.sentences[doc.tokens[end].sentence].first, end - LONGEST_NAME)
    first = end
    while first > bound and _may_be_name(doc, first - 1):
        first -= 1
    return next(
        (k for k in range(first, end) if folded(doc.lower(k)) in NAME_WORDS), end - 1 if first < end else end
    ), end


def _run_after(doc: Document, first: int) -> tuple[int, int]:
    """Return the words from token `first` on that may be one name, closed by a sign or a function word."""
    last = first
    while last < first + LONGEST_NAME and _may_be_name(doc, last) and doc.lower(last) not in PERSON_VERBS:
        last += 1
    closed = doc.tokens[last].kind is TokenKind.SIGN or bool(doc.tokens[last].tag)
    return first, last if closed else first


def _surnames(doc: Document, full: list[Segment]) -> list[Segment]:
    """Return the surnames that stand alone, of persons whose full names the text gives."""
    inside = {index for segment in full for index in range(segment.first, segment.last)}
    words = {doc.lower(segment.parts[-1]) for segment in full if len(segment.parts) > 1}
    alone = (index for word in words if len(word) > 3 for index in doc.positions[word] if index not in inside)
    return [Segment(index, index + 1, [index]) for index in alone if _may_be_name(doc, index)]


def _titled(doc: Document, index: int) -> bool:
    before = doc.lower(index - 1)
    return before in STRONG_TITLES or (
        before == "." and doc.lower(index - 2) in STRONG_TITLES and len(doc.lower(index - 2)) <= 5
    )


def _may_be_name(doc: Document, index: int) -> bool:
    token = doc.tokens[index]
    lower = token.lower
    if token.kind is not TokenKind.WORD or token.tag or len(lower) < 2:
        return False
    return not (
        lower in CALENDAR
        or lower in DEMONYMS
        or lower in TITLE_WORDS
        or lower in ROLES
        or (lower in HEAD_CLASS and lower not in NAMES["surname"])
    )


def _grow(doc: Document, start: int, taken: set[int]) -> Segment:
    segment = Segment(start, start + 1, [start])
    limit = doc.sentences[doc.tokens[start].sentence].last
    index = start + 1
    while index < limit and len(segment.parts) < 5:
        step = 1
        while (
            index + step < limit
            and doc.lower(index + step - 1) in PARTICLES
            and doc.tokens[index + step - 1].tag != "conjunction"
            and step < 3
        ):
            step += 1
        following = index + step - 1
        if (following in taken and folded(doc.lower(following)) not in NAME_WORDS) or not _is_name_word(doc, following):
            break
        segment.parts.append(following)
        index = segment.last = following + 1
        if len(doc.tokens[following].text) == 1 and doc.lower(index) == ".":
            index = segment.last = index + 1
    if index < limit and _last_name(doc, segment, index, limit):
        segment.parts.append(index)
        segment.last = index + 1
    segment.marked = len(segment.parts) > 1
    return segment


def _last_name(doc: Document, segment: Segment, index: int, limit: int) -> bool:
    """Return whether an unlisted word ends the name: after given names only, before a comma, stop or function word."""
    if any(folded(doc.lower(part)) not in NAME_WORDS for part in segment.parts) or not _may_be_name(doc, index):
        return False
    word = doc.lower(index)
    if word in PERSON_VERBS or word in ("made", "gave", "took", "left", "held", "spoke"):
        return False
    closed = index + 1 >= limit or doc.tokens[index + 1].kind is TokenKind.SIGN or bool(doc.tokens[index + 1].tag)
    return closed and len(word) > 3 and not word.endswith(("ed", "ing", "ly", "tion"))


def _is_name_word(doc: Document, index: int) -> bool:
    lower = folded(doc.lower(index))
    initial = len(lower) == 1 and doc.lower(index + 1) == "." and lower not in ("a", "i")
    return initial or (lower in NAME_WORDS and _may_be_name(doc, index))
