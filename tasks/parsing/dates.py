"""When a page was published and changed: the instant, the publisher's own day, and where that was found."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

import yaml
from htmldate import find_date
from lxml.html import HtmlElement

from tasks.parsing.article import Found, Moment
from tasks.parsing.linked_data import texts
from tasks.parsing.page import Page
from tasks.parsing.written_dates import day_near_headline

PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "og:published_time",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "cxenseparse:recs:articlepublishtime",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "published-date",
    "displaydate",
    "iso-8601-publish-date",
    "og:pubdate",
    "article_date_original",
    "originalpublicationdate",
    "datecreated",
    "created",
)
MODIFIED_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "og:article:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
    "last-modified",
    "lastmod",
)
PUBLISHED_NAMES = re.compile(r"publish|pubdate|entry-date|post-date|article-date|date-?posted|created", re.IGNORECASE)
MODIFIED_NAMES = re.compile(r"modif|update|aktuali", re.IGNORECASE)
URL_DAY = re.compile(
    r"(?<!\d)(?P<y>19[9]\d|20\d\d)[/_-]?(?P<m>0[1-9]|1[0-2]|[a-z]{3}(?=/))[/_-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
# Characters.
SEARCHED_SIZE = 700_000
OLDEST = date(1990, 1, 1)
# No civil zone is further from UTC than 14 hours, so two honest days for one instant differ by one at most.
ONE_DAY = timedelta(days=1)
ISO_LIKE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ,]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)


def published_of(page: Page) -> tuple[Moment | None, Found | None]:
    """Return when the article was published and where the page says so.

    Stated fields come before the URL, and that before a search of the whole text, which is a `guess`.
    """
    stated = list(_stated(page))
    url_day = day_in_url(page.url)
    for moment, found in stated:
        return _with_local_day(moment, [other for other, _ in stated], url_day, _zone_of(page.host)), found
    if url_day:
        return Moment(url_day), Found.URL
    written = day_near_headline(page.tree, page.meta("og:title") or "")
    searched = _searched(page)
    # Other articles that a page names are older than itself, so the later of the two days is its own.
    if written and OLDEST <= written <= _tomorrow() and (searched is None or written >= searched.local_day):
        return Moment(written), Found.BYLINE
    return (searched, Found.GUESS) if searched else (None, None)


def _searched(page: Page) -> Moment | None:
    """Return what htmldate finds in the whole page, None where that is a bare year or the page too long to search."""
    if page.size > SEARCHED_SIZE:
        return None
    found = moment_of(find_date(page.tree, original_date=True, url=page.url))
    return None if found is None or (found.local_day.month, found.local_day.day) == (1, 1) else found


def _tomorrow() -> date:
    return datetime.now(UTC).date() + ONE_DAY


def modified_of(page: Page) -> tuple[Moment | None, Found | None]:
    """Return when the page says that it last changed; that may lie before the publication, as on real pages."""
    for value in texts(page.linked("dateModified")):
        if moment := moment_of(value):
            return moment, Found.JSON_LD
    for name in MODIFIED_METAS:
        if moment := moment_of(page.meta(name)):
            return moment, Found.META
    for element in page.tree.iter("time"):
        if MODIFIED_NAMES.search(_names(element)) and (moment := moment_of(element.get("datetime"))):
            return moment, Found.TIME
    return None, None


def moment_of(value: str | None) -> Moment | None:
    """Return the instant of an ISO 8601 or RFC 2822 date, None for any other wording.

    Without a zone only the day is kept: an hour of an unknown zone is no instant.
    """
    if not value:
        return None
    read = _iso(value.strip()) or _rfc2822(value.strip())
    if read is None or not OLDEST <= read.date() <= _tomorrow() + ONE_DAY:
        return None
    return Moment(read.date(), read if read.tzinfo else None)


def day_in_url(url: str) -> date | None:
    """Return the day that a URL spells out: /2025/04/11/, /2025-04-11-, /20250411, /2025/apr/11/."""
    for match in URL_DAY.finditer(url.lower()):
        month = match["m"]
        number = int(month) if month.isdigit() else MONTHS.get(month, 0)
        try:
            found = date(int(match["y"]), number, int(match["d"]))
        except ValueError:
            continue
        if OLDEST <= found <= _tomorrow():
            return found
    return None


def _stated(page: Page) -> Iterator[tuple[Moment, Found]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for value in texts(page.linked(key)):
            if moment := moment_of(value):
                yield moment, Found.JSON_LD
    for name in PUBLISHED_METAS:
        if moment := moment_of(page.meta(name)):
            yield moment, Found.META
    for node in page.nodes:
        if node.get("datePublished") and not node.get("_inner") and (moment := moment_of(str(node["datePublished"]))):
            yield moment, Found.JSON_LD
    yield from _times(page.tree)


def _times(tree: HtmlElement) -> Iterator[tuple[Moment, Found]]:
    plain: list[Moment] = []
    for element in tree.iter("time", "abbr", "span", "meta"):
        value = element.get("datetime") or (element.get("content") if element.get("itemprop") else None)
        if element.tag == "abbr":
            value = element.get("title")
        moment = moment_of(value)
        if moment is None:
            continue
        names = _names(element)
        if PUBLISHED_NAMES.search(names) or element.get("pubdate") is not None:
            yield moment, Found.TIME
        elif element.tag == "time" and not MODIFIED_NAMES.search(names):
            plain.append(moment)
    yield from ((moment, Found.TIME) for moment in plain[:1])


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "itemprop", "property", "id"))


def _with_local_day(moment: Moment, others: list[Moment], url_day: date | None, zone: ZoneInfo | None) -> Moment:
    """Prefer the publisher's own clock.

    In order: an offset that the page gives, here or in another statement of the same instant; the day in the URL; the
    clock of the publisher's country.
    """
    if moment.instant is None:
        return next((other for other in others if other.instant and other.local_day == moment.local_day), moment)
    if moment.instant.utcoffset():
        return moment
    for other in others:
        if other.instant and other.instant.utcoffset() and abs(other.instant - moment.instant) < timedelta(minutes=1):
            return other
    if url_day and abs(url_day - moment.local_day) <= ONE_DAY:
        return Moment(url_day, moment.instant)
    if zone:
        local = moment.instant.astimezone(zone)
        return Moment(local.date(), local)
    return moment


@cache
def _zones() -> dict[str, str]:
    source = files("tasks.parsing").joinpath("lexicon/zones.yml").read_text("utf-8")
    zones: dict[str, str] = yaml.load(source, Loader=yaml.CSafeLoader)
    return zones


def _zone_of(host: str) -> ZoneInfo | None:
    name = _zones().get(host.rsplit(".", 1)[-1])
    return ZoneInfo(name) if name else None


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        pass
    match = ISO_LIKE.match(value)
    if not match:
        return None
    year, month, day, clock, zone = match.groups()
    written = f"{year}-{int(month):02}-{int(day):02}"
    if clock:
        zone = "+00:00" if (zone or "").upper() in ("Z", "UTC", "GMT") else zone or ""
        written += f"T{clock.zfill(5)}{zone}"
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _rfc2822(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError):
        return None
