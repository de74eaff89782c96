"""Frontier and archive on disk."""

import gzip
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tasks.fetching import (
    Archive,
    FetchSettings,
    Frontier,
    Outcome,
    Snapshot,
    State,
    Target,
    TargetKind,
    WarcError,
    scan,
)
from tasks.fetching.robots import Access, RobotsEntry

HOME = "https://herald.example"
ROOT = Path(__file__).resolve().parents[2]


def page(number, body=None):
    url = f"{HOME}/{number}"
    return Snapshot(
        f"{url}?utm_source=x",
        url,
        Outcome.OK,
        datetime(2026, 3, 6, 9, number % 60, 30, 123456, tzinfo=UTC),
        200,
        chain=[f"{url}?utm_source=x", url],
        statuses=[301, 200],
        body=body or f"<p>At least {number} people were hurt. Zoë.</p>".encode() * 50,
        headers=[("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a"'), ("X-Name", "Z\xfcrich")],
        request_headers=[("User-Agent", "Tallywire/0.1"), ("Accept", "text/html")],
    )


@pytest.fixture
def frontier(tmp_path):
    with Frontier(tmp_path / "frontier.sqlite") as opened:
        yield opened


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "snapshots", FetchSettings(warc_cap=20_000)) as opened:
        yield opened


ENQUEUE = r"""
import re, sys
from pathlib import Path
from tasks.fetching import Frontier, Target
urls = (f"https://paper{n % 50}.example/world/2026/{n}-flood?utm_source=rss&id={n}" for n in range(100_000))
targets = [Target(url, "x") for url in urls]
with Frontier(Path(sys.argv[1])) as frontier:
    assert frontier.enqueue(targets) == 100_000
# The peak of this program alone: what getrusage tells begins with the size of the process that forked it.
print(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell a program's peak memory")
def test_a_backlog_of_100_000_is_queued_in_little_memory(tmp_path):
    command = [sys.executable, "-c", ENQUEUE, str(tmp_path / "f.sqlite")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 500 * 1024  # KiB


def test_a_url_is_queued_once_under_any_spelling(frontier):
    spellings = [f"{HOME}/a", f"{HOME}/a?utm_source=x", f"{HOME}/a#top", "HTTPS://HERALD.example/a", "nonsense"]
    assert frontier.enqueue(map(Target, spellings)) == 1
    assert frontier.enqueue([Target(f"{HOME}/a")]) == 0
    assert frontier.counts()[State.QUEUED] == 1


def test_a_feed_is_queued_again_and_an_article_is_not(frontier):
    targets = [Target(f"{HOME}/rss", kind=TargetKind.FEED), Target(f"{HOME}/a")]
    frontier.enqueue(targets)
    for target in targets:
        frontier.mark(target.url, State.LOADED)
    assert frontier.enqueue(targets) == 0
    assert [entry.url for entry in frontier.entries(State.QUEUED)] == [f"{HOME}/rss"]


def test_a_claim_is_not_given_twice_and_survives_no_restart(frontier, tmp_path):
    frontier.enqueue(Target(f"{HOME}/{n}") for n in range(5))
    first = frontier.claim("herald.example", limit=3)
    second = frontier.claim("herald.example", limit=3)
    assert [len(first), len(second)] == [3, 2]
    with Frontier(tmp_path / "frontier.sqlite") as restarted:
        assert len(restarted.claim("herald.example")) == 5


def test_feeds_come_first_then_the_newest(frontier):
    frontier.enqueue(
        [
            Target(f"{HOME}/old", published=datetime(2026, 3, 1, tzinfo=UTC)),
            Target(f"{HOME}/new", published=datetime(2026, 3, 6, tzinfo=UTC)),
            Target(f"{HOME}/rss", kind=TargetKind.FEED),
        ]
    )
    assert [e.url.rpartition("/")[2] for e in frontier.claim("herald.example")] == ["rss", "new", "old"]


def test_every_attempt_is_a_row(frontier, archive):
    frontier.enqueue([Target(f"{HOME}/1?utm_source=x")])
    snapshot = page(1)
    archive.append(snapshot)
    frontier.record(snapshot)
    (row,) = frontier.attempts(f"{HOME}/1")
    assert row["chain"] == f'[["{HOME}/1?utm_source=x", 301], ["{HOME}/1", 200]]'
    assert (row["warc_file"], row["warc_offset"]) == (snapshot.warc_file, snapshot.warc_offset)
    assert frontier.entry(f"{HOME}/1").state is State.FETCHED


def test_a_withdrawn_article_keeps_its_state_and_its_mark(frontier):
    frontier.enqueue([Target(f"{HOME}/1")])
    frontier.record(page(1))
    frontier.mark(f"{HOME}/1", State.LOADED, canonical_url=f"{HOME}/one")
    frontier.requeue([f"{HOME}/1"])
    gone = Snapshot(f"{HOME}/1", f"{HOME}/1", Outcome.GONE, datetime.now(UTC), 410)
    assert frontier.record(gone).withdrawn
    assert frontier.entry(f"{HOME}/1").state is State.LOADED
    assert frontier.withdrawals() == {f"{HOME}/one": gone.fetched_at}
    assert frontier.requeue_due(datetime(2040, 1, 1, tzinfo=UTC)) == 1


def test_an_article_that_shows_none_any_more_is_withdrawn_and_read_anew(frontier):
    frontier.enqueue([Target(f"{HOME}/1"), Target(f"{HOME}/2")])
    snapshot = page(1)
    snapshot.sha256 = "a" * 64
    frontier.record(snapshot)
    frontier.mark_gone(f"{HOME}/2")
    frontier.mark(f"{HOME}/1", State.LOADED, canonical_url=f"{HOME}/one")
    frontier.mark_gone(f"{HOME}/1")
    assert frontier.was_loaded(f"{HOME}/1")
    assert not frontier.was_loaded(f"{HOME}/2")
    assert list(frontier.withdrawals()) == [f"{HOME}/one"]
    assert frontier.entry(f"{HOME}/1").sha256 is None
    frontier.requeue([f"{HOME}/1"])
    assert frontier.record(snapshot).changed


def test_loaded_articles_become_due_again(frontier):
    frontier.enqueue([Target(f"{HOME}/1"), Target(f"{HOME}/2")])
    for number in (1, 2):
        snapshot = page(number)
        snapshot.fetched_at = datetime.now(UTC)
        frontier.record(snapshot)
    frontier.mark(f"{HOME}/1", State.LOADED)
    assert frontier.requeue_due() == 0
    assert frontier.requeue_due(datetime(2040, 1, 1, tzinfo=UTC)) == 1
    assert frontier.entry(f"{HOME}/1").settled is State.LOADED


def test_unknown_urls_are_an_error_not_a_silence(frontier):
    with pytest.raises(KeyError):
        frontier.mark(f"{HOME}/1", State.LOADED)
    with pytest.raises(KeyError):
        frontier.record(page(1))


def test_robots_and_pauses_survive_the_run(frontier, tmp_path):
    now = datetime.now(UTC)
    entry = RobotsEntry("https://herald.example", Access.RULES, "User-agent: *\n", now, now)
    frontier.keep_robots(entry)
    frontier.keep_host_pause("herald.example", now, 2)
    with Frontier(tmp_path / "frontier.sqlite") as again:
        assert again.robots(entry.origin) == entry
        assert again.host_pauses() == {"herald.example": (now, 2)}


@pytest.mark.parametrize("encode", [None, gzip.compress])
def test_a_kept_page_comes_back_as_it_was(archive, encode):
    snapshot = page(1)
    if encode:
        snapshot.encoded_body = encode(snapshot.body)
        snapshot.headers.append(("Content-Encoding", "gzip"))
    file, offset = archive.append(snapshot)
    back = archive.read(file, offset)
    assert (back.body, back.encoded_body) == (snapshot.body, snapshot.encoded_body)
    assert (back.requested_url, back.final_url, back.fetched_at) == (
        snapshot.requested_url,
        snapshot.final_url,
        snapshot.fetched_at,
    )


def test_a_full_disk_is_told_with_the_file_and_loses_no_page_that_was_kept(small_disk):
    with pytest.raises(OSError, match="No space left") as full, Archive(small_disk / "snapshots") as archive:  # noqa: PT012 - it closes full
        kept = archive.append(page(1))
        room = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_bsize
        (small_disk / "filler").write_bytes(bytes(room - 8192))
        archive.append(page(2, os.urandom(100_000)))
    assert full.value.filename == str(small_disk / "snapshots" / kept[0])
    (small_disk / "filler").unlink()
    with Archive(small_disk / "snapshots") as again:
        again.recover()
        assert again.read(*kept).body == page(1).body
        assert again.append(page(3))


def test_the_files_rotate_and_other_tools_read_and_verify_them(archive):
    places = [archive.append(page(number)) for number in range(200)]
    archive.close()
    files = sorted({file for file, _ in places})
    assert len(files) > 1
    assert [report.file for report in archive.verify()] == files
    assert all(report.is_sound for report in archive.verify())
    kinds = Counter()
    for file in files:
        with (archive.folder / file).open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                kinds[record.rec_type] += 1
                assert record.rec_headers["WARC-Block-Digest"].startswith("sha256:")
    assert kinds == {"warcinfo": len(files), "response": 200, "request": 200}


def test_the_checker_of_warcio_finds_no_fault(archive, capsys):
    archive.append(page(1))
    archive.close()

    class Options:
        inputs = [str(path) for path in archive.folder.glob("*.warc.gz")]  # noqa: RUF012
        verbose = True

    assert Checker(Options).process_all() == 0
    assert "fail" not in capsys.readouterr().out


@pytest.mark.parametrize("torn", [1, 40, 300])
def test_the_tail_of_a_killed_file_is_found_and_cut(archive, torn):
    places = [archive.append(page(number)) for number in range(3)]
    path = archive.folder / places[-1][0]
    archive.close()
    path.with_name(path.name + ".open").touch()  # what a killed process leaves behind
    whole = path.stat().st_size
    with path.open("ab") as file:
        file.write(gzip.compress(b"WARC/1.1\r\n" + bytes(range(256)) * 4)[:torn])
    assert [report.torn_bytes for report in archive.verify()] == [torn]
    assert archive.recover() == {path.name: torn}
    assert path.stat().st_size == whole
    assert archive.read(*places[2]).body == page(2).body


def test_a_file_in_writing_is_left_alone_by_another_process(archive):
    archive.append(page(1))
    with Archive(archive.folder) as other:
        assert other.recover() == {}
        other.append(page(2))
    assert len(archive.verify()) == 2


def test_damage_is_found_and_the_rest_still_read(archive):
    places = [archive.append(page(number)) for number in range(4)]
    archive.close()
    path = archive.folder / places[0][0]
    content = bytearray(path.read_bytes())
    content[places[1][1] + 200] ^= 0xFF
    path.write_bytes(bytes(content))
    (report,) = archive.verify()
    assert report.bad_digests == (places[1][1],)
    assert not report.is_sound
    with pytest.raises(WarcError):
        archive.read(*places[1])
    assert [snapshot.final_url for snapshot in scan(path)] == [f"{HOME}/{n}" for n in (0, 2, 3)]


def test_an_archive_is_read_on_from_inside_the_file(archive, frontier):
    places = [archive.append(page(number)) for number in range(10)]
    archive.close()
    path = archive.folder / places[0][0]
    assert frontier.archive_position(path) == (0, False)
    first = [snapshot for snapshot, _ in zip(scan(path), range(4), strict=False)]
    frontier.keep_archive_position(path, first[-1].warc_offset)
    offset, done = frontier.archive_position(path)
    assert (offset, done) == (places[3][1], False)
    rest = list(scan(path, after=offset))
    assert [s.requested_url for s in first + rest] == [f"{HOME}/{n}?utm_source=x" for n in range(10)]
    with path.open("ab") as file:
        file.write(b"more")
    assert frontier.archive_position(path) == (0, False)
