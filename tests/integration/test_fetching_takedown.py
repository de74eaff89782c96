"""What a takedown leaves in the WARC files and in the queue: nothing of the content, and everything else."""

import gzip
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from tasks.erasing.keeping_out import KeptOut, Names
from tasks.erasing.keeping_out import hashed as hashed_key
from tasks.erasing.spelling import name_keys
from tasks.erasing.stored_pages import leftovers
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
from tasks.fetching.erasing import erase
from tasks.fetching.forgetting import url_hash
from tasks.fetching.warc_erased import TooTightError, erased_member, fitted

HOME = "https://herald.example"
SETTINGS = FetchSettings(warc_cap=200_000)


def kept(url, body, encode=None):
    snapshot = Snapshot(url, url, Outcome.OK, datetime(2026, 3, 6, tzinfo=UTC), 200, [url], body.encode())
    snapshot.headers = [("Content-Type", "text/html; charset=utf-8")]
    if encode:
        snapshot.encoded_body = encode(snapshot.body)
        snapshot.headers.append(("Content-Encoding", "gzip"))
    return snapshot


def hashed(name):
    return frozenset(map(hashed_key, name_keys(name)))


PAGES = [
    kept(f"{HOME}/quiet", "<p>Nothing happened.</p>" * 40),
    kept(f"{HOME}/storm", "<p>Mira Quill, 40, was hurt.</p>" + "<p>The storm passed.</p>" * 3000),
    kept(f"{HOME}/linked", f'<a href="/storm">Storm</a> <a href="{HOME}/storms">more</a>' + "<p>Rain.</p>" * 50),
    kept(f"{HOME}/packed", f'<a href="{HOME}/storm?utm_source=x">Storm</a>' + "<p>Snow.</p>" * 90, gzip.compress),
    kept(f"{HOME}/other", "<p>A walker, <b>Quill</b>\nMira, was seen.</p>"),
]


@pytest.fixture
def folder(tmp_path):
    with Archive(tmp_path / "snapshots", SETTINGS) as archive:
        places = [archive.append(page) for page in PAGES]
    assert len({file for file, _ in places}) == 1
    return tmp_path / "snapshots"


def places_of(folder):
    return {snapshot.final_url: snapshot.warc_offset for path in folder.glob("*.gz") for snapshot in scan(path)}


def test_an_erased_page_is_gone_and_every_other_offset_holds(folder, capsys):
    before = places_of(folder)
    [path] = folder.glob("*.gz")
    size = path.stat().st_size
    done = erase(folder, [(path.name, before[f"{HOME}/storm"])], lambda page: page, SETTINGS)
    assert (done.pages, done.redacted, done.damaged) == (1, 0, [])
    assert path.stat().st_size == size
    assert places_of(folder) == {url: at for url, at in before.items() if url != f"{HOME}/storm"}
    assert b"The storm passed" not in gzip.decompress(path.read_bytes())
    with Archive(folder, SETTINGS) as archive:
        assert [report.is_sound for report in archive.verify()] == [True]
        with pytest.raises(WarcError, match="taken down"):
            archive.read(path.name, before[f"{HOME}/storm"])
        for page in (PAGES[0], *PAGES[2:]):
            assert archive.read(path.name, before[page.final_url]).body == page.body
    with path.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream, check_digests="raise")]
    assert kinds.count("metadata") == 2
    options = type("Options", (), {"inputs": [str(path)], "verbose": True})
    assert Checker(options).process_all() == 0
    assert "fail" not in capsys.readouterr().out


def test_a_short_page_keeps_its_place_whatever_its_digests_pack_to(tmp_path):
    page = f'<a href="/storm">Storm</a> <a href="{HOME}/storms">more</a>' + "<p>Rain.</p>" * 50
    with Archive(tmp_path / "snapshots", SETTINGS) as archive:
        for number in range(300):
            archive.append(kept(f"{HOME}/linked/{number}", page))
    kept_out = KeptOut(addresses=frozenset({url_hash(f"{HOME}/storm")}))
    done = erase(tmp_path / "snapshots", [], kept_out.screen, SETTINGS)
    assert (done.pages, done.redacted) == (0, 300)


def test_pages_that_only_link_to_an_erased_one_stay_without_the_link(folder):
    kept_out = KeptOut(addresses=frozenset({url_hash(f"{HOME}/storm")}))
    done = erase(folder, [], kept_out.screen, SETTINGS)
    assert (done.pages, done.redacted) == (1, 2)
    [path] = folder.glob("*.gz")
    left = {snapshot.final_url: snapshot.body for snapshot in scan(path)}
    assert set(left) == {page.final_url for page in PAGES} - {f"{HOME}/storm"}
    assert left[f"{HOME}/linked"].startswith(f'<a href="xxxxxx">Storm</a> <a href="{HOME}/storms">'.encode())
    assert b"/storm?" not in left[f"{HOME}/packed"]
    assert left[f"{HOME}/packed"].endswith(b"<p>Snow.</p>")
    with Archive(folder, SETTINGS) as archive:
        assert [report.is_sound for report in archive.verify()] == [True]
    assert erase(folder, [], kept_out.screen, SETTINGS).redacted == 0


def test_every_page_that_names_a_person_goes_in_any_order_of_the_name(folder):
    done = erase(folder, [], KeptOut(persons=hashed("Mira Quill")).screen, SETTINGS)
    assert done.pages == 2
    assert set(done.urls) == {f"{HOME}/storm", f"{HOME}/other"}
    assert leftovers(folder, [], Names(hashed("Quill"))) == []


def test_a_page_that_was_taken_down_is_not_kept_again(folder):
    with Archive(folder, SETTINGS) as archive:
        archive.screen = KeptOut(persons=hashed("Mira Quill"), addresses=frozenset({url_hash(f"{HOME}/quiet")})).screen
        assert [archive.append(page) is None for page in PAGES] == [True, True, False, False, True]


@pytest.mark.parametrize("room", [*range(330, 420), 65_000, 65_535, 65_536, 70_000, 140_001, 1_000_003])
def test_an_erased_record_fills_exactly_the_room_there_is(room):
    member = erased_member(room, "<urn:uuid:8c6a0a0e-0000-4000-8000-000000000000>", "2026-03-06T09:00:00.123456Z")
    assert len(member) == room
    assert gzip.decompress(member).startswith(b"WARC/1.1\r\nWARC-Type: metadata\r\n")


def test_a_record_that_does_not_fit_is_refused():
    with pytest.raises(TooTightError):
        fitted(b"WARC/1.1 " + bytes(range(256)), 100)


def test_a_forgotten_address_leaves_no_byte_in_the_queue_and_does_not_come_back(tmp_path):
    path = tmp_path / "frontier.sqlite"
    targets = [Target(f"{HOME}/storm?utm_source=x", title="Gale over Quillhaven"), Target(f"{HOME}/quiet")]
    with Frontier(path) as frontier:
        frontier.enqueue([*targets, Target(f"{HOME}/rss", kind=TargetKind.FEED)])
        frontier.record(PAGES[1].__class__(f"{HOME}/storm", f"{HOME}/storm", Outcome.OK, datetime.now(UTC), 200))
        assert frontier.forget([f"{HOME}/storm#top"]) == 2
        for file in tmp_path.iterdir():
            assert b"/storm" not in file.read_bytes()
            assert b"Quillhaven" not in file.read_bytes()
        assert frontier.enqueue(targets) == 0
        assert frontier.counts()[State.QUEUED] == 2
    with Frontier(path) as again:
        assert again.enqueue(targets) == 0


def test_a_headline_that_names_a_person_is_not_queued(tmp_path):
    with Frontier(tmp_path / "frontier.sqlite") as frontier:
        frontier.names_taken_down = KeptOut(persons=hashed("Mira Quill")).names
        named = Target(f"{HOME}/1", title="Vigil for Mira J. Quill")
        assert frontier.enqueue([named, Target(f"{HOME}/mira-quill-found"), Target(f"{HOME}/2", title="Quill")]) == 1
