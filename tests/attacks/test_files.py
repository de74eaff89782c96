"""Files that people hand over or write: one bad entry is named with its place, and the others go on."""

import gzip
import json
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.fetching import FetchSettings, Frontier, FrontierUnreadableError, SourcesError
from tasks.fetching.inputs import LocalPage, UnusableInputError, pages_in, snapshot_of_file
from tasks.fetching.sources import Topic, load_sources
from tasks.fetching.warc_reading import damage, scan
from tasks.publishing.watch import WatchListError, load_watches
from tests.mutations import damaged
from values.snapshot import Outcome
from warehouse.deciding.corrections import read_corrections
from warehouse.errors import CorrectionsUnreadable

PAGE = b"<html><body><p>Rain fell on Lowick.</p></body></html>"
CAP = 100_000
ANY_FILE = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SOURCES = b"""sources:
  - name: Invented Herald
    home: https://herald.test/
    feeds: [https://herald.test/rss]
    delay: 10
    published_from: 2026-03-01
    topic: {words: [flood], patterns: ['(?i)storm', 'gale|squall']}
"""
WATCH = b"watch:\n  - name: Penhallow mine\n    words: [killed, Penhallow]\n"
CORRECTIONS = b"""- article: https://herald.test/story
  table: figures
  start: 120
  end: 142
  field: value_low
  expect: 51
  new: 52
  reason: the outlet corrected itself
  by: data desk
  at: 2026-04-12
"""
WRITTEN = {
    "sources.yml": (SOURCES, load_sources, SourcesError),
    "watch.yml": (WATCH, load_watches, WatchListError),
    "corrections.yml": (CORRECTIONS, read_corrections, CorrectionsUnreadable),
}
IMPOSSIBLE = {
    "a day that is none": ("2026-03-01", "2024-13-45"),
    "a tag that does not fit": ("delay: 10", "delay: !!int abc"),
    "a number of 6,000 digits": ("delay: 10", f"delay: {'9' * 6000}"),
    "deep nesting": ("delay: 10", f"delay: {'[' * 3000}"),
    "a reference to itself": ("topic: {", "topic: &a {more: *a, "),
}


def refused_with(refusal, read, otherwise=None):
    """Return the message with which a file was refused, or `otherwise` where it was read."""
    try:
        read()
    except refusal as error:
        return str(error)
    return otherwise


@pytest.mark.parametrize("name", WRITTEN)
@ANY_FILE
@given(st.data())
def test_a_damaged_list_is_read_or_refused_with_file_and_line(tmp_path, name, data):
    document, load, refusal = WRITTEN[name]
    (tmp_path / name).write_bytes(data.draw(damaged(document)))
    assert refused_with(refusal, lambda: load(tmp_path / name), f"{name}: read").startswith(f"{name}:")


@pytest.mark.parametrize("change", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_a_value_that_cannot_be_is_refused_with_its_line(tmp_path, change):
    (tmp_path / "sources.yml").write_text(SOURCES.decode().replace(*change))
    with pytest.raises(SourcesError, match=r"^sources\.yml:\d"):
        load_sources(tmp_path / "sources.yml")


def test_references_that_stand_for_millions_of_values_are_refused_at_once(tmp_path):
    bomb = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9 if n else ['x'])}]\n" for n in range(9))
    (tmp_path / "watch.yml").write_text(bomb)
    with pytest.raises(WatchListError, match="too many values"):
        load_watches(tmp_path / "watch.yml")


def test_patterns_with_flags_of_their_own_stand_beside_others():
    topic = Topic(words=("gale",), patterns=("(?i)flood", "(?i)storm"), without=("(?i)sport",))
    assert topic.wants("https://a.test/1", "A STORM")
    assert topic.wants("https://a.test/1", "a Gale")
    assert not topic.wants("https://a.test/sport/1", "a storm")


BAD_ENTRIES = (
    {"file": "a.html", "url": "http://[::1"},
    {"file": "a.html", "url": "https://a.test:99999/"},
    {"file": "a.html", "url": 7},
    {"file": "a.html", "url": ["https://a.test/"]},
    {"file": "a.html", "url": "https://a.test/\ud800"},
    {"file": "a.html", "url": "ftp://a.test/"},
    {"file": "../outside.html"},
    {"file": "a\0.html"},
    {"file": 7},
    {"url": "https://a.test/"},
    {"file": "a.html", "date": "2024-13-45"},
    "a.html",
    None,
)


def test_a_bad_entry_of_an_index_is_named_and_the_others_go_on(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE)
    good = {"file": "a.html", "url": "https://desk:made-up@herald.test/a", "date": "2026-03-07"}
    (tmp_path / "index.json").write_text(json.dumps([good, *BAD_ENTRIES, {"file": "a.html"}]))
    found = [snapshot_of_file(page, CAP) for page in pages_in(tmp_path)]
    assert [snapshot.outcome is Outcome.OK for snapshot in found] == [True, *[False] * len(BAD_ENTRIES), True]
    assert found[0].final_url == "https://herald.test/a"
    assert all(f"entry {n} of index.json" in found[n].error for n in range(1, len(BAD_ENTRIES) + 1))


@ANY_FILE
@given(damaged(json.dumps([{"file": "a.html", "url": "https://a.test/1", "date": "2026-03-07"}] * 3).encode()))
def test_a_damaged_index_gives_pages_or_is_refused_by_name(tmp_path, content):
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "index.json").write_bytes(content)
    read = lambda: [snapshot_of_file(page, CAP).outcome for page in pages_in(tmp_path)]  # noqa: E731
    assert refused_with(UnusableInputError, read, str(tmp_path)).startswith(str(tmp_path))


@pytest.mark.parametrize("content", ["[" * 200_000, "{}", "7", "[", "\ud800"])
def test_an_index_that_is_no_list_is_refused(tmp_path, content):
    (tmp_path / "index.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(UnusableInputError, match=r"index\.json"):
        pages_in(tmp_path)


def test_a_link_out_of_a_folder_is_named_and_not_read(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (tmp_path / "secret.txt").write_bytes(PAGE)
    (folder / "a.html").write_bytes(PAGE)
    (folder / "x.html").symlink_to(tmp_path / "secret.txt")
    (folder / "loop.html").symlink_to(folder / "loop.html")
    found = {page.file.name: snapshot_of_file(page, CAP) for page in pages_in(folder)}
    assert found["a.html"].outcome is Outcome.OK
    assert (found["x.html"].body, found["x.html"].error) == (b"", "a link that leads out of the folder")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    assert snapshot_of_file(LocalPage(tmp_path / "pipe.html"), CAP).outcome is Outcome.UNSUPPORTED_TYPE


HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE


def archive(packed, records=("https://a.test/1", "https://a.test/2", "https://a.test/3")):
    """Return the bytes of a WARC file; of a record that is a tuple: address, block and what it says of its length."""
    members = []
    for number, record in enumerate(records):
        url, block, length = record if isinstance(record, tuple) else (record, HTTP, str(len(HTTP)))
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000{number}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-03-06T09:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
        )
        member = head.encode() + block + b"\r\n\r\n"
        members.append(gzip.compress(member, mtime=0) if packed else member)
    return b"".join(members)


BAD_RECORDS = {
    "no block": ("https://a.test/2", b"", "0"),
    "no status": ("https://a.test/2", b"\r\n\r\n", "4"),
    "no host": "http://[::1",
    "no address": "nowhere",
    "a port that cannot be": "https://a.test:99999/",
}


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("bad", BAD_RECORDS.values(), ids=BAD_RECORDS)
def test_a_record_without_a_response_or_an_address_is_named_and_the_others_are_read(tmp_path, packed, bad):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive(packed, ("https://a.test/1", bad, "https://a.test/3")))
    lost = []
    found = list(scan(path, on_mismatch=lost.append))
    assert [s.final_url for s in found if s.outcome is Outcome.OK] == ["https://a.test/1", "https://a.test/3"]
    assert lost or [s.error for s in found if s.outcome in (Outcome.PROTOCOL_ERROR, Outcome.REFUSED) and s.error]


@pytest.mark.parametrize("lie", ["7", "99999999", "-5", "many", "0", ""])
def test_behind_a_record_that_lies_about_its_length_the_others_are_read_and_the_place_is_named(tmp_path, lie):
    path = tmp_path / "a.warc"
    path.write_bytes(archive(False, (("https://a.test/1", HTTP, lie), "https://a.test/2", "https://a.test/3")))
    found = [snapshot.final_url for snapshot in scan(path) if snapshot.outcome is Outcome.OK]
    assert found == ["https://a.test/2", "https://a.test/3"]
    assert damage(path) == [0]


@pytest.mark.parametrize("packed", [True, False])
@ANY_FILE
@given(st.data())
def test_a_damaged_archive_gives_snapshots_and_never_an_error(tmp_path, packed, data):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data.draw(damaged(archive(packed))))
    for snapshot in scan(path, FetchSettings()):
        assert snapshot.outcome is not Outcome.OK or snapshot.body
    damage(path)


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"x" * 5000, None])
def test_a_damaged_queue_is_named_with_the_way_out(tmp_path, content):
    path = tmp_path / "frontier.sqlite"
    if content is None:
        Frontier(path).close()
        content = path.read_bytes()[:100] + b"\0" * 4000
    path.write_bytes(content)
    with pytest.raises(FrontierUnreadableError, match=r"frontier\.sqlite.*Move it away"):
        Frontier(path)
