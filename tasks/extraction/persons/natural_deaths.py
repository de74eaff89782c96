"""Tell a death of age or of long ago, which is nobody's killing: "who died in 2003", "died at 94"."""

from tasks.extraction.text import Document, lexicon
from values.categories import Event

DYING = frozenset(lexicon("fate_context")["bare_death"])
NATURAL = frozenset({"peacefully", "natural", "sleep"})
CAUSES = frozenset(lexicon("fate_context")["deadly_causes"])
VIOLENT = (Event.KILLED, Event.INJURED, Event.DESTROYED, Event.KILLED_OR_INJURED)
# Sentences on each side in which a cause may be told.
STORY = 2
REACH = 6


def is_natural(doc: Document, index: int) -> bool:
    """Return whether the word at `index` tells a death of age, or of another year, and no cause stands near."""
    if doc.lower(index) not in DYING or not (_of_age(doc, index) or _of_another_year(doc, index)):
        return False
    number = doc.tokens[index].sentence
    near = 0 if _of_another_year(doc, index) else STORY
    first = doc.sentences[max(0, number - near)].first
    last = doc.sentences[min(len(doc.sentences) - 1, number + near)].last
    if any(doc.lower(k) in CAUSES for k in range(first, last)):
        return False
    told = doc.events.between(first, last)
    return not any(event.event in VIOLENT and doc.lower(event.first) not in DYING for event in told)


def _of_age(doc: Document, index: int) -> bool:
    """Return whether the words behind tell the age, or that the death was natural ("died Sunday at age 94")."""
    behind = [doc.lower(k) for k in range(index + 1, index + REACH)]
    aged = any(word in {"age", "aged"} for word in behind) or (
        behind[0] == "at" and doc.tokens[index + 2].text.isdigit()
    )
    return aged or any(word in NATURAL for word in behind)


def _of_another_year(doc: Document, index: int) -> bool:
    """Return whether a year before that of publication stands right behind ("died in 2003")."""
    year = doc.tokens[index + 2].text
    dated = doc.lower(index + 1) == "in" and len(year) == 4 and year.isdigit()
    return dated and doc.published is not None and int(year) < doc.published.year
