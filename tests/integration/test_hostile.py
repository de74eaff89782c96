"""Every case of the hostile server against the real fetcher."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tasks.fetching import Outcome
from tests.integration import hostile

SERVER = hostile.load_server()
pytestmark = pytest.mark.skipif(SERVER is None, reason=f"no hostile server at {hostile.SERVER}")
ROUTES = SERVER.ROUTES if SERVER else []


class Run:
    """One run over all cases, and what the server saw of it."""

    def __init__(self, results, stats):
        self.by_target = {(case_target(r.case.url)): r for r in results}
        self.hits = Counter(stats["hits"])
        self.log = stats["log"]
        self.canary_hits = stats["canary_hits"]

    def result(self, path, address=1):
        return self.by_target[f"127.0.0.{address}{path}"]

    def requests(self, path, address=1):
        return self.hits[f"127.0.0.{address}{path}"]


def case_target(url):
    host, _, path = url.removeprefix("http://").partition("/")
    return f"{host.partition(':')[0]}/{path.partition('#')[0]}"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    SERVER.gzip_bomb(1024)  # made once, before anybody waits for it
    with SERVER.HostileServer(hang=hostile.HANG) as server:
        cases = [hostile.Case(url, route.requests) for route, url in server.cases()]
        settings = hostile.quick_settings(server.allowed)
        results = hostile.run_cases(cases, settings, tmp_path_factory.mktemp("hostile"))
        return Run(results, server.stats())


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.address}{route.example}")
def test_outcome_is_the_right_one(run, route):
    result = run.result(route.example.partition("#")[0], route.address)
    assert result.last.outcome in route.outcomes, result.last.error


def test_nothing_ever_connects_where_it_must_not(run):
    assert run.canary_hits == []


@pytest.mark.parametrize("path", ["/status/404", "/status/410", "/status/401", "/status/403", "/status/999"])
def test_a_final_answer_is_asked_for_once(run, path):
    assert run.requests(path) == 1


@pytest.mark.parametrize("path", ["/status/500", "/size/truncated", "/flaky/2"])
def test_what_may_heal_is_tried_three_times(run, path):
    assert run.requests(path) == 3


@pytest.mark.parametrize("path", ["/conn/reset", "/conn/close"])
def test_a_dropped_connection_is_tried_three_times_and_kept_ones_replaced(run, path):
    # Each try may first find a kept connection dead, which looks the same from the server's side.
    assert 3 <= run.requests(path) <= 6


@pytest.mark.parametrize(("path", "address"), [("/robots/private/page", 1), ("/robots/page", 2), ("/robots/page", 4)])
def test_a_forbidden_page_is_never_requested(run, path, address):
    assert run.requests(path, address) == 0


def test_each_robots_txt_is_fetched_once(run):
    asked = {address: run.requests("/robots.txt", address) for address in range(2, 16)}
    assert asked == dict.fromkeys(range(2, 16), 1)


def test_redirect_loops_end_soon(run):
    assert run.requests("/redirect/self") == 1
    assert run.requests("/redirect/loop") == 1
    assert sum(run.requests(f"/redirect/chain/{n}") for n in range(40, 61)) == 11


def test_retry_after_is_waited_for(run):
    times = [entry["time"] for entry in run.log if entry["target"] == "/status/503-retry-after"]
    assert len(times) == 2
    assert times[1] - times[0] >= 1


def test_a_wait_of_a_day_is_noted_not_slept(run):
    result = run.result("/status/503-retry-after-day")
    assert result.seconds < 4
    assert (result.last.not_before - result.last.fetched_at).total_seconds() > 86_000


def test_no_credentials_and_no_consent_are_sent(run):
    assert not any("Authorization" in entry["headers"] for entry in run.log)
    cookies = {entry["target"] for entry in run.log if "Cookie" in entry["headers"]}
    assert cookies == {"/redirect/cookie"}


def test_validators_go_back_as_they_came(run):
    sent = {entry["headers"].get("If-None-Match") for entry in run.log if entry["target"] == "/article/etag-weak"}
    assert sent == {None, 'W/"v1"'}


def test_two_different_validators_validate_nothing(run):
    snapshot = run.result("/conn/duplicate-headers").last
    assert (snapshot.etag, snapshot.last_modified) == (None, None)


def test_redirects_keep_requested_and_final_url(run):
    snapshot = run.result("/redirect/permanent").last
    assert snapshot.requested_url.endswith("/redirect/permanent")
    assert snapshot.final_url.endswith("/article/plain")
    assert snapshot.statuses == [301, 200]


def test_every_article_is_archived_whole(run):
    kept = [s for r in run.by_target.values() for s in r.snapshots if s.outcome is Outcome.OK]
    assert all(s.warc_file and s.sha256 and s.body for s in kept)


def test_a_broken_body_is_never_kept(run):
    assert all(r.last.body == b"" for r in run.by_target.values() if r.last.outcome is not Outcome.OK)


def test_early_hints_are_no_answer(run):
    assert run.result("/status/103-first").last.status == 200


def test_the_command_scores_all_right_under_the_memory_limit(tmp_path):
    out = tmp_path / "outcomes.jsonl"
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "tests.integration.hostile", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "canary_hits []" in done.stdout
    lines = out.read_text().splitlines()
    assert {json.loads(line)["outcome"] for line in lines} <= {str(outcome) for outcome in Outcome}
    assert SERVER.score(lines) == ([], len(ROUTES), len(ROUTES))
