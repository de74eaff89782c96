"""What a document of discovery names: the entries of a feed, the pages of a sitemap, the stories of a section."""

import logging
import re
from dataclasses import replace

from tasks.fetching.feeds import feed_targets, is_feed
from tasks.fetching.sections import section_targets
from tasks.fetching.sitemaps import is_sitemap, sitemap_targets
from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import url_key, web_url
from values.snapshot import Snapshot

log = logging.getLogger(__name__)

_DECLARED = re.compile(r"^(\s*<\?xml[^>]{0,100}?)\s+encoding\s*=\s*[\"'][^\"'>]{0,50}[\"']", re.I)
_REFERENCE = re.compile(rb"&#(x[0-9a-f]{1,16}|[0-9]{1,16});", re.I)


def discover(snapshot: Snapshot, kind: TargetKind = TargetKind.ARTICLE, source: str | None = None) -> list[Target]:
    """Return the targets a snapshot leads to, each URL once, told by its bytes and not by its label.

    A page gives its stories when it was asked as a section, else itself. Links that are no web addresses are left
    out; nothing is fetched and no entity of an XML document is expanded from outside. A document that the parsers
    give up on leads nowhere, and the log says so.
    """
    try:
        return _each_once(_named(legible(snapshot), kind, source))
    except Exception as error:  # noqa: BLE001 - whatever feedparser and lxml raise over one document stops no run
        log.warning("%s cannot be read: %s", snapshot.final_url, type(error).__name__)
        return []


def _named(snapshot: Snapshot, kind: TargetKind, source: str | None) -> list[Target]:
    if is_feed(snapshot.body):
        return feed_targets(snapshot, source)
    if is_sitemap(snapshot.body):
        return sitemap_targets(snapshot, source)
    if kind is TargetKind.SECTION:
        return section_targets(snapshot, source)
    if kind is TargetKind.ARTICLE:
        return [Target(snapshot.final_url, source)]
    log.warning("%s is a %s no longer: it names nothing", snapshot.final_url, kind)
    return []


def legible(snapshot: Snapshot) -> Snapshot:
    """Return a snapshot whose body every parser can take: UTF-8 for UTF-16, and no reference to no character."""
    body, charset = snapshot.body, snapshot.charset
    if charset is not None and charset.startswith(("utf-16", "utf-32")):
        text = body.decode(charset, "replace").lstrip("\ufeff")
        body, charset = _DECLARED.sub(r"\1", text, count=1).encode(), "utf-8"
    return replace(snapshot, body=_REFERENCE.sub(_checked_reference, body), charset=charset)


def _checked_reference(match: re.Match[bytes]) -> bytes:
    """Return a character reference as it is, or a blank for half an emoji or a number beyond Unicode."""
    digits = match[1].lower()
    code = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return match[0] if code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else b" "


def _each_once(targets: list[Target]) -> list[Target]:
    kept: dict[str, Target] = {}
    for target in targets:
        try:
            kept.setdefault(url_key(web_url(target.url)), target)
        except ValueError:
            continue
    return list(kept.values())


def is_page(snapshot: Snapshot) -> bool:
    """Say whether a snapshot is a page to read, and no feed or sitemap."""
    return not (is_feed(snapshot.body) or is_sitemap(snapshot.body))
