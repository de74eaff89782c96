"""The crawl against a real server on loopback: manners, revisions, discovery, silence of the logs."""

import json
import logging
import socket
from collections import defaultdict
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from tasks.fetching import (
    Archive,
    Fetcher,
    FetchSettings,
    Frontier,
    FrontierBusyError,
    Outcome,
    Robots,
    State,
    Target,
    TargetKind,
    check_source,
    crawl,
    load_sources,
    seed,
)
from tests.integration import hostile
from tests.integration.changing_site import Answer, changing_site

SERVER = hostile.load_server()
pytestmark = pytest.mark.skipif(SERVER is None, reason=f"no hostile server at {hostile.SERVER}")


@pytest.fixture(scope="module")
def running_server():
    with SERVER.HostileServer(hang=3) as running:
        yield running


@pytest.fixture
def server(running_server):
    running_server.reset()
    return running_server


@pytest.fixture
def house(tmp_path, server):
    """Return a function that crawls with changed settings and gives frontier, archive, summary and what it saw."""
    opened = []

    def visit(*, sources=(), limit=None, also=(), **changes):
        allow = (*(f"{host}:{port}" for host, port in server.allowed), *also)
        settings = FetchSettings(**({"allow": allow, "delay": 0, "retry_pause": 0.1, "longest_wait": 2} | changes))
        frontier = Frontier(tmp_path / "frontier.sqlite", settings)
        archive = Archive(tmp_path / "snapshots", settings)
        seen = []
        opened.extend([frontier, archive])

        def run():
            with Fetcher(settings) as fetcher:
                return crawl(frontier, fetcher, archive, lambda *row: seen.append(row), sources=sources, limit=limit)

        return frontier, archive, run, seen

    yield visit
    for thing in opened:
        thing.close()


def visits(server):
    times = defaultdict(list)
    for entry in server.stats()["log"]:
        times[entry["address"]].append(entry["time"])
    return times


def test_a_host_is_asked_no_sooner_than_its_delay(house, server):
    frontier, _, run, _ = house(delay=0.3)
    frontier.enqueue(Target(server.url(f"/news/{n}?kb=50", address=21 + n % 3)) for n in range(12))
    summary = run()
    assert summary.outcomes == {Outcome.OK: 12}
    for times in visits(server).values():
        assert len(times) == 5  # robots.txt and four pages
        assert min(later - earlier for earlier, later in pairwise(times)) >= 0.3
    assert summary.seconds < 3


def test_crawl_delay_of_robots_txt_is_kept(house, server):
    frontier, _, run, _ = house()
    frontier.enqueue([Target(server.url("/robots/page", address=3)), Target(server.url("/news/1?kb=50", address=3))])
    run()
    times = visits(server)["127.0.0.3"]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 2


def test_crawl_delay_is_kept_when_the_robots_txt_is_known_from_before(house, server):
    frontier, _, run, _ = house()
    frontier.enqueue([Target(server.url("/robots/page?n=1", address=3))])
    run()
    frontier.enqueue(Target(server.url(f"/robots/page?n={n}", address=3)) for n in (2, 3))
    run()
    times = visits(server)["127.0.0.3"]
    assert len(times) == 4
    assert min(later - earlier for earlier, later in pairwise(times)) >= 2


def test_what_a_limit_left_is_taken_up_by_the_next_crawl(house, server):
    frontier, _, run, _ = house(limit=2, workers=1)
    frontier.enqueue(Target(server.url(f"/news/{n}?kb=50", address=21)) for n in range(5))
    assert [run().attempts for _ in range(4)] == [2, 2, 1, 0]


def test_an_unchanged_sitemap_index_still_leads_to_its_sitemaps(house, server, monkeypatch):
    monkeypatch.setattr("tasks.fetching.sitemaps.MOST_ENTRIES", 5)
    frontier, _, run, _ = house(limit=5)
    index = [Target(server.url("/sitemap/index.xml"), kind=TargetKind.SITEMAP)]
    for _ in range(2):
        frontier.enqueue(index)
        run()
    assert server.stats()["hits"]["127.0.0.1/sitemap/news.xml"] == 2


def test_a_dead_host_delays_nobody_and_keeps_its_urls(house, server):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        dead = f"127.0.0.1:{unused.getsockname()[1]}"  # closed below: allowed, but nothing listens
    frontier, _, run, _ = house(tries=1, also=[dead])
    frontier.enqueue(Target(f"http://{dead}/{n}") for n in range(30))
    frontier.enqueue(Target(server.url(f"/news/{n}?kb=50", address=21)) for n in range(5))
    summary = run()
    assert summary.outcomes[Outcome.OK] == 5
    assert summary.left_alone == {dead}
    assert summary.seconds < 2
    assert frontier.counts()[State.QUEUED] == 30


def test_the_breaker_opens_after_three_failures(house, server):
    frontier, _, run, _ = house(tries=1)
    frontier.enqueue(Target(server.url(f"/conn/reset?n={n}")) for n in range(20))
    summary = run()
    assert summary.outcomes == {Outcome.CONNECTION_FAILED: 3}
    assert summary.left_alone == {f"127.0.0.1:{server.port}"}
    assert frontier.counts()[State.QUEUED] == 20
    assert run().attempts == 0


def test_a_redirect_into_another_host_waits_for_its_turn(house):
    with changing_site() as short, changing_site() as herald:
        herald.pages = {f"/{n}": Answer(f"<p>{n} people were hurt.</p>") for n in range(6)}
        short.pages = {f"/{n}": Answer(status=301, location=herald.url(f"/{n}")) for n in range(3)}
        frontier, _, run, _ = house(delay=0.3, also=["127.0.0.1"])
        frontier.enqueue(Target(short.url(f"/{n}")) for n in range(3))
        frontier.enqueue(Target(herald.url(f"/{n}")) for n in range(3, 6))
        assert run().outcomes == {Outcome.OK: 6}
    assert sorted(herald.hits) == ["/0", "/1", "/2", "/3", "/4", "/5", "/robots.txt"]
    assert min(later - earlier for earlier, later in pairwise(herald.times)) >= 0.3
    (row,) = frontier.attempts(short.url("/1"))
    assert json.loads(row["chain"]) == [[short.url("/1"), 301], [herald.url("/1"), 200]]


def test_a_dead_host_behind_redirects_is_not_the_fault_of_the_host_that_redirects(house):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        dead = f"127.0.0.1:{unused.getsockname()[1]}"  # closed below: allowed, but nothing listens
    with changing_site() as short:
        short.pages = {f"/{n}": Answer(status=302, location=f"http://{dead}/{n}") for n in range(120)}
        short.pages["/own"] = Answer("<p>Two people were hurt.</p>")
        frontier, _, run, _ = house(tries=1, also=["127.0.0.1"])
        # The newest is asked first, so that the page of its own comes last.
        frontier.enqueue(Target(short.url(f"/{n}"), published=datetime(2026, 3, 6, tzinfo=UTC)) for n in range(120))
        frontier.enqueue([Target(short.url("/own"))])
        summary = run()
    assert summary.outcomes[Outcome.OK] == 1
    assert summary.left_alone == {dead}
    assert frontier.counts()[State.QUEUED] == 120
    assert max(short.hits.values()) == 1


def test_robots_txt_of_the_host_a_redirect_leads_to_is_obeyed(house):
    with changing_site() as short, changing_site() as herald:
        herald.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /private/")
        short.pages["/1"] = Answer(status=302, location=herald.url("/private/1"))
        frontier, _, run, seen = house(also=["127.0.0.1"])
        frontier.enqueue([Target(short.url("/1"))])
        assert run().outcomes == {Outcome.ROBOTS_DENIED: 1}
    assert set(herald.hits) == {"/robots.txt"}
    assert seen[0][1].chain == [short.url("/1")]


def test_an_immediate_refresh_is_walked_like_a_redirect(house):
    def stub(url):
        return Answer(f'<meta http-equiv="refresh" content="0; url={url}"><title>Moved</title>', etag='"stub"')

    with changing_site() as short, changing_site() as herald:
        short.pages |= {
            "/1": stub("/2"),
            "/2": stub(herald.url("/story")),
            "/loop": stub("/pool"),
            "/pool": stub("/loop"),
        }
        short.pages |= {"/away": stub("/gone"), "/forbidden": stub("http://127.200.0.1:9/")}
        herald.pages["/story"] = Answer("<p>Two people were hurt.</p>")
        frontier, _, run, seen = house(also=["127.0.0.1"])
        frontier.enqueue(Target(short.url(path)) for path in ("/1", "/loop", "/away", "/forbidden"))
        run()
    found = {row[1].requested_url.removeprefix(short.home): row[1] for row in seen}
    assert {path: snapshot.outcome for path, snapshot in found.items()} == {
        "/1": Outcome.OK,
        "/loop": Outcome.REDIRECT_LOOP,
        "/away": Outcome.NOT_FOUND,
        "/forbidden": Outcome.BLOCKED_ADDRESS,
    }
    assert (found["/1"].final_url, found["/1"].statuses) == (herald.url("/story"), [200, 200, 200])
    # Nothing of the stub stays with what came of it.
    assert {found[path].sha256 for path in ("/loop", "/away", "/forbidden")} == {None}
    assert {found[path].etag for path in ("/1", "/loop", "/away", "/forbidden")} == {None}


def test_a_site_without_robots_answer_is_left_alone_for_now(house, server):
    frontier, _, run, _ = house()
    frontier.enqueue(Target(server.url(f"/robots/page?n={n}", address=4)) for n in range(10))
    assert run().outcomes == {Outcome.ROBOTS_UNREACHABLE: 1}
    assert frontier.counts()[State.QUEUED] == 10
    assert set(server.stats()["hits"]) == {"127.0.0.4/robots.txt"}


def test_after_429_the_host_rests(house, server):
    frontier, _, run, _ = house(rate_limit_pause=1, tries=2)
    frontier.enqueue([Target(server.url("/status/429-retry-after-past")), Target(server.url("/news/1?kb=50"))])
    run()
    log = [(e["target"], e["time"]) for e in server.stats()["log"] if e["target"] != "/robots.txt"]
    after = next(i for i, (target, _) in enumerate(log) if "429" in target)
    assert log[after + 1][1] - log[after][1] >= 1


def test_retry_after_puts_the_url_back_with_its_instant(house, server):
    frontier, _, run, _ = house()
    frontier.enqueue([Target(server.url("/status/503-retry-after-day"))])
    assert run().outcomes == {Outcome.RETRY_LATER: 1}
    assert frontier.counts()[State.QUEUED] == 1
    assert frontier.due_hosts() == []


def test_a_second_look_sends_validators_and_changes_nothing(house, server):
    frontier, _, run, seen = house()
    frontier.enqueue([Target(server.url("/article/etag"))])
    run()
    key = seen[0][0].url_key
    frontier.mark(key, State.LOADED)
    frontier.requeue([key])
    run()
    assert [row[1].outcome for row in seen] == [Outcome.OK, Outcome.NOT_MODIFIED]
    assert seen[1][2].state is State.LOADED
    assert frontier.entry(key).state is State.LOADED


def test_changed_bytes_go_to_the_parser_again(house, server):
    frontier, _, run, seen = house()
    frontier.enqueue([Target(server.url("/article/revised"))])
    run()
    frontier.mark(seen[0][0].url_key, State.LOADED)
    frontier.requeue([seen[0][0].url_key])
    run()
    assert [row[2].changed for row in seen] == [True, True]
    assert seen[1][2].state is State.FETCHED


@pytest.mark.parametrize(("path", "withdrawn"), [("/article/withdrawn", True), ("/article/emptied", False)])
def test_an_article_that_went_away_stays_loaded(house, server, path, withdrawn):
    frontier, _, run, seen = house()
    frontier.enqueue([Target(server.url(path))])
    run()
    key = seen[0][0].url_key
    frontier.mark(key, State.LOADED)
    frontier.requeue([key])
    run()
    assert seen[1][2].withdrawn is withdrawn
    assert frontier.entry(key).state is State.LOADED
    assert frontier.entry(key).sha256 == seen[0][1].sha256


def test_feeds_and_sitemaps_lead_to_their_articles_once(house, server, tmp_path):
    listing = tmp_path / "sources.yml"
    listing.write_text(
        "sources:\n"
        "  - name: Invented Herald\n"
        f"    home: {server.url('/')}\n"
        f"    feeds: [{', '.join(server.url(f'/feed/{name}') for name in ('rss.xml', 'atom.xml', 'feed.json'))}]\n"
        f"    sitemaps: [{server.url('/sitemap/news.xml')}]\n"
        "    max_age_days: null\n"
    )
    sources = load_sources(listing)
    frontier, _, run, seen = house(sources=sources)
    assert seed(frontier, sources) == 4
    assert run().discovered == 2
    assert {row[0].url.removeprefix(server.url("")) for row in seen} == {"/article/plain", "/article/full"}
    assert {entry.source for entry in frontier.entries(State.FETCHED)} == {"Invented Herald"}


def test_a_sitemap_index_that_names_itself_is_read_once(house, server):
    frontier, _, run, _ = house(limit=40)
    frontier.enqueue([Target(server.url("/sitemap/index.xml"), kind=TargetKind.SITEMAP)])
    run()
    hits = server.stats()["hits"]
    assert {n: hits[f"127.0.0.1/sitemap/{n}"] for n in ("index.xml", "news.xml", "pages.xml.gz", "missing.xml")} == {
        "index.xml": 1,
        "news.xml": 1,
        "pages.xml.gz": 1,
        "missing.xml": 1,
    }
    assert sum(frontier.counts().values()) == 50_000 + 2 + 4


@pytest.mark.parametrize("feed", ["canary.xml", "external.xml", "entities.xml"])
def test_a_hostile_feed_leads_nowhere(house, server, feed):
    frontier, _, run, _ = house()
    frontier.enqueue([Target(server.url(f"/feed/{feed}"), kind=TargetKind.FEED)])
    run()
    assert server.stats()["canary_hits"] == []
    assert not any("file:" in entry.url or "javascript:" in entry.url for entry in frontier.entries(State.FAILED))


def test_a_page_in_the_place_of_a_feed_is_told(house, server):
    frontier, _, run, _ = house()
    url = server.url("/article/plain")
    frontier.enqueue([Target(url, kind=TargetKind.FEED)])
    run()
    (attempt,) = frontier.attempts(url)
    assert (attempt["outcome"], attempt["error"]) == ("unsupported_type", "a page in the place of a feed")


def test_one_process_crawls_at_a_time(house):
    frontier, _, run, _ = house()
    with frontier.exclusive(), pytest.raises(FrontierBusyError):
        run()


def test_logs_hold_no_userinfo_and_no_header_value(house, server, caplog):
    caplog.set_level(logging.DEBUG)
    frontier, _, run, _ = house()
    home = server.url("").removeprefix("http://")
    for path in ("/article/plain", "/conn/bad-header", "/size/length-twice", "/redirect/to-canary-userinfo"):
        frontier.enqueue([Target(f"http://reader:open-sesame@{home}{path}")])
    run()
    text = "\n".join(record.getMessage() + str(record.exc_info) for record in caplog.records)
    assert "/article/plain" in text
    for secret in ("open-sesame", "reader:", "example.org@", "rich", "no colon here", "Content-Length"):
        assert secret not in text
    stored = str(frontier.attempts()) + str(frontier.entries(State.FETCHED)) + str(frontier.entries(State.FAILED))
    assert "open-sesame" not in stored
    assert not any("Authorization" in entry["headers"] for entry in server.stats()["log"])


def test_a_check_tells_a_working_source_from_a_broken_one(server, tmp_path):
    listing = tmp_path / "sources.yml"
    listing.write_text(
        f"sources:\n  - {{name: Good, home: '{server.url('/')}', feeds: ['{server.url('/feed/atom.xml')}']}}\n"
        f"  - {{name: Broken, home: '{server.url('/')}', feeds: ['{server.url('/status/404')}']}}\n"
    )
    good, broken = load_sources(listing)
    settings = FetchSettings(allow=tuple(f"{host}:{port}" for host, port in server.allowed))
    pauses = []
    with Fetcher(settings) as fetcher, Frontier(tmp_path / "f.sqlite", settings) as frontier:
        robots = Robots(fetcher, frontier)
        health = check_source(good, fetcher, robots, sleep=pauses.append)
        ill = check_source(broken, fetcher, robots, sleep=pauses.append)
    assert (health.is_reachable, health.named, health.wanted) == (True, 1, 1)
    assert health.last_article == datetime(2026, 3, 6, 9, tzinfo=UTC)
    assert [snapshot.outcome for snapshot in health.samples] == [Outcome.OK]
    assert (ill.is_reachable, ill.named, ill.samples) == (False, 0, [])
    assert pauses == [settings.delay] * 3
