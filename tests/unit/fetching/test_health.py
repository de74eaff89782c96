from datetime import UTC, datetime, timedelta

import pytest

from tasks.fetching.health import named_once, weekly_rate
from tasks.fetching.target import Target

START = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "rate"), [([0, 1, 2, 3, 4, 5, 6, 7], 7), ([0, 14], 0.5), ([0], None), ([], None), ([3, 3], None)]
)
def test_articles_a_week_come_from_their_dates(days, rate):
    assert weekly_rate([START + timedelta(days=day) for day in days]) == rate


def test_an_article_that_feed_and_sitemap_name_is_counted_once_and_keeps_its_date():
    feed = Target("https://herald.example/a?utm_source=rss", published=START)
    sitemap = [Target("https://herald.example/b"), Target("https://herald.example/a")]
    assert named_once([*sitemap, feed]) == [sitemap[0], feed]
