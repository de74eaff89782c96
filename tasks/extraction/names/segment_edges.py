"""Find where a name begins and how it goes on: particles, nicknames and suffixes, no "Navy SEAL" before it."""

from dataclasses import replace

from tasks.extraction.rows.mentions import Segment
from tasks.extraction.text import Document, Sentence
from tasks.extraction.words.accents import folded
from tasks.extraction.words.proper_nouns import (
    ANY_NAME,
    CLOSING,
    HEAD_CLASS,
    NAMES,
    PARTICLES,
    ROLES,
    SUFFIXES,
    TITLE_WORDS,
    breaks,
    is_capital,
)


def trimmed(doc: Document, segment: Segment, taken: set[int]) -> Segment:
    """Return the segment from its given name on, where only a role, an acronym or a place stands before that."""
    parts = segment.parts
    if len(parts) < 3 or doc.case != "mixed":
        return segment
    given = next((k for k in range(1, len(parts) - 1) if folded(doc.lower(parts[k])) in NAMES["sure"]), 0)
    if not given or not all(_leads(doc, parts[k], taken, alone=given == 1) for k in range(given)):
        return segment
    return replace(segment, first=parts[given], parts=parts[given:])


def _leads(doc: Document, index: int, taken: set[int], *, alone: bool) -> bool:
    """Return whether a capital before the given name is a role, an acronym or, alone, a place."""
    token = doc.tokens[index]
    if token.lower in ROLES or token.lower in TITLE_WORDS:
        return True
    if folded(token.lower) in ANY_NAME:
        return False
    shouted = len(token.text) > 2 and token.text.isupper()
    return shouted or token.lower in HEAD_CLASS or (alone and index in taken)


def leading_particle(doc: Document, start: int, sentence: Sentence) -> int:
    """Return where the name begins with the particles before its first capital ("al-Jabari", "van der Meer")."""
    first = start
    while first > sentence.first:
        before = doc.tokens[first - 1]
        if (
            before.text == "-"
            and first - 2 >= sentence.first
            and doc.tokens[first - 2].lower in PARTICLES
            and doc.tokens[first - 2].end == before.start
        ):
            first -= 2
        elif (
            before.lower in PARTICLES
            and before.text[:1].islower()
            and before.lower not in ("i", "e", "y", "as", "an", "do", "der", "las", "los")
        ):
            first -= 1
        else:
            break
    return first


def over_particles(doc: Document, index: int, sentence: Sentence, segment: Segment) -> int | None:
    """Return the capital after particles inside a name ("Ana de la Cruz"), None where none follows."""
    tokens = doc.tokens
    end = index
    while (
        end < min(sentence.last - 1, index + 5)
        and (tokens[end].lower in PARTICLES or tokens[end].text == "-")
        and not is_capital(tokens[end])
    ):
        end += 1
    if end < sentence.last and is_capital(tokens[end]) and not breaks(doc, end, sentence):
        segment.marked = segment.marked or tokens[index].lower not in ("la", "los", "el", "e", "y", "san")
        return end
    return None


def over_nickname(doc: Document, index: int, sentence: Sentence, segment: Segment) -> int | None:
    """Return the capital after a nickname in quotes or brackets ("Ana “Nan” Ruiz", "Ana (Nan) Ruiz")."""
    tokens = doc.tokens
    for end in range(index + 2, min(sentence.last - 1, index + 5)):
        if tokens[end].text in CLOSING:
            inside_capital = is_capital(tokens[index + 1])
            if (
                inside_capital
                and is_capital(tokens[end + 1])
                and not breaks(doc, end + 1, sentence)
                and tokens[index].start > tokens[index - 1].end
            ):
                segment.marked = True
                return end + 1
            return None
    return None


def take_suffix(doc: Document, segment: Segment, sentence: Sentence) -> None:
    """Take "Jr.", "Sr." or "III" into the segment, with the comma before it."""
    tokens = doc.tokens
    index = segment.last
    if index < sentence.last and tokens[index].text == ",":
        index += 1
    if (
        index < sentence.last
        and tokens[index].lower in SUFFIXES
        and tokens[index].text[:1].isupper()
        and len(segment.parts) > 1 - (tokens[index].lower in ("jr", "sr"))
    ):
        segment.last = index + 1
        segment.marked = True
        if (
            segment.last < sentence.last
            and tokens[segment.last].text == "."
            and tokens[segment.last].start == tokens[index].end
            and tokens[index].lower in ("jr", "sr")
        ):
            segment.last += 1
