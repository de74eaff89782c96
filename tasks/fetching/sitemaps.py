"""Sitemaps: indexes, lists of pages, news sitemaps and plain lists of URLs."""

import io
import re
from collections.abc import Iterator

from lxml import etree

from tasks.fetching.feeds import iso_instant
from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import joined
from values.snapshot import Snapshot

_ROOT = re.compile(rb"<([a-z0-9]+:)?(urlset|sitemapindex)[\s>]", re.I)
_URL_LINE = re.compile(rb"https?://\S+")
_HEAD = 4096
MOST_ENTRIES = 50_000
"""The protocol's own limit for one file."""


def is_sitemap(body: bytes) -> bool:
    """Say whether the bytes are a sitemap, or a plain list of URLs."""
    head = body[:_HEAD]
    return _ROOT.search(head) is not None or all(_URL_LINE.fullmatch(line) for line in head.split()[:20])


def sitemap_targets(snapshot: Snapshot, source: str | None) -> list[Target]:
    """Return the pages and further sitemaps that a sitemap names, 50,000 at most."""
    if _ROOT.search(snapshot.body[:_HEAD]) is None:
        lines = snapshot.body.decode("utf-8", "replace").split()[:MOST_ENTRIES]
        return [Target(line, source) for line in lines]
    found = []
    for target in _xml_targets(snapshot, source):
        found.append(target)
        if len(found) == MOST_ENTRIES:
            break
    return found


def _xml_targets(snapshot: Snapshot, source: str | None) -> Iterator[Target]:
    events = etree.iterparse(
        io.BytesIO(snapshot.body),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for _, element in events:
        if (target := _target(element, snapshot, source)) is not None:
            yield target
        element.clear()
        # In a broken file an entry can stand beside the root, where it has neighbours and no parent.
        while (parent := element.getparent()) is not None and element.getprevious() is not None:
            del parent[0]


def _target(element: etree._Element, snapshot: Snapshot, source: str | None) -> Target | None:
    # Only the entry's own fields: the extensions for images and videos have a loc and a title too.
    fields = _fields(element)
    address = fields.get("loc")
    if not address:
        return None
    news = next((_fields(child) for child in element.iterchildren("{*}news")), {})
    kind = TargetKind.SITEMAP if _local_name(element) == "sitemap" else TargetKind.ARTICLE
    published, changed = iso_instant(news.get("publication_date")), iso_instant(fields.get("lastmod"))
    return Target(joined(snapshot.final_url, address), source, published, news.get("title") or None, kind, changed)


def _fields(element: etree._Element) -> dict[str, str]:
    return {_local_name(child): (child.text or "").strip() for child in element.iterchildren("{*}*")}


def _local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace, or without a prefix that is declared nowhere."""
    return re.split("[}:]", str(element.tag))[-1]
