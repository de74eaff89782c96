"""The article that parsing hands on: one text with stable offsets, and where each field was found."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from values.categories import Zone


class Found(StrEnum):
    """Where on the page a field was found."""

    JSON_LD = "json-ld"
    META = "meta"
    TIME = "time"
    BYLINE = "byline"
    MARKUP = "markup"
    URL = "url"
    PUBLISHER = "publisher"
    GIVEN = "given"
    GUESS = "guess"


class PageKind(StrEnum):
    """What the page is; only an article and a live blog are read for figures."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    PAYWALL = "paywall"
    CONSENT = "consent"
    EMPTY = "empty"
    UNPARSEABLE = "unparseable"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of `Article.text`; `text[start:end]` is its wording."""

    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as the page gives it: with a zone where it has one, and the publisher's own calendar day."""

    local_day: date
    instant: datetime | None = None
    """Aware, or None where the page gives only a day."""


@dataclass(slots=True)
class Article:
    """A parsed page. `found` says for each field name where it was found; a missing field has no entry."""

    url: str
    kind: PageKind = PageKind.ARTICLE
    title: str | None = None
    search_title: str | None = None
    """Title for networks and search engines, where the page gives another one than its headline."""
    standfirst: str | None = None
    text: str = ""
    """Paragraphs joined by blank lines: headline, standfirst, body with tables in page order, captions and credits."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    canonical_url: str | None = None
    next_page: str | None = None
    """Address of the second page, where the story goes on there and this is its first part only."""
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    agency: str | None = None
    """Name of the agency that the article is syndicated from ("Reuters")."""
    free: bool | None = None
    """The page's own `isAccessibleForFree`."""
    is_gone: bool = False
    """Whether an empty page stands where an article was: a front page, teasers, "not found"."""
    layout_missed: list[str] = field(default_factory=list)
    """Fields that the publisher's own selectors should have found and did not: a sign that its pages changed."""
    found: dict[str, Found] = field(default_factory=dict)
