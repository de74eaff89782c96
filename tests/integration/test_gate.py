"""What the gate holds back waits whole: the run says why, nothing is published, and a later run loads it."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows.settings import settings
from flows.summary import RunHeldError
from samples import SITE
from tasks.fetching import Archive, Outcome, Snapshot

pytestmark = pytest.mark.usefixtures("prefect_server", "data_folder")


@pytest.fixture
def ingest(prefect_server):  # noqa: ARG001 - the server runs
    from flows.ingest import ingest

    return ingest


def narrow(patch, rows):
    patch.setenv("TALLYWIRE_GATE_BLOCK_SHARE", "0.000001")
    patch.setenv("TALLYWIRE_GATE_BLOCK_ROWS", str(rows))
    settings.cache_clear()


def articles():
    with duckdb.connect(settings().warehouse, read_only=True) as connection:
        return {url for (url,) in connection.execute("SELECT url FROM articles").fetchall()}


def test_pages_of_the_web_that_were_held_back_are_loaded_by_a_later_run(ingest):
    with pytest.MonkeyPatch.context() as patch:
        narrow(patch, rows=1)
        with pytest.raises(RunHeldError, match="age_out_of_range") as held:
            ingest()
    assert held.value.summary.exit_code == 1
    assert articles() == set()
    assert not settings().published.exists()
    settings.cache_clear()
    summary = ingest()
    assert (summary.articles, len(articles())) == (15, 15)
    assert settings().published.exists()


def test_a_held_batch_is_read_once_a_run_however_many_rounds_it_takes(ingest, monkeypatch):
    monkeypatch.setattr("flows.arrivals.CRAWL_ROUND", 3)
    narrow(monkeypatch, rows=1)
    with pytest.raises(RunHeldError) as held:
        ingest()
    assert held.value.summary.articles == 15
    assert held.value.summary.held_urls


def archived(folder: Path) -> Path:
    with Archive(folder) as archive:
        for page in sorted(SITE.rglob("*/*.html")):
            body = page.read_bytes().replace(b"{{site}}", b"https://archived.example")
            url = f"https://archived.example/{page.relative_to(SITE)}"
            fetched = datetime(2026, 5, 6, tzinfo=UTC)
            archive.append(
                Snapshot(url, url, Outcome.OK, fetched, 200, body=body, headers=[("Content-Type", "text/html")])
            )
    [warc] = folder.glob("*.warc.gz")
    return warc


def test_pages_of_an_archive_that_were_held_back_are_loaded_by_a_later_run(ingest, monkeypatch):
    warc = archived(Path("other"))
    monkeypatch.setenv("TALLYWIRE_BATCH_ARTICLES", "2")
    with pytest.MonkeyPatch.context() as patch:
        narrow(patch, rows=1)
        with pytest.raises(RunHeldError):
            ingest([str(warc)])
    assert 0 < len(articles()) < 15
    settings.cache_clear()
    ingest([str(warc)])
    assert len(articles()) == 15
    assert ingest([str(warc)]).articles == 0
