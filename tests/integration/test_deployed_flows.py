"""The flows that are started from a form, with the choices that the form offers."""

from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

import duckdb
import pytest

from flows.run.progress import Nobody
from samples import serve_samples
from tasks.fetching.inputs import UnusableInputError

SAMPLES_BEGIN = date(2025, 1, 1)


@pytest.fixture(scope="module")
def folder(prefect_server, module_folder):  # noqa: ARG001 - the server runs
    """An installation with one source on loopback, from which nothing older than a day is wanted."""
    from flows.run.settings import settings

    with pytest.MonkeyPatch.context() as patch, serve_samples(port=0) as site:
        patch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
        patch.setenv("TALLYWIRE_FETCH__DELAY", "0")
        settings.cache_clear()
        entry = f"{{name: samples, home: {site.home}, sitemaps: [{site.sitemap}], delay: 0, max_age_days: 1}}"
        Path("sources.yml").write_text(f"sources:\n  - {entry}\n", "utf-8")
        yield module_folder
    settings.cache_clear()


def ask(folder, query):
    with duckdb.connect(folder / "warehouse.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.usefixtures("folder")
def test_the_form_offers_the_sources_of_the_list():
    from prefect.utilities.callables import parameter_schema

    from flows.backfill import backfill
    from flows.ingest import ingest
    from flows.reextract import reextract

    assert parameter_schema(backfill).properties["source"]["enum"] == ["samples"]
    for flow in (ingest, reextract):
        [names, _] = parameter_schema(flow).properties["sources"]["anyOf"]
        assert names["items"]["enum"] == ["samples"]


@pytest.mark.usefixtures("folder")
def test_every_parameter_of_every_form_is_described():
    from prefect.utilities.callables import parameter_schema

    from flows.backfill import backfill
    from flows.ingest import ingest
    from flows.publish import publish
    from flows.reextract import reextract
    from flows.refetch import refetch
    from flows.revalidate import revalidate
    from flows.review import review

    for flow in (backfill, ingest, publish, reextract, refetch, revalidate, review):
        for name, described in parameter_schema(flow).properties.items():
            assert described.get("description"), f"{flow.name}: {name}"


def test_a_dry_backfill_keeps_nothing(folder):
    from flows.backfill import backfill

    assert backfill("samples", SAMPLES_BEGIN, dry_run=True) is None
    assert not (folder / "warehouse.duckdb").exists()


def everything_in(folder):
    """Return the bytes of every file but the lock that names who ran last."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"}


def test_a_dry_run_tells_what_it_would_load_and_leaves_every_file_as_it_was(folder):
    from flows.ingest import ingest

    before = everything_in(folder)
    told = ingest(sources=["samples"], published_from=SAMPLES_BEGIN, dry_run=True)
    assert (told.articles, told.is_dry) == (15, True)
    assert told.found["figures"] > 100
    assert told.reasons["age_out_of_range"] == 1
    assert told.added.total() == 0
    assert told.published is None
    assert everything_in(folder) == before


@pytest.mark.usefixtures("folder")
def test_only_what_is_dated_within_the_chosen_days_is_read():
    from flows.ingest import ingest

    told = ingest(sources=["samples"], published_from=date(2026, 3, 7), published_until=date(2026, 3, 9), dry_run=True)
    assert 0 < told.articles < 15
    assert told.failures == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "chosen",
    [{"sources": ["unheard of"]}, {"published_from": date(2026, 3, 9), "published_until": date(2026, 3, 7)}],
    ids=lambda chosen: " ".join(chosen),
)
def test_ingest_refuses_what_cannot_be_meant(chosen):
    from flows.ingest import ingest

    with pytest.raises(UnusableInputError):
        ingest(["sources.yml"], **chosen)


@pytest.mark.parametrize("name", ["publish", "revalidate", "review"])
def test_without_a_warehouse_a_flow_says_what_to_do_first(folder, name):
    from importlib import import_module

    from warehouse.errors import WarehouseMissing

    with pytest.raises(WarehouseMissing, match="run `tallywire ingest` first"):
        getattr(import_module(f"flows.{name}"), name)()
    assert not (folder / "warehouse.duckdb").exists()


def test_backfill_reads_what_was_too_old_for_the_source(folder):
    from flows.backfill import backfill
    from flows.ingest import ingest

    assert ingest(["sources.yml"]).articles == 0
    assert backfill("samples", SAMPLES_BEGIN).articles == 15
    assert ask(folder, "SELECT count(*) FROM articles WHERE source = 'samples'") == [(15,)]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("source", "day"), [("unheard of", SAMPLES_BEGIN), ("samples", date(2999, 1, 1))])
def test_backfill_refuses_what_cannot_be_meant(source, day):
    from flows.backfill import backfill

    with pytest.raises(UnusableInputError):
        backfill(source, day)


def test_a_row_is_released_from_the_form(folder):
    from flows.review import Decision, review

    [(waiting, row)] = ask(
        folder, "SELECT quarantine_id, row_id FROM quarantine WHERE table_name = 'figures' ORDER BY row_id LIMIT 1"
    )
    review()
    review(Decision.RELEASE, waiting[:12], "confirmed with the author", "desk")
    assert ask(folder, f"SELECT state, decided_by FROM quarantine WHERE quarantine_id = '{waiting}'") == [
        ("released", "desk")
    ]
    assert ask(folder, f"SELECT count(*) FROM figures WHERE figure_id = '{row}'") == [(1,)]


@pytest.mark.usefixtures("folder")
def test_a_decision_needs_who_and_why():
    from flows.review import Decision, review

    with pytest.raises(ValueError, match="needs quarantine_id, note and by"):
        review(Decision.DROP, "abc")


@pytest.mark.parametrize("name", ["publish", "revalidate", "review"])
def test_every_flow_that_writes_is_recorded_and_closes_one_that_was_killed(folder, name):
    from importlib import import_module

    from warehouse.runs import begin_run
    from warehouse.storing.connection import open_writer
    from warehouse.tables.verdict import Run

    killed = Run(f"killed {name}", name, f"a {name} that was killed", datetime.now(UTC))
    with open_writer(folder / "warehouse.duckdb", "test") as connection:
        begin_run(connection, killed)
    getattr(import_module(f"flows.{name}"), name)()
    assert ask(folder, f"SELECT state FROM runs WHERE run_id = '{killed.run_id}'") == [("crashed",)]
    [(state, is_ended)] = ask(
        folder,
        f"SELECT state, finished_at IS NOT NULL FROM runs WHERE flow = '{name}' ORDER BY started_at DESC LIMIT 1",
    )
    assert (state, is_ended) == ("loaded", True)


def test_a_second_run_waits_for_the_first_and_says_for_whom(folder, monkeypatch):
    from flows.publish import publish
    from flows.run.progress import listening
    from flows.run.settings import settings
    from warehouse.storing.connection import writer_lock

    monkeypatch.setenv("TALLYWIRE_WRITER_WAIT", "60")
    settings.cache_clear()
    first = ExitStack()
    first.enter_context(writer_lock(folder / "run", "ingest of a colleague"))

    class EndsTheFirst(Nobody):
        lines: ClassVar[list[str]] = []

        def line(self, text):
            self.lines.append(text)
            if text.startswith("waiting"):
                first.close()

    with first, listening(EndsTheFirst()):
        publish(exports=False, report=False)
    assert EndsTheFirst.lines[0].startswith("waiting up to 60 s for ingest of a colleague (pid ")
    assert EndsTheFirst.lines[-1].startswith("publish: ")
    monkeypatch.undo()
    settings.cache_clear()
