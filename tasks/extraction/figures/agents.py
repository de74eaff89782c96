"""Tell whether the counted did it: "about 50 gunmen attacked the post", "one jet bombed a school"."""

from collections.abc import Sequence

from tasks.extraction.events import Costs
from tasks.extraction.figures.predicates import opens_clause
from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention, Link, Road
from tasks.extraction.text import Document, lexicon
from values.categories import Event, Kind

FARTHEST = {Kind.PERSONS: 8.0}
VIOLENT = frozenset({Event.KILLED, Event.INJURED, Event.ATTACKED, Event.DESTROYED, Event.ABDUCTED})
ARMED = frozenset(lexicon("linking")["armed"])


def agent(
    doc: Document, events: Sequence[EventMention], costs: Costs, phrase: Phrase, *, governed: bool
) -> Link | None:
    """Return the attack whose doers are counted; `governed` tells that a preposition stands before them."""
    deed = next((event for event in events if event.first >= phrase.last and _is_deed(event)), None)
    if deed is None or not _may_act(doc, phrase) or _is_no_subject(doc, deed, phrase):
        return None
    cost = 1.0 + costs.between(phrase.last, deed.first, allow_relative=True)
    if governed or doc.lower(deed.first - 1) in ("to", "and", ","):
        cost += 5.0
    near = cost <= FARTHEST.get(phrase.quantity.kind, 5.0)
    return Link(deed, Event.ATTACKED, Road.AGENT, cost) if near else None


def _is_deed(event: EventMention) -> bool:
    return event.role == "object" and event.form == "verb" and event.event in VIOLENT


def _may_act(doc: Document, phrase: Phrase) -> bool:
    """Return whether the counted can attack: persons, and things that strike or carry weapons."""
    noun = (phrase.quantity.unit_norm or "").lower().rpartition(" ")[2]
    armed = phrase.quantity.kind is Kind.OBJECTS and noun in ARMED and doc.lower(phrase.quantity.last) != "-"
    return phrase.quantity.kind is Kind.PERSONS or armed


def _is_no_subject(doc: Document, deed: EventMention, phrase: Phrase) -> bool:
    """Return whether the deed has another subject.

    "Cut power to 3,000 customers and killed two", "300 inmates fled when gunmen stormed the jail", "Tarn (30) killed".
    """
    before = doc.tokens[phrase.first - 1] if phrase.first else None
    if before is not None and before.text == "(":
        return True
    joined = doc.lower(deed.first - 1) in ("and", ",")
    if before is not None and before.tag == "preposition" and joined:
        return True
    return any(opens_clause(doc, k) for k in range(phrase.last, deed.first))
