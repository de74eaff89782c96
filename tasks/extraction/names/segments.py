"""Cut the capitals of a text into segments: names of persons, places and bodies, parted at titles and head nouns."""

from collections.abc import Iterator, Mapping

from tasks.extraction.names.segment_edges import leading_particle, over_nickname, over_particles, take_suffix
from tasks.extraction.rows.mentions import Segment
from tasks.extraction.text import Document, Sentence, Token, TokenKind
from tasks.extraction.words.accents import folded
from tasks.extraction.words.proper_nouns import (
    ABBREVIATED_SAINTS,
    ANY_NAME,
    COMPOUND_TAILS,
    COUNTRIES,
    HEAD_CLASS,
    HYPHENS,
    MAYBE_SURNAME,
    NAMES,
    OPENING,
    PARTICLES,
    ROLES,
    SUFFIXES,
    TITLE_WORDS,
    breaks,
    is_capital,
)


def segments(doc: Document) -> list[Segment]:
    """Return the segments of all sentences in order; a text that is all of one case has none."""
    if doc.case != "mixed":
        return []
    if doc.segments is None:
        doc.segments = [segment for sentence in doc.sentences for segment in _sentence_segments(doc, sentence)]
    return list(doc.segments)


def title_case(doc: Document, sentence: Sentence) -> bool:
    """Return whether the sentence writes its nouns and verbs with capitals, as headlines do."""
    capital = small = 0
    for token in doc.tokens.run(sentence.first, sentence.last):
        if len(token.text) > 3 and token.kind is TokenKind.WORD:
            if token.text[:1].isupper():
                capital += 1
            else:
                small += 1
                if small > 4:
                    return False
    if capital + small < 5 or capital < small * 4:
        return False
    if not small and capital > 5:
        commas = sum(token.text in ",;" for token in doc.tokens.run(sentence.first, sentence.last))
        return commas * 3 < capital
    return doc.tokens[sentence.last - 1].text not in '.!?"”'


def _sentence_segments(doc: Document, sentence: Sentence) -> Iterator[Segment]:
    tokens = doc.tokens
    headline: bool | None = None
    index = sentence.first
    title: int | None = None
    while index < sentence.last:
        token = tokens[index]
        if not token.text[0].isupper() or token.kind is not TokenKind.WORD or breaks(doc, index, sentence):
            if title is not None or token.lower.rstrip(".") in TITLE_WORDS:
                title = _title_start(tokens, index, title)
            index += 1
            continue
        headline = title_case(doc, sentence) if headline is None else headline
        segment = _grow(doc, index, sentence)
        segment.title_first = title
        segment.headline = headline
        title = None
        yield segment
        index = segment.last


def _title_start(tokens: Mapping[int, Token], index: int, title: int | None) -> int | None:
    """Return where the title begins that stands right before the next token, None when none does."""
    token = tokens[index]
    lower = token.lower.rstrip(".") if len(token.lower) > 2 else token.lower
    if lower in TITLE_WORDS and (token.kind is TokenKind.WORD):
        return index if title is None else title
    if token.text == "." and title is not None and len(tokens[index - 1].text) <= 5:
        return title
    return None


def _grow(doc: Document, start: int, sentence: Sentence) -> Segment:
    """Return the segment that begins at `start`, as far as capitals, particles, initials and nicknames carry it."""
    segment = Segment(leading_particle(doc, start, sentence), start + 1, [start])
    if doc.tokens[start].lower in HEAD_CLASS and doc.tokens[start].lower not in ANY_NAME:
        segment.head = HEAD_CLASS[doc.tokens[start].lower]
    index = _after_part(doc, start, segment)
    while index < sentence.last:
        following = _next_part(doc, index, sentence, segment)
        if following is None:
            break
        if _heads(doc, following, segment):
            segment.head = HEAD_CLASS[doc.tokens[following].lower]
            segment.parts.append(following)
            index = segment.last = following + 1
            continue
        if segment.head and not _joins_head(doc, following):
            break
        segment.parts.append(following)
        segment.last = following + 1
        index = _after_part(doc, following, segment)
    if len(segment.parts) == 1 and not segment.head:
        segment.head = (
            HEAD_CLASS.get(doc.tokens[start].lower, "") if doc.tokens[start].lower not in NAMES["surname"] else ""
        )
    take_suffix(doc, segment, sentence)
    return segment


def _joins_head(doc: Document, index: int) -> bool:
    return doc.tokens[index].lower in HEAD_CLASS


def _heads(doc: Document, index: int, segment: Segment) -> bool:
    """Return whether the capital at `index` is the head noun of the segment before it ("Lakeside Medical Center")."""
    lower = doc.tokens[index].lower
    if lower not in HEAD_CLASS:
        return False
    if lower not in MAYBE_SURNAME or segment.head:
        return True
    first = folded(doc.tokens[segment.parts[0]].lower)
    if first in NAMES["sure"] or segment.marked or _introduced(doc, segment):
        return False
    return not (len(segment.parts) == 2 and folded(doc.tokens[segment.parts[1]].lower) in NAMES["sure"])


def _introduced(doc: Document, segment: Segment) -> bool:
    """Return whether an age or a role stands right before the segment, so that a person follows."""
    before = doc.lower(segment.first - 1)
    return before in ROLES or before == "old" or (doc.lower(segment.first - 2) in ROLES and before == ",")


def _is_initial(doc: Document, index: int) -> bool:
    """Return whether the part is one letter with its full stop."""
    stop = doc.tokens[index + 1]
    return len(doc.tokens[index].text) == 1 and stop.text == "." and stop.start == doc.tokens[index].end


def _ends_compound(tail: Token, segment: Segment) -> bool:
    """Return whether the word behind a hyphen is no part of the name ("Osten-based", "Osten-to")."""
    small = tail.text[:1].islower()
    return small and bool(tail.lower in COMPOUND_TAILS or len(tail.text) > 6 or (tail.tag and len(segment.parts) < 2))


def _after_part(doc: Document, index: int, segment: Segment) -> int:
    """Return the index after the part at `index` with its full stop (initial) or its hyphened tail."""
    tokens = doc.tokens
    following = index + 1
    if _is_initial(doc, index):
        segment.last = following + 1
        segment.marked = segment.marked or len(segment.parts) > 1
        return following + 1
    if tokens[index].lower in ABBREVIATED_SAINTS and following < len(tokens) and tokens[following].text == ".":
        return following + 1
    if "." in tokens[index].text and len(segment.parts) == 1:
        segment.marked = False
    while (
        following + 1 < len(tokens)
        and tokens[following].text in HYPHENS
        and tokens[following].start == tokens[following - 1].end == tokens[following].end - 1
    ):
        tail = tokens[following + 1]
        if tail.kind is not TokenKind.WORD or tail.start != tokens[following].end:
            break
        if _ends_compound(tail, segment):
            break
        following += 2
        segment.last = following
    return following


def _next_part(doc: Document, index: int, sentence: Sentence, segment: Segment) -> int | None:
    """Return the index of the capital that goes on with the segment from `index`, None when it ends here."""
    tokens = doc.tokens
    token = tokens[index]
    if is_capital(token):
        if breaks(doc, index, sentence) or token.lower in SUFFIXES:
            return None
        return None if _after_country(doc, segment, index) else index
    if token.lower in PARTICLES and token.kind is TokenKind.WORD and token.lower not in ("i", "as", "an", "do"):
        return over_particles(doc, index, sentence, segment)
    if token.text in OPENING and segment.parts:
        return over_nickname(doc, index, sentence, segment)
    return None


def _after_country(doc: Document, segment: Segment, index: int) -> bool:
    """Return whether a given name follows the name of a country ("the ambassador to Kenya Ana Ruiz")."""
    country = doc.lower(segment.parts[0]) if len(segment.parts) == 1 else ""
    if country not in COUNTRIES or country in NAMES["unsure"] or index + 1 >= len(doc.tokens):
        return False
    follows = doc.tokens[index + 1]
    return folded(doc.lower(index)) in NAMES["sure"] or (is_capital(follows) and follows.lower not in HEAD_CLASS)
