"""robots.txt as RFC 9309 reads it: fetched once a day and site, obeyed under our product name."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from protego import Protego

from tasks.fetching.fetcher import Fetcher
from tasks.fetching.settings import PRODUCT, FetchSettings
from tasks.fetching.urls import origin_of
from values.snapshot import Outcome, Snapshot

AVAILABLE = frozenset(
    {Outcome.NOT_FOUND, Outcome.GONE, Outcome.REFUSED, Outcome.REDIRECT_LOOP, Outcome.BAD_REDIRECT, Outcome.EMPTY}
)
"""Outcomes that mean the site has no rules; everything else but a file leaves the site alone."""


class Access(StrEnum):
    """What the robots.txt of a site came to."""

    RULES = "rules"
    NO_RULES = "no_rules"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class RobotsEntry:
    """The robots.txt of one origin as it was last seen."""

    origin: str
    access: Access
    text: str
    fetched_at: datetime
    expires_at: datetime


class RobotsCache(Protocol):
    """Where entries survive the run."""

    def robots(self, origin: str) -> RobotsEntry | None:
        """Return the entry of an origin."""

    def keep_robots(self, entry: RobotsEntry) -> None:
        """Keep an entry in place of an older one."""


def entry_of(origin: str, snapshot: Snapshot, settings: FetchSettings) -> RobotsEntry:
    """Return what an attempt to fetch a robots.txt means: 4xx allows all, 429, 5xx and silence nothing for now."""
    # An origin that the guard itself refuses says so when its page is asked; its robots.txt has no part in it.
    guarded = snapshot.outcome is Outcome.BLOCKED_ADDRESS and len(snapshot.chain) == 1
    if snapshot.outcome is Outcome.OK:
        access = Access.RULES
    else:
        access = Access.NO_RULES if guarded or snapshot.outcome in AVAILABLE else Access.UNREACHABLE
    ttl = settings.robots_retry if guarded or access is Access.UNREACHABLE else settings.robots_ttl
    text = snapshot.body.decode("utf-8-sig", "replace") if access is Access.RULES else ""
    now = snapshot.fetched_at
    return RobotsEntry(origin, access, text, now, now + timedelta(seconds=ttl))


class Robots:
    """Answers whether a URL may be asked, and how slowly; fetches each robots.txt once."""

    def __init__(self, fetcher: Fetcher, cache: RobotsCache) -> None:
        self._fetcher = fetcher
        self._cache = cache
        self._parsed: dict[str, tuple[RobotsEntry, Protego]] = {}
        self._lock = threading.Lock()
        self._fetching: dict[str, threading.Lock] = {}

    def permit(self, url: str) -> Outcome | None:
        """Return None when the URL may be asked, else robots_denied or robots_unreachable."""
        entry, rules = self._rules(origin_of(url))
        if entry.access is Access.UNREACHABLE:
            return Outcome.ROBOTS_UNREACHABLE
        return None if rules.can_fetch(url, PRODUCT) else Outcome.ROBOTS_DENIED

    def crawl_delay(self, url: str) -> float:
        """Return the Crawl-delay of the site in seconds, cut at the longest that is honoured; 0 for none."""
        _, rules = self._rules(origin_of(url))
        delay = rules.crawl_delay(PRODUCT) or 0.0
        # A delay that is no number compares with nothing, and would leave the site without any pause.
        return min(delay, self._fetcher.settings.max_crawl_delay) if delay > 0 else 0.0

    def entry(self, url: str) -> RobotsEntry:
        """Return the robots.txt of the URL's site, fetched when it is not known or too old."""
        return self._rules(origin_of(url))[0]

    def is_known(self, url: str) -> bool:
        """Say whether the next answer about this URL needs no request."""
        return self._known(origin_of(url)) is not None

    def sitemaps(self, url: str) -> list[str]:
        """Return the sitemaps the site's robots.txt names."""
        return list(self._rules(origin_of(url))[1].sitemaps)

    def _known(self, origin: str) -> tuple[RobotsEntry, Protego] | None:
        now = datetime.now(UTC)
        with self._lock:
            held = self._parsed.get(origin)
        if held is not None and held[0].expires_at > now:
            return held
        kept = self._cache.robots(origin)
        return self._hold(kept) if kept is not None and kept.expires_at > now else None

    def _hold(self, entry: RobotsEntry) -> tuple[RobotsEntry, Protego]:
        held = (entry, Protego.parse(entry.text))
        with self._lock:
            self._parsed[entry.origin] = held
        return held

    def _rules(self, origin: str) -> tuple[RobotsEntry, Protego]:
        if (known := self._known(origin)) is not None:
            return known
        with self._lock:
            turn = self._fetching.setdefault(origin, threading.Lock())
        with turn:
            if (known := self._known(origin)) is not None:
                return known
            snapshot = self._fetcher.fetch_robots(f"{origin}/robots.txt")
            entry = entry_of(origin, snapshot, self._fetcher.settings)
            self._cache.keep_robots(entry)
            return self._hold(entry)
