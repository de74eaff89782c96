"""Tell a stock ("155 are currently fighting") from a flow, a total from an addition, confirmed cases from suspected."""

from tasks.extraction.rows.mentions import Link, Quantity, Road
from tasks.extraction.text import Document, lexicon
from values.categories import Event, Kind, Measure

WORDS = {name: frozenset(words) for name, words in lexicon("stocks").items()}
STATUSES = ("confirmed", "suspected", "probable")
STATES = frozenset({Event.DEPLOYED, Event.MISSING})
# A sentence is looked through as far as this, so that one without end is read in linear time.
REACH = 200


def measure_of(doc: Document, quantity: Quantity, link: Link, event: Event | None) -> Measure | None:
    """Return what the number counts, from "new", "another", "so far", "currently", "toll"; None where unsaid."""
    if quantity.kind not in (Kind.PERSONS, Kind.OBJECTS, Kind.MONEY) or event is None:
        return None
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    near = {doc.lower(k) for k in range(max(sentence.first, quantity.first - 4), min(sentence.last, quantity.last + 3))}
    reach = range(max(sentence.first, quantity.first - REACH), min(sentence.last, quantity.last + REACH))
    words = {doc.lower(k) for k in reach}
    if near & WORDS["incremental"]:
        return Measure.INCREMENTAL
    if link.road is Road.TOLL or words & WORDS["cumulative"]:
        return Measure.CUMULATIVE
    if words & WORDS["stock"] or (event in STATES and link.mention is not None and not link.mention.passive):
        return Measure.STOCK
    return Measure.FLOW if link.mention is not None and event is not Event.OTHER else None


def case_status_of(quantity: Quantity) -> str | None:
    """Return "confirmed", "suspected" or "probable" where the number's own words call cases so, None elsewhere.

    A number without a noun of its own ("310 suspected cases, 12 of them confirmed") borrows the noun, not its status.
    """
    words = {word.lower() for word in (quantity.unit or "").split()}
    if quantity.elided or not words & WORDS["cases"]:
        return None
    return next((status for status in STATUSES if words & WORDS[status]), None)
