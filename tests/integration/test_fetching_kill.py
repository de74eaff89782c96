"""A crawl killed at random moments loses no URL and keeps no snapshot it cannot prove."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tasks.fetching import Archive, Frontier, State, Target
from tests.integration import hostile
from tests.integration.crawler import eager_settings

SERVER = hostile.load_server()
pytestmark = pytest.mark.skipif(SERVER is None, reason=f"no hostile server at {hostile.SERVER}")

KILLS = int(os.environ.get("TALLYWIRE_KILLS", "3"))
PUBLISHERS = range(21, 41)
PAGES_A_KILL = 25
ROOT = Path(__file__).resolve().parents[2]


def start(folder, allow):
    return subprocess.Popen([sys.executable, "-m", "tests.integration.crawler", str(folder), *allow], cwd=ROOT)


def fetched(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30) as db:
        keys = {row[0] for row in db.execute("SELECT url_key FROM urls WHERE state = 'fetched'")}
    db.close()
    return keys


def wait_until_fetched(path, process, number):
    while process.poll() is None and len(fetched(path)) < number:
        time.sleep(0.005)


def check_standing(folder, settings, urls):
    """Every URL is there once, and each fetched one has a record whose digest holds."""
    with Frontier(folder / "frontier.sqlite", settings) as frontier, Archive(folder / "snapshots", settings) as archive:
        counts = frontier.counts()
        assert counts[State.QUEUED] + counts[State.FETCHED] == sum(counts.values()) == len(urls)
        for entry in frontier.entries(State.FETCHED):
            snapshot = archive.read(entry.warc_file, entry.warc_offset)
            assert snapshot.sha256 == entry.sha256
            assert snapshot.requested_url == entry.url
    return counts


def test_killed_crawls_lose_nothing_and_repeat_only_what_was_in_flight(tmp_path):
    dice = random.Random()
    with SERVER.HostileServer() as server:
        allow = [f"{host}:{port}" for host, port in server.allowed]
        settings = eager_settings(allow)
        pages = KILLS * PAGES_A_KILL + 40
        urls = [server.url(f"/news/{n}?kb=50", address=PUBLISHERS[n % len(PUBLISHERS)]) for n in range(pages)]
        path = tmp_path / "frontier.sqlite"
        with Frontier(path, settings) as frontier:
            assert frontier.enqueue(Target(url) for url in urls) == pages
        known: set[str] = set()
        for _ in range(KILLS):
            process = start(tmp_path, allow)
            wait_until_fetched(path, process, len(known) + dice.randint(1, PAGES_A_KILL))
            process.kill()
            process.wait()
            now = fetched(path)
            assert known <= now
            known = now
            check_standing(tmp_path, settings, urls)
        assert start(tmp_path, allow).wait(timeout=120) == 0
        hits = Counter(server.stats()["hits"])
    assert check_standing(tmp_path, settings, urls)[State.FETCHED] == pages
    with Archive(tmp_path / "snapshots", settings) as archive:
        assert archive.recover() == {}
        assert all(report.is_sound and not report.in_writing for report in archive.verify())
    repeated = sum(hits[url.removeprefix("http://").replace(f":{server.port}", "")] - 1 for url in urls)
    assert 0 <= repeated <= KILLS * settings.workers
