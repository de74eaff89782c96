"""When an article is looked at again: young ones often, old ones rarely, very old ones never."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tasks.fetching.settings import RefetchStep


def refetch_at(appeared: datetime, now: datetime, steps: Sequence[RefetchStep]) -> datetime | None:
    """Return when to look again at an article that appeared then, or None for never."""
    age = now - appeared
    for step in steps:
        if age <= timedelta(days=step.up_to_days):
            return now + timedelta(hours=step.every_hours)
    return None
