"""Places that the gazetteer does not hold: the words around the name make it one."""

from collections.abc import Iterator

from tasks.extraction.places.place_heads import end_with_head
from tasks.extraction.places.place_trust import at_place, of_home, precedes_wider
from tasks.extraction.rows.mentions import Segment
from tasks.extraction.text import Document, TokenKind
from tasks.extraction.words.accents import folded
from tasks.extraction.words.places import NATURAL, REGION_HEADS, STRICT_LOCATIVE
from tasks.extraction.words.proper_nouns import CALENDAR, DEMONYMS, NAMES, ROLES


def unknown_places(doc: Document, segment: Segment) -> Iterator[tuple[int, int, None, str]]:
    """Yield a segment that the gazetteer does not hold but the words around it make a place."""
    first, last = segment.first, segment.last
    before = doc.lower(first - 1)
    end = end_with_head(doc, last)
    given = folded(doc.lower(segment.parts[0])) in NAMES["sure"]
    if end > last and not segment.marked:
        yield first, end, None, "region" if doc.lower(end - 1) in REGION_HEADS else "site"
    elif not given and not segment.marked and (of_home(doc, first, last) or precedes_wider(doc, first, last)):
        yield first, last, None, "context"
    elif (before == "of" and doc.lower(first - 2) in REGION_HEADS) or _natural(doc, segment):
        yield first, last, None, "region"
    elif (
        (
            before in ("in", "near", "outside", "off")
            or at_place(doc, segment)
            or (before == "from" and doc.lower(first - 2) in ROLES)
        )
        and not given
        and not segment.marked
        and not segment.headline
        and _bare(doc, segment)
    ):
        yield first, last, None, "context"


def _natural(doc: Document, segment: Segment) -> bool:
    """Return whether "Mount", "Lake" or "Camp" opens the segment, behind a word that puts something there."""
    before = doc.lower(segment.first - 1)
    behind = before in ("on", "of") or before in STRICT_LOCATIVE
    return behind and len(segment.parts) > 1 and doc.lower(segment.first) in NATURAL


def _bare(doc: Document, segment: Segment) -> bool:
    """Return whether no noun, possessive or capital follows that makes the segment part of something else."""
    if segment.last >= len(doc.tokens):
        return True
    follows = doc.tokens[segment.last]
    if follows.lower in CALENDAR or follows.lower in DEMONYMS:
        return True
    if follows.lower == "'s" or follows.text in ("-", "&", "/"):
        return False
    word = doc.tokens[segment.parts[0]]
    return not word.text.isupper() and (
        follows.kind is not TokenKind.WORD or bool(follows.tag) or follows.lower.endswith(("ly", "ed"))
    )
