"""What users name: pages, folders, addresses, archives; good, bad and already known."""

import gzip
import json
import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from samples import SITE, serve_samples
from tests.integration.conftest import settle_in

pytestmark = pytest.mark.usefixtures("prefect_server")
STORY = """<html lang="en"><head><title>Ferry aground off Ness Point</title>
<meta property="article:published_time" content="2026-05-06T10:00:00+01:00"></head>
<body><article><h1>Ferry aground off Ness Point</h1>
<p>At least 14 passengers were injured on Tuesday when a ferry ran aground off Ness Point, the coastguard said.</p>
<p>Another 120 people were taken ashore by lifeboat, according to the harbour master, who praised the crew.</p>
</article></body></html>"""
NO_ARTICLE = "<html><body><form><input name='q'></form></body></html>"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory, prefect_server):  # noqa: ARG001 - the server runs
    """One run over a folder of good and bad pages and three addresses, one of them unknown to its server."""
    from flows.ingest import ingest

    folder = tmp_path_factory.mktemp("mixed")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "story.html.gz").write_bytes(gzip.compress(STORY.encode()))
    (pages / "empty.html").write_bytes(b"")
    (pages / "binary.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (pages / "form.html").write_text(NO_ARTICLE)
    names = ("story.html.gz", "empty.html", "binary.html", "form.html", "gone.html")
    entries = [{"file": name, "url": f"https://pages.example/{name}", "date": "2026-05-06"} for name in names]
    (pages / "index.json").write_text(json.dumps(entries))
    with pytest.MonkeyPatch.context() as patch, serve_samples(port=0) as site:
        patch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
        patch.setenv("TALLYWIRE_FETCH__DELAY", "0")
        settle_in(folder, patch)
        story = f"{site.home}/valley-record/vigil-in-lower-aske.html"
        inputs = [str(pages), story, f"{site.home}/nothing.html", site.feed]
        yield ingest(inputs), ingest(inputs)


@pytest.fixture(scope="module")
def first(mixed):
    return mixed[0]


@pytest.fixture(scope="module")
def published(first):
    with duckdb.connect(first.published, read_only=True) as connection:
        yield connection


def reason_of(summary, ending):
    return next(failure.reason for failure in summary.failures if failure.target.endswith(ending))


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("empty.html", "the file is empty"),
        ("binary.html", "binary content"),
        ("form.html", "no article text"),
        ("gone.html", "No such file"),
        ("nothing.html", "not_found"),
    ],
)
def test_every_target_that_gave_no_article_is_named_with_the_reason(first, target, reason):
    assert reason in reason_of(first, target)


def test_what_fails_stops_nothing_else(first, published):
    assert len(first.failures) == 5
    assert first.exit_code == 1
    urls = [url for (url,) in published.execute("SELECT url FROM articles").fetchall()]
    assert "https://pages.example/story.html.gz" in urls
    assert any(url.endswith("vigil-in-lower-aske.html") for url in urls)


def test_a_named_feed_is_followed_to_its_articles(first, published):
    [(from_feed,)] = published.execute("SELECT count(*) FROM articles WHERE host = '127.0.0.1'").fetchall()
    assert from_feed == 12
    assert first.articles == 13


def test_a_page_on_disk_is_read_like_any_other(published):
    assert published.execute(
        "SELECT value_low, modifier, event, speaker FROM figures_current JOIN articles USING (article_id) "
        "WHERE url LIKE '%story.html.gz' AND event = 'injured'"
    ).fetchall() == [(14, "at_least", "injured", "the coastguard")]


def test_the_same_inputs_again_change_no_row(mixed):
    assert mixed[1].is_unchanged


def test_a_page_named_twice_is_one_article(published):
    assert published.execute("SELECT count(*), count(DISTINCT url) FROM articles").fetchall() == [(13, 13)]


def invoke(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("nowhere.html", "no such file"),
        ("notes.txt", "neither a page"),
        ("broken.yml", "broken.yml:"),
        ("empty-folder", "no page in it"),
        ("https://reader:open-sesame@[bad/", "no web address that can be asked"),
    ],
)
def test_unusable_arguments_end_with_2_before_anything_starts(data_folder, argument, told):
    Path("notes.txt").write_text("x")
    Path("broken.yml").write_text("sources:\n  - name: x\n")
    Path("empty-folder").mkdir()
    result = invoke("ingest", argument)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "open-sesame" not in result.output
    assert not data_folder.exists()


def test_a_database_of_a_newer_version_is_refused_untouched(data_folder):
    data_folder.mkdir()
    with duckdb.connect(data_folder / "warehouse.duckdb") as newer:
        newer.execute("CREATE TABLE schema_versions (version INTEGER, name TEXT, applied_at TIMESTAMPTZ)")
        newer.execute("INSERT INTO schema_versions VALUES (9999, 'later', now())")
    before = (data_folder / "warehouse.duckdb").read_bytes()
    Path("story.html").write_text(STORY)
    result = invoke("ingest", "story.html")
    assert result.exit_code == 2
    assert "newer version" in result.stderr
    assert (data_folder / "warehouse.duckdb").read_bytes() == before


def hold_run(folder, held, release):
    from warehouse.storing.connection import writer_lock

    with writer_lock(folder / "run", "ingest of a colleague"):
        held.set()
        release.wait(60)


def test_a_second_run_says_who_is_writing_and_ends_cleanly(data_folder):
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=hold_run, args=(data_folder, held, release))
    other.start()
    try:
        assert held.wait(60)
        Path("story.html").write_text(STORY)
        result = invoke("ingest", "story.html")
    finally:
        release.set()
        other.join()
    assert result.exit_code == 2
    assert "ingest of a colleague" in result.stderr
    assert not (data_folder / "warehouse.duckdb").exists()


def test_a_killed_run_holds_nobody_up(data_folder):
    context = multiprocessing.get_context("spawn")
    held, release = context.Event(), context.Event()
    other = context.Process(target=hold_run, args=(data_folder, held, release))
    other.start()
    assert held.wait(60)
    other.kill()
    other.join()
    Path("story.html").write_text(STORY)
    assert invoke("ingest", "story.html").exit_code == 0


def test_the_published_copy_opens_while_the_warehouse_is_being_written(first):
    from warehouse.storing.connection import open_writer

    with open_writer(first.published.with_name("warehouse.duckdb"), "a long run") as writer:
        writer.execute("BEGIN")
        writer.execute("DELETE FROM figures")
        with duckdb.connect(first.published, read_only=True) as reader:
            assert reader.execute("SELECT count(*) FROM figures").fetchall()[0][0] > 0
        writer.execute("ROLLBACK")


def test_an_archive_is_read_to_its_end_once(data_folder):
    from flows.ingest import ingest
    from tasks.fetching import Archive, Outcome, Snapshot

    with Archive(Path("other")) as archive:
        for number in (1, 2):
            body = STORY.replace("14 passengers", f"{13 + number} passengers").encode()
            address = f"https://archived.example/{number}"
            fetched = datetime(2026, 5, 6, tzinfo=UTC)
            headers = [("Content-Type", "text/html")]
            archive.append(Snapshot(address, address, Outcome.OK, fetched, status=200, body=body, headers=headers))
    [warc] = Path("other").glob("*.warc.gz")
    assert ingest([str(warc)]).articles == 2
    assert ingest([str(warc)]).articles == 0
    assert data_folder.exists()


def test_several_processes_read_the_same_as_one(data_folder, monkeypatch):
    from flows.ingest import ingest
    from flows.run.settings import settings

    pages = Path("pages")
    pages.mkdir()
    for page in SITE.rglob("*/*.html"):
        (pages / page.name).write_bytes(page.read_bytes().replace(b"{{site}}", b"https://pages.example"))
    monkeypatch.setenv("TALLYWIRE_POOL_FROM_ARTICLES", "1")
    monkeypatch.setenv("TALLYWIRE_READING_PROCESSES", "2")
    settings.cache_clear()
    together = ingest([str(pages)])
    monkeypatch.setenv("TALLYWIRE_POOL_FROM_ARTICLES", "1000")
    settings.cache_clear()
    alone = ingest([str(pages)])
    assert together.articles == alone.articles == 15
    assert together.added["figures"] == alone.found["figures"] > 0
    assert alone.is_unchanged
    assert data_folder.exists()
