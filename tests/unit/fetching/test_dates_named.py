"""Days that feeds and sitemaps name for what they list."""

from datetime import UTC, datetime

import pytest

from tasks.fetching.feeds import feed_targets
from tasks.fetching.sitemaps import sitemap_targets
from values.snapshot import Outcome, Snapshot

HOME = "https://news.example/"


def snapshot(body):
    return Snapshot(HOME, HOME, Outcome.OK, datetime(2026, 3, 10, tzinfo=UTC), body=body.encode())


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("Fri, 06 Mar 2026 23:30:00 +0100", datetime(2026, 3, 6, 22, 30, tzinfo=UTC)),
        ("2026/03/06 23:30:41", datetime(2026, 3, 6, 23, 30, 41, tzinfo=UTC)),
        ("2026-3-6", datetime(2026, 3, 6, tzinfo=UTC)),
        ("2026.03.06 23:30", datetime(2026, 3, 6, 23, 30, tzinfo=UTC)),
        ("2026-03-06T23:30:00+01:00", datetime(2026, 3, 6, 22, 30, tzinfo=UTC)),
        ("some time ago", None),
    ],
)
def test_the_day_of_an_entry_is_read_whole_or_not_at_all(written, instant):
    item = f"<item><title>Mine</title><link>{HOME}mine</link><pubDate>{written}</pubDate></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>{item}</channel></rss>"
    assert [target.published for target in feed_targets(snapshot(feed), None)] == [instant]


def test_the_last_change_in_a_sitemap_is_not_the_day_of_publication():
    news = (
        "<news:news><news:publication_date>2026-03-06T08:00:00Z</news:publication_date></news:news>"
        "<lastmod>2026-03-09T08:00:00Z</lastmod>"
    )
    sitemap = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{HOME}a</loc><lastmod>2026-03-09T08:00:00Z</lastmod></url><url><loc>{HOME}b</loc>{news}</url></urlset>"
    )
    plain, dated = sitemap_targets(snapshot(sitemap), None)
    assert (plain.published, plain.latest) == (None, datetime(2026, 3, 9, 8, tzinfo=UTC))
    assert dated.published == dated.latest == datetime(2026, 3, 6, 8, tzinfo=UTC)
