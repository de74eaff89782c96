"""Articles looked at again by the real flow, against a site whose pages change, vanish and come back."""

from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from tasks.fetching import Archive, Frontier, Outcome, Snapshot, State, Target
from tests.integration.changing_site import Answer, changing_site

pytestmark = pytest.mark.usefixtures("prefect_server")
STORY = "/2026/05/ferry-aground-off-ness-point"
AT_ONCE = '[{"up_to_days": 20000, "every_hours": 1e-9}]'


def story(injured: int, advert: str = "") -> str:
    return f"""<html lang="en"><head><title>Ferry aground off Ness Point</title>
<meta property="article:published_time" content="2026-05-06T10:00:00+01:00"></head>
<body><aside>{advert}</aside><article><h1>Ferry aground off Ness Point</h1>
<p>At least {injured} passengers were injured on Tuesday when a ferry ran aground, the coastguard said.</p>
<p>Another 120 people were taken ashore by lifeboat, according to the harbour master, who praised the crew.</p>
</article></body></html>"""


@pytest.fixture
def site(data_folder, monkeypatch):
    from flows.settings import settings

    monkeypatch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("TALLYWIRE_FETCH__DELAY", "0")
    settings.cache_clear()
    with changing_site() as running:
        yield running
    assert data_folder.exists()


@pytest.fixture
def always_due(site, monkeypatch):
    from flows.settings import settings

    monkeypatch.setenv("TALLYWIRE_FETCH__REFETCH", AT_ONCE)
    settings.cache_clear()
    return site


def asked(sql):
    from flows.settings import settings

    with duckdb.connect(settings().published, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def injured():
    return asked("SELECT value_low, withdrawn_at IS NOT NULL FROM figures_current WHERE event = 'injured'")


def test_an_article_is_followed_through_withdrawal_and_return(always_due):
    from flows.ingest import ingest
    from flows.refetch import refetch

    site = always_due
    site.pages[STORY] = Answer(story(14), etag='"a"')
    ingest([site.url(STORY)])
    assert injured() == [(14, False)]

    site.pages[STORY] = Answer("gone", 410)
    gone = refetch()
    assert (gone.withdrawn, gone.failures, gone.exit_code) == (1, [], 0)
    assert injured() == [(14, True)]
    assert asked("SELECT DISTINCT withdrawn_at IS NOT NULL FROM figure_sources") == [(True,)]
    assert asked("SELECT sum(withdrawn_articles) FROM source_health") == [(1,)]
    assert refetch().is_unchanged

    site.pages[STORY] = Answer(story(19), etag='"b"')
    back = refetch()
    assert (back.returned, back.added["revisions"]) == (1, 1)
    assert injured() == [(19, False)]
    assert asked("SELECT old_low, new_low FROM figure_changes WHERE event = 'injured'") == [(14, 19)]

    site.pages[STORY] = Answer(story(19, advert="Buy boats"), etag='"c"')
    assert refetch().is_unchanged
    assert asked("SELECT count(*) FROM revisions") == [(2,)]

    assert refetch().is_unchanged
    assert [status for _, status in site.statuses if status != 404] == [200, 410, 410, 200, 200, 304]


def test_a_withdrawn_article_that_answers_not_modified_is_back(always_due):
    from flows.ingest import ingest
    from flows.refetch import refetch

    site = always_due
    site.pages[STORY] = Answer(story(14), etag='"a"')
    ingest([site.url(STORY)])
    site.pages[STORY] = Answer("lost", 404)
    assert refetch().withdrawn == 1
    site.pages[STORY] = Answer(story(14), etag='"a"')
    assert refetch().returned == 1
    assert site.statuses[-1] == (STORY, 304)
    assert injured() == [(14, False)]


def test_a_page_that_lost_its_text_stays_loaded_and_is_looked_at_again(always_due):
    from flows.ingest import ingest
    from flows.refetch import refetch

    site = always_due
    site.pages[STORY] = Answer(story(14))
    ingest([site.url(STORY)])
    site.pages[STORY] = Answer("<html><body><form><input name='q'></form></body></html>")
    assert [failure.reason for failure in refetch().failures] == ["no article text on the page"]
    assert injured() == [(14, False)]
    site.pages[STORY] = Answer(story(19))
    refetch()
    assert injured() == [(19, False)]


def test_a_mark_that_a_killed_run_did_not_bring_is_brought_by_the_next(always_due):
    from flows.ingest import ingest
    from flows.refetch import refetch
    from flows.settings import settings

    site = always_due
    site.pages[STORY] = Answer(story(14))
    ingest([site.url(STORY)])
    with Frontier(settings().frontier, settings().fetch) as frontier:
        assert frontier.requeue_due() == 1
        frontier.record(Snapshot(site.url(STORY), site.url(STORY), Outcome.GONE, datetime.now(UTC), 410))
    site.pages[STORY] = Answer("gone", 410)
    assert refetch().withdrawn == 1
    assert injured() == [(14, True)]


def test_an_article_with_two_addresses_is_withdrawn_when_neither_answers(always_due):
    from flows.ingest import ingest
    from flows.refetch import refetch

    site = always_due
    page = story(14).replace("</head>", f'<link rel="canonical" href="{site.url(STORY)}"></head>')
    site.pages |= {STORY: Answer(page), "/amp/1234567": Answer(page)}
    ingest([site.url("/amp/1234567"), site.url(STORY)])
    site.pages["/amp/1234567"] = Answer("gone", 410)
    assert refetch().withdrawn == 0
    site.pages[STORY] = Answer("gone", 410)
    assert refetch().withdrawn == 1
    assert injured() == [(14, True)]


# Hours since publication, hours since the last look, and whether a look is due.
LOOKS = [
    (1.5, 0.6, True),
    (30, 0.6, False),
    (30, 3.1, True),
    (24 * 10, 3.1, False),
    (24 * 10, 25, True),
    (24 * 60, 25, False),
    (24 * 60, 24 * 15, True),
    (24 * 400, 24 * 15, False),
    (24 * 400, 24 * 91, True),
    (24 * 1000, 24 * 91, False),
]


def test_recent_articles_are_asked_often_and_old_ones_rarely(site):
    from flows.refetch import refetch
    from flows.settings import settings

    now = datetime.now(UTC)
    paths = [f"/story/{number:05}" for number in range(len(LOOKS))]
    with (
        Frontier(settings().frontier, settings().fetch) as frontier,
        Archive(settings().snapshots, settings().fetch) as archive,
    ):
        for path, (age, looked, _) in zip(paths, LOOKS, strict=True):
            site.pages[path] = Answer(story(14))
            look_at_once(frontier, archive, site.url(path), now - timedelta(hours=age), now - timedelta(hours=looked))
    refetch()
    due = {path for path, (_, _, is_due) in zip(paths, LOOKS, strict=True) if is_due}
    assert {path for path in site.hits if path != "/robots.txt"} == due


def look_at_once(frontier, archive, url, published, looked):
    """Put an article into the queue's past: published then, read and loaded then."""
    frontier.enqueue([Target(url, published=published)])
    body = story(14).encode()
    snapshot = Snapshot(url, url, Outcome.OK, looked, 200, chain=[url], statuses=[200], body=body)
    archive.append(snapshot)
    frontier.record(snapshot)
    frontier.mark(frontier.entries(State.FETCHED)[0].url_key, State.LOADED)
