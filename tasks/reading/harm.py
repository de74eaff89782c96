"""How grave an event is: what a person should look at first."""

from values.categories import Event

BY_HARM = (
    Event.KILLED,
    Event.KILLED_OR_INJURED,
    Event.INJURED,
    Event.MISSING,
    Event.ABDUCTED,
    Event.CAPTURED,
    Event.DETAINED,
    Event.DISPLACED,
    Event.ATTACKED,
    Event.AFFECTED,
    Event.DESTROYED,
)
"""From the gravest; every other event, and none, comes after them."""


def gravest(*events: Event | None) -> Event | None:
    """Return the gravest of some events; of those outside the list the first that is one."""
    told = [event for event in events if event is not None]
    return min(told, key=lambda event: BY_HARM.index(event) if event in BY_HARM else len(BY_HARM), default=None)
