"""What the gate holds back waits whole: the run says why, nothing is published, and a later run loads it."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows.run.intake import Intake
from flows.run.settings import settings
from flows.run.summary import RunHeldError
from samples import SITE
from tasks.fetching import Archive, Outcome, Snapshot
from tests.integration.changing_site import Answer, changing_site
from warehouse.tables.verdict import LoadCounts, Verdict

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
    monkeypatch.setattr("tasks.fetching.arrivals.CRAWL_ROUND", 3)
    narrow(monkeypatch, rows=1)
    with pytest.raises(RunHeldError) as held:
        ingest()
    assert held.value.summary.articles == 15


def test_pages_that_stay_held_keep_no_new_page_out_and_are_told_of_as_a_signal(ingest, monkeypatch):
    monkeypatch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("TALLYWIRE_FETCH__DELAY", "0")
    narrow(monkeypatch, rows=1)
    with changing_site() as outlet:
        bad, good = outlet.url("/2026/05/06/1"), outlet.url("/2026/05/06/2")
        outlet.pages["/2026/05/06/1"] = Answer(story("The 340-year-old man was hurt at Sele"))
        with pytest.raises(RunHeldError):
            ingest([bad])
        outlet.pages["/2026/05/06/2"] = Answer(story("Six people were hurt at Sele"))
        summary = ingest([good])
        assert (articles(), summary.exit_code) == ({good}, 0)
        assert "1 articles still wait since the gate held them back" in summary.signals[0]
        narrow(monkeypatch, rows=10)
        ingest([good])
    assert articles() == {good, bad}


def story(said: str) -> str:
    return (
        f"<html lang=en><head><title>{said}</title><meta property='article:published_time'"
        f" content='2026-05-06T10:00:00Z'></head><body><article><h1>{said}</h1><p>{said} on Tuesday, the police said in"
        " a statement that they read out to the people of the town in the square before the hall.</p><p>The road to the"
        " hospital stayed closed for most of the day while the crews of the district cleared it of stones and trees,"
        " and the school of the town was a shelter for the night.</p></article></body></html>"
    )


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


def test_pages_on_disk_are_checked_and_loaded_together_however_few_are_read_at_once(ingest, monkeypatch):
    pages = Path("pages")
    pages.mkdir()
    for number, said in enumerate(("Six people were hurt at Sele", "Seven people died at Tarn", "Two men fled Oban")):
        (pages / f"{number}.html").write_text(story(said))
    monkeypatch.setattr("flows.run.settings.MOST_PAGES", 1)
    checked = []
    monkeypatch.setattr("flows.run.intake.Intake._keep", noting(checked))
    assert ingest([str(pages)]).articles == 3
    assert checked == [3]


def noting(checked: list[int]):
    keep = Intake._keep

    def noted(reader: Intake, verdict: Verdict) -> LoadCounts:
        checked.append(verdict.passing.count("articles"))
        return keep(reader, verdict)

    return noted
