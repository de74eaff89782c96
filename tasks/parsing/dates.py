"""When a page was published and changed: the instant, the publisher's own day, and where that was found."""

import re
from collections.abc import Iterator
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from tasks.parsing.clocks import with_local_day, zones_of
from tasks.parsing.linked_data import texts
from tasks.parsing.moments import OLDEST, ONE_DAY, day_in_url, moment_of, tomorrow
from tasks.parsing.page import Page
from tasks.parsing.titles import title_of
from tasks.parsing.written_dates import day_near_headline
from values.article import Found, Moment

PUBLISHED_METAS = (
    "article:published_time",
    "article:published:time",
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
    "article:modified:time",
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
# Characters.
SEARCHED_SIZE = 700_000


def published_of(page: Page) -> tuple[Moment | None, Found | None]:
    """Return when the article was published and where the page says so.

    Stated fields come before the URL, and that before a search of the whole text, which is a `guess`.
    """
    stated = list(_stated(page))
    url_day = day_in_url(page.url)
    if url_day and (not stated or _is_republished(*stated[0], url_day)):
        return Moment(url_day), Found.URL
    if stated:
        return _by_own_clock(page, stated, url_day), stated[0][1]
    written = _written(page)
    searched = _searched(page)
    # Other articles that a page names are older than itself, so the later of the two days is its own; but one day
    # later may be that of the reader, which some pages show at the top.
    if written and (searched is None or written >= searched.local_day - ONE_DAY):
        return Moment(written), Found.BYLINE
    return (searched, Found.GUESS) if searched else (None, None)


def _is_republished(moment: Moment, found: Found, url_day: date) -> bool:
    """Whether the address keeps an earlier day than the page states, or a `time` is that of another article."""
    if abs(moment.local_day - url_day) <= ONE_DAY:
        return False
    return url_day < moment.local_day or found is Found.TIME


def _by_own_clock(page: Page, stated: list[tuple[Moment, Found]], url_day: date | None) -> Moment:
    """Return the first statement with the publisher's own day.

    A byline that names the day before a statement without an offset is nearer to that clock.
    """
    moment, others = stated[0][0], [other for other, _ in stated]
    eve = moment.local_day - ONE_DAY
    if url_day is None and not (moment.instant and moment.instant.utcoffset()) and _written(page) == eve:
        if moment.instant is None:
            return Moment(eve)
        url_day = eve
    return with_local_day(moment, others, url_day, zones_of(page.host))


def _written(page: Page) -> date | None:
    """Return the day that the byline writes out, None for one that no page can have."""
    day = day_near_headline(page.tree, title_of(page)[0] or "")
    return day if day and OLDEST <= day <= tomorrow() else None


def _searched(page: Page) -> Moment | None:
    """Return what htmldate finds in the whole page, None where that is a bare year or the page too long to search."""
    if page.size > SEARCHED_SIZE:
        return None
    found = moment_of(find_date(page.tree, original_date=True, url=page.url))
    return None if found is None or (found.local_day.month, found.local_day.day) == (1, 1) else found


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
