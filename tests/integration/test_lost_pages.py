"""Pages that were fetched, and whose stored bytes are lost before they were loaded."""

import pytest

from tasks.fetching import Archive, Fetcher, FetchSettings, Frontier, Outcome, State, Target, crawl
from tasks.fetching.arrivals import archive_batches, fetched_batches
from tests.integration.changing_site import Answer, changing_site

PATHS = ("/1", "/2", "/3")


@pytest.fixture
def rooms(tmp_path):
    """Three pages of one site, fetched and not yet loaded."""
    settings = FetchSettings(allow=("127.0.0.1",), delay=0)
    with (
        changing_site() as site,
        Frontier(tmp_path / "frontier.sqlite", settings) as frontier,
        Archive(tmp_path / "snapshots", settings) as archive,
        Fetcher(settings) as fetcher,
    ):
        site.pages = {path: Answer(f"<p>{path} people were hurt.</p>", etag='"a"') for path in PATHS}
        frontier.enqueue(Target(site.url(path)) for path in PATHS)
        crawl(frontier, fetcher, archive)
        yield site, frontier, archive, lambda: crawl(frontier, fetcher, archive)


def damage(archive, entry):
    path = archive.folder / entry.warc_file
    content = bytearray(path.read_bytes())
    content[entry.warc_offset + 100] ^= 0xFF
    path.write_bytes(bytes(content))


def test_a_damaged_page_is_named_and_asked_again_and_holds_nobody_up(rooms):
    site, frontier, archive, again = rooms
    lost = frontier.entry(site.url("/2"))
    archive.close()
    damage(archive, lost)
    (arrival,) = fetched_batches(frontier, archive, 10)
    assert [page.snapshot.outcome for page in arrival.pages] == [Outcome.OK, Outcome.TRUNCATED, Outcome.OK]
    assert "a later run asks again" in arrival.pages[1].snapshot.error
    arrival.settle({site.url(path): site.url(path) for path in ("/1", "/3")})
    assert frontier.counts()[State.LOADED] == 2
    # Its bytes come again although they have not changed: no validator is sent.
    assert again().outcomes == {Outcome.OK: 1}
    (arrival,) = fetched_batches(frontier, archive, 10)
    assert [page.snapshot.body for page in arrival.pages] == [b"<p>/2 people were hurt.</p>"]


def test_pages_whose_file_is_gone_are_asked_again(rooms):
    _, frontier, archive, again = rooms
    archive.close()
    for path in archive.folder.glob("*.warc.gz"):
        path.unlink()
    (arrival,) = fetched_batches(frontier, archive, 10)
    arrival.settle({})
    assert again().outcomes == {Outcome.OK: 3}


def test_what_is_damaged_in_an_archive_is_named_and_the_rest_is_read(rooms, tmp_path):
    _, frontier, archive, _ = rooms
    archive.close()
    entry = frontier.entries(State.FETCHED)[1]
    damage(archive, entry)
    path = archive.folder / entry.warc_file
    path.write_bytes(path.read_bytes()[:-20])  # the request of the last page
    with Archive(tmp_path / "own") as own:
        arrivals = []
        for arrival in archive_batches(path, frontier, own, 10):
            arrivals.append(arrival)
            arrival.settle({})
        pages, damaged = arrivals
        assert list(archive_batches(path, frontier, own, 10)) == []
    assert len(pages.pages) == 2
    named = [page.snapshot.requested_url for page in damaged.pages]
    assert named[0] == f"{path} at byte {entry.warc_offset}"
    assert len(named) == 2
    assert not damaged.is_mixed


def test_a_sound_archive_names_nothing(rooms, tmp_path):
    _, frontier, archive, _ = rooms
    archive.close()
    (path,) = archive.folder.glob("*.warc.gz")
    with Archive(tmp_path / "own") as own:
        pages = [page for arrival in archive_batches(path, frontier, own, 10) for page in arrival.pages]
    assert [page.snapshot.outcome for page in pages] == [Outcome.OK] * 3


def test_an_archive_is_done_up_to_the_first_batch_that_is_not_settled(rooms, tmp_path):
    _, frontier, archive, _ = rooms
    archive.close()
    (path,) = archive.folder.glob("*.warc.gz")
    with Archive(tmp_path / "own") as own:

        def batches():
            return list(archive_batches(path, frontier, own, 1))

        first, *later = batches()
        for arrival in later:
            arrival.settle({})
        assert sum(len(arrival.pages) for arrival in batches()) == 3
        first.settle({})
        assert sum(len(arrival.pages) for arrival in batches()) == 2
        for arrival in batches():
            arrival.settle({})
        assert batches() == []
