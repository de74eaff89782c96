"""What `tallywire sources check` keeps, asked of a site on loopback."""

import duckdb
import pytest

from tests.integration.changing_site import Answer, changing_site

STORY = "/2026/05/ferry-aground-off-ness-point"
PAGE = """<html lang="en"><head><title>Ferry aground off Ness Point</title>
<meta property="article:published_time" content="2026-05-06T10:00:00+01:00"></head><body><article>
<h1>Ferry aground off Ness Point</h1>
<p>At least 14 passengers were injured on Tuesday when a ferry ran aground, the coastguard said in a statement.</p>
<p>Another 120 people were taken ashore by lifeboat, according to the harbour master, who praised the crew.</p>
</article></body></html>"""


@pytest.fixture
def checked(data_folder, monkeypatch, capsys):
    from flows.command.source_check import check_sources
    from flows.run.settings import settings

    monkeypatch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("TALLYWIRE_FETCH__DELAY", "0")
    settings.cache_clear()
    with changing_site() as site:
        items = [
            (STORY, "Wed, 06 May 2026 09:00:00 GMT"),
            ("/2026/04/older-story-of-the-bay", "Wed, 22 Apr 2026 09:00:00 GMT"),
        ]
        entries = "".join(
            f"<item><title>Ferry</title><link>{site.url(path)}</link><pubDate>{day}</pubDate></item>"
            for path, day in items
        )
        site.pages = {"/rss.xml": Answer(f"<rss version='2.0'><channel>{entries}</channel></rss>"), STORY: Answer(PAGE)}
        listing = data_folder.with_name("sources.yml")
        listing.write_text(
            f"sources:\n  - {{name: Good, home: '{site.home}', feeds: ['{site.home}/rss.xml'], max_age_days: null}}\n"
            f"  - {{name: Broken, home: '{site.home}', feeds: ['{site.url('/nothing.xml')}']}}\n"
        )
        code = check_sources(listing)
    printed = capsys.readouterr().out
    with duckdb.connect(settings().published, read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield code, connection, printed


def test_each_check_is_a_row_and_a_broken_source_shows(checked):
    code, connection, _ = checked
    assert code == 1
    rows = connection.execute(
        "SELECT source, is_reachable, documents, robots, named, last_article_at::TEXT, articles_a_week, sampled,"
        " dated_share, figures_share, layout_missed FROM source_checks ORDER BY source"
    ).fetchall()
    assert rows == [
        ("Broken", False, "not_found", "no_rules", 0, None, None, 0, None, None, []),
        ("Good", True, "ok", "no_rules", 2, "2026-05-06 09:00:00+00", 0.5, 1, 1.0, 1.0, []),
    ]


def test_source_health_shows_sources_that_have_given_no_article(checked):
    _, connection, _ = checked
    shown = connection.execute(
        "SELECT publisher, source, host, articles, is_reachable, checked_at IS NOT NULL FROM source_health ORDER BY ALL"
    ).fetchall()
    assert shown == [
        ("Broken", "Broken", "127.0.0.1", 0, False, True),
        ("Good", "Good", "127.0.0.1", 0, True, True),
    ]


def test_what_is_printed_fits_a_narrow_terminal(checked):
    *_, printed = checked
    assert [line.split() for line in printed.splitlines()] == [
        ["source", "answers", "robots", "wanted", "last", "a", "week", "dated", "figures"],
        ["Good", "yes", "no_rules", "2/2", "2026-05-06", "0.5", "1/1", "1/1"],
        ["Broken", "no", "no_rules", "0/0", "0/0", "0/0"],
        ["Broken", "does", "not", "answer:", "not_found"],
    ]
    assert max(map(len, printed.splitlines())) <= 80
