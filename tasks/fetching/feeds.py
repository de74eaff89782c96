"""RSS, Atom and JSON Feed."""

import calendar
import json
import re
from datetime import UTC, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]

from tasks.fetching.target import Target
from tasks.fetching.urls import joined
from values.snapshot import Snapshot

_XML_FEED = re.compile(rb"<(rss|feed|rdf:RDF|[a-z]+:RDF)[\s>]", re.I)
_JSON_FEED = re.compile(rb'"https?:(?:\\?/){2}jsonfeed\.org\\?/version')
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.I)
_DOCTYPE_OPENS = re.compile(rb"[\[>]")
_SUBSET_ENDS = re.compile(rb"\]\s*>")
# "2026/11/24 15:07:41", "2026.11.24": written by numbers alone, the year first.
_NUMBERS = re.compile(
    r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})([T ]+\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:Z|[+-]\d{2}:?\d{2}))?)?(?!\d)"
)
_HEAD = 4096


def is_feed(body: bytes) -> bool:
    """Say whether the bytes are a feed of any of the three kinds."""
    return is_json_feed(body) or _XML_FEED.search(_without_doctype(body)[:_HEAD]) is not None


def is_json_feed(body: bytes) -> bool:
    """Say whether the bytes are a JSON Feed."""
    head = body[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"{") and _JSON_FEED.search(head) is not None


def feed_targets(snapshot: Snapshot, source: str | None) -> list[Target]:
    """Return the entries of a feed, as far as it can be read."""
    if is_json_feed(snapshot.body):
        return _json_targets(snapshot, source)
    # A document type is nothing a feed needs, and all that a hostile one needs.
    parsed = feedparser.parse(
        _without_doctype(snapshot.body),
        response_headers={"content-location": snapshot.final_url},
        sanitize_html=False,
    )
    return [
        Target(joined(snapshot.final_url, link), source, _instant(entry), _plain(entry.get("title")))
        for entry in parsed.entries
        if (link := entry.get("link"))
    ]


def _without_doctype(body: bytes) -> bytes:
    """Return a document without its document type, and without all behind one that never ends."""
    begins = _DOCTYPE.search(body, 0, _HEAD)
    if begins is None:
        return body
    ends = _DOCTYPE_OPENS.search(body, begins.end())
    if ends and ends[0] == b"[":
        ends = _SUBSET_ENDS.search(body, ends.end())
    return body[: begins.start()] + (body[ends.end() :] if ends else b"")


def _instant(entry: Any) -> datetime | None:  # noqa: ANN401 - feedparser has no types
    """Return the instant of an entry; feedparser reads of forms that it does not know only the year and the month."""
    # dict's own get: feedparser's warns when it would offer one date for the other.
    for name in ("published", "updated"):
        written, parsed = dict.get(entry, name), dict.get(entry, f"{name}_parsed")
        if isinstance(written, str) and (numbers := _NUMBERS.match(written.strip())):
            return iso_instant("{}-{:0>2}-{:0>2}{}".format(*numbers.groups("")))
        if parsed is not None:
            try:
                return datetime.fromtimestamp(calendar.timegm(parsed), UTC)
            except (ValueError, OverflowError):
                return None
    return None


def _plain(title: str | None) -> str | None:
    return " ".join(title.split()) or None if title else None


def _json_targets(snapshot: Snapshot, source: str | None) -> list[Target]:
    try:
        feed = json.loads(snapshot.body)
    except (ValueError, RecursionError):
        return []
    items = feed.get("items") if isinstance(feed, dict) else None
    listed = items if isinstance(items, list) else []
    return [target for item in listed if isinstance(item, dict) and (target := _json_target(item, snapshot, source))]


def _json_target(item: dict[str, object], snapshot: Snapshot, source: str | None) -> Target | None:
    link = item.get("url") or item.get("external_url")
    if not isinstance(link, str):
        return None
    title = item.get("title")
    date = iso_instant(item.get("date_published") or item.get("date_modified"))
    return Target(joined(snapshot.final_url, link), source, date, _plain(title if isinstance(title, str) else None))


def iso_instant(text: object) -> datetime | None:
    """Return an ISO 8601 instant, UTC where it names no zone; None when it is none."""
    if not isinstance(text, str):
        return None
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
