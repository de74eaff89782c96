"""The flow over archives: on a cluster and on this machine it loads what `ingest` loads, once, and reads it again."""

import duckdb
import pytest

from benchmarks.newswire import stories
from tests.integration.conftest import settle_in
from tests.integration.dask_cluster import dask_cluster
from tests.integration.written_archive import written_archive
from warehouse.tables.batch import KEYS

PAGES = 30
# Where a page is kept and who loaded it differ: archives stay where they are.
CIRCUMSTANCES = {"run_id", "warc_file", "warc_offset"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return written_archive(tmp_path_factory.mktemp("archive"), stories(PAGES))


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with dask_cluster(tmp_path_factory.mktemp("cluster"), workers=1) as running:
        yield running.address


@pytest.fixture
def folder(prefect_server, data_folder, monkeypatch):  # noqa: ARG001 - the server runs
    from flows.run.settings import settings

    monkeypatch.setenv("TALLYWIRE_PART_BYTES", "20000")
    settings.cache_clear()
    yield data_folder
    settings.cache_clear()


def rows_of(folder):
    with duckdb.connect(folder / "warehouse.duckdb", read_only=True) as connection:
        return {table: sorted(map(str, rows(connection, table))) for table in KEYS}


def rows(connection, table):
    found = connection.execute(f"FROM {table}")
    names = [column[0] for column in found.description]
    return [
        [cell for name, cell in zip(names, row, strict=True) if name not in CIRCUMSTANCES] for row in found.fetchall()
    ]


def test_an_archive_on_a_cluster_gives_the_rows_that_ingest_gives_and_is_loaded_once(
    folder, archive, address, tmp_path, monkeypatch
):
    from flows.archives import archives
    from flows.ingest import ingest
    from flows.reextract import reextract

    summary = archives([str(archive)], on=address)
    assert (summary.articles, summary.failures, summary.exit_code) == (PAGES, [], 0)
    assert not (folder / "staging").exists()
    again = archives([str(archive.parent)], on=address)
    assert (again.articles, again.is_unchanged) == (0, True)
    reread = reextract(on=address)
    assert (reread.articles, reread.failures, reread.is_unchanged) == (PAGES, [], True)
    (tmp_path / "other").mkdir()
    other = settle_in(tmp_path / "other", monkeypatch)
    assert ingest([str(archive)]).articles == PAGES
    assert rows_of(other) == rows_of(folder)


def test_without_a_cluster_the_processes_of_this_machine_read_and_what_fails_is_named(folder, archive, tmp_path):
    from flows.archives import archives

    empty = tmp_path / "torn.warc.gz"
    empty.write_bytes(archive.read_bytes()[:20_100])
    summary = archives([str(empty), str(archive)])
    assert summary.articles > PAGES
    [failure] = summary.failures
    assert str(empty) in failure.target
    assert summary.exit_code == 1
    assert len(rows_of(folder)["articles"]) == PAGES
