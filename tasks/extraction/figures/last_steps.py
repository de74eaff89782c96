"""What was done to the counted in the end: "were stabbed and killed", "the six wounded died"."""

from collections.abc import Mapping, Sequence

from tasks.extraction.figures.own_clauses import later_death
from tasks.extraction.phrases import Phrase
from tasks.extraction.rows.mentions import EventMention, Link
from tasks.extraction.text import Document
from values.categories import Event

LAST_STEPS = {
    Event.INJURED: frozenset({Event.KILLED}),
    Event.ATTACKED: frozenset({Event.KILLED}),
    Event.DETAINED: frozenset({Event.CHARGED, Event.RELEASED}),
    Event.ABDUCTED: frozenset({Event.KILLED, Event.RELEASED, Event.RESCUED}),
}
"""What may be told of the counted after an event, so that it is the last step."""


def graver(
    doc: Document,
    events: Sequence[EventMention],
    phrases: Sequence[Phrase],
    event_at: Mapping[int, EventMention],
    link: Link,
) -> Link:
    """Return the last step that "and" adds to what was done to the counted ("were stabbed and killed")."""
    if link.mention is None or link.event not in LAST_STEPS:
        return link
    if (death := later_death(doc, events, phrases, link.mention)) is not None:
        return Link(death, death.event, link.road, link.cost)
    if not link.mention.passive:
        return link
    joined = doc.lower(link.mention.last) == "and"
    step = event_at.get(link.mention.last + joined)  # "the six wounded died"
    if step is None or step.event not in LAST_STEPS[link.event] or step.role != "subject":
        return link
    return Link(step, step.event, link.road, link.cost)
