from datetime import UTC, datetime

import pytest

from tasks.fetching.discovery import discover
from tasks.fetching.target import Target, TargetKind
from values.snapshot import Outcome, Snapshot

HOME = "https://herald.example"
WHEN = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def found(body, kind=TargetKind.ARTICLE, path="/list"):
    url = f"{HOME}{path}"
    data = body if isinstance(body, bytes) else body.encode()
    return discover(Snapshot(url, url, Outcome.OK, WHEN, 200, body=data, charset="utf-8"), kind, "Herald")


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wind & Waves</title><link>https://herald.example/</link>
<item><title>Flood hurts  12</title><link>/a</link><pubDate>Fri, 06 Mar 2026 09:00:00 GMT</pubDate></item>
<item><title>Flood hurts 12</title><link>/a?utm_source=rss</link></item>
<item><title>No date</title><link>/b</link><pubDate>lately</pubDate></item>
<item><title>Trap</title><link>javascript:alert(1)</link></item>
<item><title>Trap</title><link>file:///etc/passwd</link></item>
<item><title>No link</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>urn:x</id><updated>2026-03-06T09:00:00Z</updated>
<entry><title>Flood</title><id>urn:y</id><updated>2026-03-06T10:00:00+01:00</updated><link href="/a"/></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [
{"id": "1", "url": "/a", "title": "Flood", "date_published": "2026-03-06T10:00:00+01:00"},
{"id": "2", "external_url": "https://paper.example/b"}, {"id": "3"}, 4]}"""


def test_rss_gives_each_story_once_with_title_and_instant():
    assert found(RSS, TargetKind.FEED) == [
        Target(f"{HOME}/a", "Herald", WHEN, "Flood hurts 12"),
        Target(f"{HOME}/b", "Herald", None, "No date"),
    ]


def test_atom_gives_its_entry():
    assert found(ATOM, TargetKind.FEED) == [Target(f"{HOME}/a", "Herald", WHEN, "Flood")]


def test_json_feed_gives_its_items():
    assert found(JSON, TargetKind.FEED) == [
        Target(f"{HOME}/a", "Herald", WHEN, "Flood"),
        Target("https://paper.example/b", "Herald"),
    ]


@pytest.mark.parametrize(
    "broken", [RSS[: RSS.index("</item>") + 30], JSON[:80], '{"version": "https://jsonfeed.org/version/1"}']
)
def test_a_broken_feed_gives_what_can_be_read(broken):
    assert len(found(broken, TargetKind.FEED)) <= 1


def test_entities_of_a_feed_are_not_expanded():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    prolog = f'<!DOCTYPE rss [<!ENTITY e0 "laugh"><!ENTITY f SYSTEM "file:///etc/hostname">{entities}]>'
    hostile = f"{prolog}<rss version='2.0'><channel><item><title>&e9;&f;</title><link>/a</link></item></channel></rss>"
    (target,) = found(hostile, TargetKind.FEED)
    assert "laugh" not in (target.title or "")


def test_a_news_sitemap_gives_title_and_instant():
    entry = (
        f"<url><loc>{HOME}/a</loc><news:news><news:publication><news:name>Herald</news:name></news:publication>"
        "<news:publication_date>2026-03-06T09:00:00Z</news:publication_date><news:title>Flood</news:title></news:news>"
        "</url>"
    )
    dated = f"<url><loc>{HOME}/b</loc><lastmod>2026-03-06</lastmod></url>"
    body = f'<?xml version="1.0"?><urlset {NEWS}>{entry}{dated}</urlset>'
    midnight = datetime(2026, 3, 6, tzinfo=UTC)
    assert found(body, TargetKind.SITEMAP) == [
        Target(f"{HOME}/a", "Herald", WHEN, "Flood"),
        Target(f"{HOME}/b", "Herald", changed=midnight),
    ]


def test_the_pictures_of_a_sitemap_entry_do_not_stand_for_its_page():
    images = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    picture = "<image:image><image:loc>/flood.jpg</image:loc><image:title>A boat</image:title></image:image>"
    page = f"<url><loc>{HOME}/a</loc><lastmod>2026-03-06T09:00:00Z</lastmod>{picture}</url>"
    sitemap = f"<urlset {NEWS} {images}>{page}</urlset>"
    assert found(sitemap, TargetKind.SITEMAP) == [Target(f"{HOME}/a", "Herald", changed=WHEN)]


def test_a_prefix_that_is_declared_nowhere_stops_no_sitemap():
    sitemap = f"<urlset><url><loc>{HOME}/a</loc><news:title>x</news:title></url><url><loc>{HOME}/b</loc></url></urlset>"
    assert [target.url for target in found(sitemap, TargetKind.SITEMAP)] == [f"{HOME}/a", f"{HOME}/b"]


@pytest.mark.parametrize("reference", ["&#xD83D;&#xDE00;", "&#55357;", "&#x110000;", "&#99999999;", "&#0;"])
@pytest.mark.parametrize("flaw", ["", "<p>"])
def test_half_an_emoji_costs_no_story(reference, flaw):
    feed = RSS.replace("No date", f"No {reference}date{flaw}")
    assert [(t.url, t.title.replace("<p>", "")) for t in found(feed, TargetKind.FEED)][1] == (f"{HOME}/b", "No date")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS.replace("/b<", "http://[<"), TargetKind.FEED),
        (JSON.replace("https://paper.example/b", "http://["), TargetKind.FEED),
        (f"<urlset><url><loc>http://[</loc></url><url><loc>{HOME}/a</loc></url></urlset>", TargetKind.SITEMAP),
        (
            '<base href="http://["><a href="http://[">x</a><a href="https://herald.example/2026/03/06/a">x</a>',
            TargetKind.SECTION,
        ),
    ],
)
def test_a_broken_address_costs_no_other_story(body, kind):
    assert len(found(body, kind)) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS.replace('<?xml version="1.0"?>', ""), TargetKind.FEED),
        (RSS.replace('"1.0"', '"1.0" encoding="utf-16"'), TargetKind.FEED),
        (f"<?xml version='1.0' encoding='UTF-16'?><urlset><url><loc>{HOME}/a</loc></url></urlset>", TargetKind.SITEMAP),
        ('<html><a href="/2026/03/06/flood">Flood</a></html>', TargetKind.SECTION),
    ],
)
def test_documents_in_utf_16_are_read(body, kind):
    url = f"{HOME}/list"
    wide = Snapshot(url, url, Outcome.OK, WHEN, 200, body=body.encode("utf-16"), charset="utf-16-le")
    assert (
        discover(wide, kind, "Herald") == found(body.replace("utf-16", "utf-8").replace("UTF-16", "UTF-8"), kind) != []
    )


def test_a_document_that_the_parsers_give_up_on_leads_nowhere_and_is_named(caplog):
    assert found(RSS.replace('"1.0"', '"1.0" encoding="win\0dows-1251"'), TargetKind.FEED) == []
    assert f"{HOME}/list cannot be read" in caplog.text


def test_a_sitemap_index_gives_sitemaps():
    body = f"<sitemapindex {NEWS}><sitemap><loc>{HOME}/s.xml.gz</loc></sitemap></sitemapindex>"
    assert found(body, TargetKind.SITEMAP) == [Target(f"{HOME}/s.xml.gz", "Herald", kind=TargetKind.SITEMAP)]


def test_a_list_of_urls_is_a_sitemap():
    assert [t.url for t in found(f"{HOME}/a\n{HOME}/b\n", TargetKind.SITEMAP)] == [f"{HOME}/a", f"{HOME}/b"]


def test_a_sitemap_does_not_read_files():
    doctype = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    body = f"{doctype}<urlset {NEWS}><url><loc>{HOME}/&f;</loc></url></urlset>"
    assert all(target.url == f"{HOME}/" for target in found(body, TargetKind.SITEMAP))


SECTION = """<html><body><nav><a href="/world">World</a><a href="/about-us">About</a></nav>
<a href="/world/2026/03/06/flood"><img src="x.jpg"></a><a href="/world/2026/03/06/flood"><h2>Flood hurts 12</h2></a>
<a href="/flood-hurts-twelve-people">Slug</a><a href="https://www.herald.example/story-1234567">Number</a>
<a href="https://elsewhere.example/2026/03/06/far">Elsewhere</a><a href="/2026/03/06/photo.jpg">Photo</a>
<a href="javascript:void(0)">x</a><a href="http://[">x</a><a>none</a></body></html>"""


def test_a_section_gives_the_stories_of_its_site_with_their_headlines():
    assert found(SECTION, TargetKind.SECTION) == [
        Target(f"{HOME}/world/2026/03/06/flood", "Herald", None, "Flood hurts 12"),
        Target(f"{HOME}/flood-hurts-twelve-people", "Herald", None, "Slug"),
        Target("https://www.herald.example/story-1234567", "Herald", None, "Number"),
    ]


def test_a_page_leads_to_itself():
    assert found(SECTION, path="/a") == [Target(f"{HOME}/a", "Herald")]


@pytest.mark.parametrize("kind", [TargetKind.FEED, TargetKind.SITEMAP])
def test_a_page_in_place_of_a_feed_is_told(kind, caplog):
    assert found(SECTION, kind) == []
    assert f"{HOME}/list is a {kind} no longer" in caplog.text


@pytest.mark.parametrize("kind", list(TargetKind))
def test_nothing_raises_on_nonsense(kind):
    for body in (b"", b"\x00\xff" * 50, b"<", b"{", b"<urlset", b"<rss><channel><item>", b"<html></html>"):
        assert len(found(body, kind)) <= 1
