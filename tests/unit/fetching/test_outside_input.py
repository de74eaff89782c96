"""Whatever a feed, a sitemap, a page of links or a robots.txt holds: targets or none, and no error."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.fetching.discovery import discover, is_page
from tasks.fetching.feeds import is_feed
from tasks.fetching.redacting import calls_itself
from tasks.fetching.robots import entry_of
from tasks.fetching.settings import FetchSettings
from tasks.fetching.target import TargetKind
from tests.growth import growth
from tests.mutations import damaged
from values.snapshot import Outcome, Snapshot

HOME = "https://herald.test"
DOCUMENTS = {
    "rss": b"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel>
<title>Herald</title><item><title>Flood &amp; storm</title><link>https://herald.test/1</link>
<pubDate>Fri, 06 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>""",
    "atom": b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><title>Storm</title>
<link href="/2"/><updated>2026-03-06T09:00:00Z</updated></entry></feed>""",
    "json": b"""{"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [
{"id": "3", "url": "https://herald.test/3", "title": "Storm", "date_published": "2026-03-06T09:00:00Z"}]}""",
    "sitemap": b"""<?xml version="1.0"?><!-- all --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://herald.test/4</loc><lastmod>2026-03-06</lastmod></url>
<url><loc>https://herald.test/5</loc></url></urlset>""",
    "lines": b"https://herald.test/6\nhttps://herald.test/7\n",
    "section": b"""<html><body><a href="/2026/03/06/a-storm-comes-to-lowick">A storm comes to the town of Lowick</a>
<a href="//other.test/2026/b">B</a><base href="http://[x"></body></html>""",
}


def came(body, path="/rss"):
    return Snapshot(HOME + path, HOME + path, Outcome.OK, datetime(2026, 3, 6, tzinfo=UTC), 200, body=body)


@pytest.mark.parametrize("kind", [TargetKind.FEED, TargetKind.SITEMAP, TargetKind.SECTION, TargetKind.ARTICLE])
@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_document_of_discovery_names_targets_or_nothing(name, kind, data):
    found = discover(came(data.draw(damaged(DOCUMENTS[name]))), kind, "herald")
    assert all(target.url for target in found)


def test_the_documents_are_whole_before_they_are_damaged():
    found = {name: discover(came(body), TargetKind.SECTION) for name, body in DOCUMENTS.items()}
    assert {name for name, targets in found.items() if not targets} == set()


def test_an_entry_beside_the_root_of_a_sitemap_is_read_and_stops_nothing():
    body = b"<!-- <urlset > --><url><loc>https://herald.test/8</loc></url><url><loc>https://herald.test/9</loc></url>"
    assert [target.url for target in discover(came(body), TargetKind.SITEMAP)][:1] in ([], ["https://herald.test/8"])


ROBOTS = b"User-agent: *\nDisallow: /private\nCrawl-delay: 5\nSitemap: https://herald.test/map.xml\n"


@settings(max_examples=60, deadline=None)
@given(damaged(ROBOTS))
def test_a_damaged_robots_file_is_read_as_far_as_it_goes(body):
    from protego import Protego

    entry = entry_of(HOME, came(body, "/robots.txt"), FetchSettings())
    Protego.parse(entry.text).can_fetch(f"{HOME}/1", "Tallywire")


@pytest.mark.parametrize(
    "piece", [b"<!DOCTYPE[", b"<!DOCTYPE ", b"]  ", b"<!DOCTYPE x [ ] ", b"<link ", b"<link canonical"]
)
def test_telling_what_a_document_is_grows_with_its_size_and_not_with_the_square(piece):
    def tell(size):
        body = b"<!DOCTYPE[" + piece * size
        is_page(came(body))
        is_feed(body)
        calls_itself(body, HOME, lambda url: False)  # noqa: ARG005

    assert growth(tell, 20_000) < 12


def test_what_stands_behind_a_document_type_is_read():
    assert is_feed(b'<!DOCTYPE rss [<!ENTITY a "]>">]>\n<rss version="2.0"></rss>')
    assert is_page(came(b"<!DOCTYPE html><html><p>Rain.</p></html>"))
