"""The publisher's own clock: "on Friday" is said by it, whatever zone a page gives its instants in."""

from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import yaml

from tasks.parsing.moments import ONE_DAY
from values.article import Moment


@cache
def countries() -> dict[str, str | list[str]]:
    """Return the zone of each country by its top-level domain, or the westernmost and the easternmost."""
    source = files("tasks.parsing").joinpath("lexicon/zones.yml").read_text("utf-8")
    zones: dict[str, str | list[str]] = yaml.load(source, Loader=yaml.CSafeLoader)
    return zones


def zones_of(host: str) -> list[ZoneInfo]:
    """Return the zone of a host's country, or its westernmost and easternmost; none for a domain of no country."""
    names = countries().get(host.rsplit(".", 1)[-1], [])
    return [ZoneInfo(name) for name in ([names] if isinstance(names, str) else names)]


def with_local_day(moment: Moment, others: list[Moment], hint: date | None, zones: list[ZoneInfo]) -> Moment:
    """Return a moment with the day by the publisher's own clock.

    In order: an offset that the page gives, here or in another statement of the same instant; a day that the page or
    its address writes out (`hint`) next to the one in UTC; the clock of the publisher's country.
    """
    if moment.instant is None:
        return next((other for other in others if other.instant and other.local_day == moment.local_day), moment)
    if moment.instant.utcoffset():
        return moment
    for other in others:
        if other.instant and other.instant.utcoffset() and abs(other.instant - moment.instant) < timedelta(minutes=1):
            return other
    if hint and abs(hint - moment.local_day) <= ONE_DAY:
        return Moment(hint, moment.instant)
    return _by_country(moment.instant, zones) or moment


def _by_country(instant: datetime, zones: list[ZoneInfo]) -> Moment | None:
    """Return the moment by the clock of a country; with several zones only where they agree on the day."""
    local = [instant.astimezone(zone) for zone in zones]
    if len({clock.date() for clock in local}) != 1:
        return None
    return Moment(local[0].date(), local[0] if len(local) == 1 else instant)
