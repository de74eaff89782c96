"""Totals that a count is brought to: "killed 13, bringing the toll to 19", "raising the tally to 40"."""

from collections.abc import Sequence

from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention, Link, Road
from tasks.extraction.text import Document, lexicon

BRINGING = frozenset(lexicon("linking")["bringing"])
TOTALS = frozenset(lexicon("linking")["totals"])
TOLL_NOUNS = frozenset(lexicon("linking")["toll_nouns"])
BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
REACH = 20
OBJECT_REACH = 6


def brought_from(doc: Document, first: int) -> int | None:
    """Return the verb that brings a total to the number at token `first` ("bringing the whole toll ... to 23")."""
    if doc.lower(first - 1) != "to":
        return None
    if doc.lower(first - 2) in BRINGING:
        return first - 2 if {doc.lower(first + k) for k in range(1, OBJECT_REACH)} & TOTALS else None
    start = max(doc.sentences[doc.tokens[first].sentence].first, first - REACH)
    for at in range(first - 2, start - 1, -1):
        if doc.lower(at) in BREAKS:
            return None
        if doc.lower(at) in BRINGING:
            ahead = {doc.lower(k) for k in range(at + 1, min(first - 1, at + OBJECT_REACH))}
            return at if ahead & TOTALS else None
    return None


def total_of(doc: Document, phrase: Phrase, events: Sequence[EventMention]) -> Link | None:
    """Return the link to the toll that is brought to the number ("the death toll", "the number of homes destroyed")."""
    verb = brought_from(doc, phrase.first)
    if verb is None:
        return None
    end = phrase.first if phrase.first - verb > 2 else phrase.last + OBJECT_REACH
    inside = [event for event in events if verb < event.first < end]
    toll = next((event for event in inside if event.lemma in TOLL_NOUNS or event.role == "subject"), None)
    return Link(toll, toll.event, Road.TOLL, 0.2) if toll is not None else None


def is_summed(doc: Document, phrase: Phrase, partner: Phrase) -> bool:
    """Return whether a total without a noun of its own sums up the partner ("arrested 12, taking the number to 21")."""
    verb = brought_from(doc, phrase.first)
    return verb is not None and partner.last <= verb
