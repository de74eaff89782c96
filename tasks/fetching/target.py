"""What the discovery hands to the fetching, and the states a URL goes through."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TargetKind(StrEnum):
    """What a URL is expected to lead to."""

    ARTICLE = "article"
    FEED = "feed"
    SITEMAP = "sitemap"
    SECTION = "section"


class State(StrEnum):
    """Where a URL stands; each has exactly one state."""

    QUEUED = "queued"
    """To be asked, now or from `not_before` on. A URL in flight is still queued."""
    FETCHED = "fetched"
    """Its bytes are kept and wait to be parsed."""
    PARSED = "parsed"
    LOADED = "loaded"
    FAILED = "failed"
    """Given up; the outcome says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL worth asking, and what its discovery said about it."""

    url: str
    source: str | None = None
    published: datetime | None = None
    title: str | None = None
    kind: TargetKind = TargetKind.ARTICLE
    changed: datetime | None = None
    """Last change, from a sitemap that says nothing of publication."""

    @property
    def latest(self) -> datetime | None:
        """Return when the page is told to have appeared, else when it last changed."""
        return self.published or self.changed
