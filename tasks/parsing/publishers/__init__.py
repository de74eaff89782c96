"""Publishers whose pages are better read with selectors of their own; all others are read by the generic reader."""

from datetime import date

from tasks.parsing.publishers.base import Publisher
from tasks.parsing.publishers.germany import GERMANY
from tasks.parsing.publishers.northern_europe import NORTHERN_EUROPE

PUBLISHERS: tuple[Publisher, ...] = (*GERMANY, *NORTHERN_EUROPE)


def publisher_for(host: str, day: date | None) -> Publisher | None:
    """Return the class that speaks for a host on the day of publication, None where the generic reader does."""
    return next((publisher for publisher in PUBLISHERS if publisher.holds(host, day)), None)


__all__ = ["PUBLISHERS", "Publisher", "publisher_for"]
