"""The stories a section page links to."""

import re
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

from tasks.fetching.target import Target
from tasks.fetching.urls import joined, web_url
from values.snapshot import Snapshot

_DATE_PATH = re.compile(r"/(19|20)\d\d[/-]?(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]", re.I)
_SLUG = re.compile(r"[^/]+(?:[-_][^/]+){3,}")
_NUMBER = re.compile(r"\d{5,}")
_NOT_PAGES = re.compile(r"\.(jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|rss|json|ico|docx?|xlsx?)$", re.I)


def looks_like_story(url: str) -> bool:
    """Say whether a URL has the make of a story: a date, a slug of four words or a long number in its path."""
    path = urlsplit(url).path
    last = path.rstrip("/").rpartition("/")[2]
    if _NOT_PAGES.search(path):
        return False
    return bool(_DATE_PATH.search(path) or _SLUG.fullmatch(last) or _NUMBER.search(last))


def section_targets(snapshot: Snapshot, source: str | None) -> list[Target]:
    """Return the stories of the same site that a page links to, with the text of the link as title."""
    parser = lxml_html.HTMLParser(encoding=snapshot.charset or "utf-8", no_network=True)
    try:
        tree = lxml_html.document_fromstring(snapshot.body, parser=parser)
    except (etree.ParserError, ValueError, LookupError):
        return []
    site = _site(snapshot.final_url)
    declared = tree.find(".//base[@href]")
    base = snapshot.final_url if declared is None else _base(snapshot.final_url, str(declared.get("href")))
    found: dict[str, str] = {}
    for link in tree.iter("a"):
        try:
            url = web_url(joined(base, str(link.get("href") or "")))
        except ValueError:
            continue
        if _site(url) == site and looks_like_story(url):
            title = " ".join("".join(map(str, link.itertext())).split())
            # A story is often linked twice, by its picture and by its headline.
            found[url] = max(found.get(url, ""), title, key=len)
    return [Target(url, source, title=title or None) for url, title in found.items()]


def _base(page: str, declared: str) -> str:
    """Return the address that links count from: the declared one, the page's own where that is none."""
    try:
        return web_url(joined(page, declared))
    except ValueError:
        return page


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
