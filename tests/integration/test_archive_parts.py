"""Archives cut into parts: however they are cut, every page is in one part; what is damaged is told."""

import fsspec
import pytest

from benchmarks.newswire import stories
from tasks.batches.job import DAMAGED, Job
from tasks.fetching import FetchSettings, Outcome
from tasks.fetching.archive_parts import archives_named, parts_of
from tasks.fetching.inputs import UnusableInputError
from tests.integration.written_archive import written_archive

PAGES = 12
LIMITS = FetchSettings()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return written_archive(tmp_path_factory.mktemp("archive"), stories(PAGES))


def read(parts):
    """Return the addresses that the parts hold, in order, and the offsets of what is damaged."""
    damaged: list[int] = []
    pages = [page for part in parts for page in part.snapshots(LIMITS, damaged.append)]
    return [page.final_url for page in pages if page.outcome is Outcome.OK], damaged


@pytest.mark.parametrize("most_bytes", [1_000, 2_500, 7_777, 1_000_000])
def test_however_an_archive_is_cut_every_page_is_in_one_part(archive, most_bytes):
    whole, _ = read(parts_of([str(archive)], 10**9))
    assert (len(whole), whole) == (PAGES, read(parts_of([str(archive)], most_bytes))[0])


def test_a_folder_a_list_and_a_file_name_the_same_archives(archive, tmp_path):
    listed = tmp_path / "files.txt"
    listed.write_text(f"{archive}\n\n", "utf-8")
    assert archives_named([str(archive.parent)]) == archives_named([str(listed)]) == archives_named([str(archive)])


def test_a_name_in_a_list_is_looked_for_beside_the_list(archive):
    listed = archive.parent / "warc.paths"
    listed.write_text(archive.name, "utf-8")
    assert archives_named([str(listed)]) == [str(archive)]


def test_an_archive_at_an_address_is_read_through_fsspec(archive):
    address = f"memory://news/{archive.name}"
    with fsspec.open(address, "wb") as copy:
        copy.write(archive.read_bytes())
    assert archives_named(["memory://news"]) == ["memory:///news/" + archive.name]
    assert read(parts_of([address], 9_000)) == read(parts_of([str(archive)], 9_000))


def test_an_address_of_which_no_package_is_installed_is_told_by_name():
    with pytest.raises(UnusableInputError, match=r"s3://news/a\.warc\.gz: .*s3fs"):
        parts_of(["s3://news/a.warc.gz"], 1_000)


@pytest.mark.parametrize("name", ["nothing.warc.gz", "nothing", "nothing.txt"])
def test_what_is_not_there_is_told_by_name(tmp_path, name):
    with pytest.raises(UnusableInputError, match=name):
        parts_of(archives_named([str(tmp_path / name)]), 1_000)


@pytest.fixture(scope="module")
def damaged(archive, tmp_path_factory):
    """The archive with a stretch of its sixth page overwritten, and its end cut off within the last page."""
    [whole] = parts_of([str(archive)], 10**9)
    places = [page.warc_offset for page in whole.snapshots(LIMITS, print)]
    content = bytearray(archive.read_bytes())
    content[places[5] + 200 : places[5] + 240] = bytes(40)
    file = tmp_path_factory.mktemp("damaged") / archive.name
    file.write_bytes(content[: places[-1] + 200])
    return file


@pytest.mark.parametrize("most_bytes", [3_000, 10**9])
def test_damage_costs_the_records_that_it_hits_and_is_told(damaged, most_bytes):
    pages, offsets = read(parts_of([str(damaged)], most_bytes))
    assert len(pages) == len(set(pages)) == PAGES - 2
    assert len(offsets) == 2


def test_a_page_whose_end_is_cut_off_is_named_once(archive, tmp_path):
    torn = tmp_path / "torn.warc.gz"
    [whole] = parts_of([str(archive)], 10**9)
    [*_, last] = [page.warc_offset for page in whole.snapshots(LIMITS, print)]
    torn.write_bytes(archive.read_bytes()[: last + 800])
    [part] = parts_of([str(torn)], 10**9)
    errors = [page.snapshot.error for page in Job(part, tmp_path, LIMITS).pages()]
    assert errors == [None] * (PAGES - 1) + [DAMAGED]


def test_a_damaged_record_is_one_page_that_could_not_be_had(damaged, tmp_path):
    [part] = parts_of([str(damaged)], 10**9)
    errors = [page.snapshot.error for page in Job(part, tmp_path, LIMITS).pages()]
    assert errors.count(DAMAGED) == 2
