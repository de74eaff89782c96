"""When a page was published and changed: the instant, the publisher's own day, and where that was found."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from tasks.parsing.clocks import with_local_day, zones_of
from tasks.parsing.linked_data import texts
from tasks.parsing.marks import Mark
from tasks.parsing.moments import OLDEST, ONE_DAY, day_in_url, moment_of, tomorrow
from tasks.parsing.page import Page
from tasks.parsing.placing import OTHER_PARTS, around_headline, beside_headline, is_inside
from tasks.parsing.slashes import month_first, slashed_days
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
# `showDate("2020/04/17")` writes a day into the page.
PUBLISHED_KEYS = re.compile(
    r"publi[sc]|posted|created|release|pubdate|^\s*[\w.]+\(\s*[\"'][\d/:. +TZ-]+[\"']\s*\)\s*;?\s*$", re.IGNORECASE
)
NEVER_OWN = frozenset((Mark.COMMENT, Mark.CONSENT, Mark.PROMOTION))
# Characters.
SEARCHED_SIZE = 700_000


def published_of(page: Page) -> tuple[Moment | None, Found | None]:
    """Return when the article was published and where the page says so.

    Stated fields come before the URL, and that before a search of the whole text, which is a `guess`.
    """
    stated = list(_stated(page))
    url_day = day_in_url(page.url)
    if url_day and (not stated or _is_republished(*stated[0], url_day, page.url)):
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


def _is_republished(moment: Moment, found: Found, url_day: date, url: str) -> bool:
    """Whether the address keeps an earlier day than the page states, or a `time` is that of another article.

    One that the words of a title follow may be that of an event.
    """
    if abs(moment.local_day - url_day) <= ONE_DAY:
        return False
    kept = url_day < moment.local_day and day_in_url(url, surely=True) == url_day
    return kept or found in (Found.TIME, Found.GUESS)


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
    found = moment_of(find_date(_without_scripts(page.tree), original_date=True, url=page.url))
    return None if found is None or (found.local_day.month, found.local_day.day) == (1, 1) else found


def _without_scripts(tree: HtmlElement) -> HtmlElement:
    """Return a copy of the tree without scripts whose days are those of campaigns: neither of publication nor shown."""
    copied = deepcopy(tree)
    for script in list(copied.iter("script")):
        if not PUBLISHED_KEYS.search(script.text or ""):
            script.drop_tree()
    return copied


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
    for value, found in _statements(page):
        if moment := moment_of(value):
            yield moment, found
        elif days := slashed_days(value, month_first(page, value)):
            yield _nearest(days, page), found if len(days) == 1 else Found.GUESS
    yield from _times(page.tree)


def _statements(page: Page) -> Iterator[tuple[str, Found]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from ((value, Found.JSON_LD) for value in texts(page.linked(key)))
    for name in PUBLISHED_METAS:
        if value := page.meta(name):
            yield value, Found.META
    for node in page.nodes:
        if node.get("datePublished") and not node.get("_inner"):
            yield str(node["datePublished"]), Found.JSON_LD


def _nearest(days: list[date], page: Page) -> Moment:
    """Return the one of two possible days that lies nearest to another day that the page tells."""
    changed = next((moment.local_day for moment in (modified_of(page)[0],) if moment), None)
    told = day_in_url(page.url) or changed
    past = [day for day in days if day <= tomorrow()] or days
    return Moment(min(past, key=lambda day: abs(day - told)) if told else past[0])


def _times(tree: HtmlElement) -> Iterator[tuple[Moment, Found]]:
    """Yield the moments of `time` elements and their like: those named after publication, then the first plain one.

    Those in the headline's part of the page go first, those in the furniture of the site last; those of teasers and
    comments are left out.
    """
    around = around_headline(tree)
    found = [part for part in _dated(tree) if not is_inside(part[0], NEVER_OWN, around)]
    framed = {part[0] for part in found if is_inside(part[0], OTHER_PARTS, around)}
    own = {part[0] for part in found if part[0] not in framed and beside_headline(part[0], around)}
    for rank in (own, {part[0] for part in found} - own - framed, framed):
        here = [part for part in found if part[0] in rank]
        yield from ((moment, Found.TIME) for _, moment, named in here if named)
        yield from [(moment, Found.TIME) for _, moment, named in here if not named][:1]


def _dated(tree: HtmlElement) -> Iterator[tuple[HtmlElement, Moment, bool]]:
    """Yield the elements that give a moment, each with whether its name says that it is that of publication."""
    for element in tree.iter("time", "abbr", "span", "meta"):
        value = element.get("datetime") or (element.get("content") if element.get("itemprop") else None)
        moment = moment_of(element.get("title") if element.tag == "abbr" else value)
        if moment is None:
            continue
        names = _names(element)
        named = bool(PUBLISHED_NAMES.search(names)) or element.get("pubdate") is not None
        if named or (element.tag == "time" and not MODIFIED_NAMES.search(names)):
            yield element, moment, named


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "itemprop", "property", "id"))
