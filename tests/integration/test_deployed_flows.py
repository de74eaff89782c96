"""The flows that are started from a form: backfill and review, with the choices that the form offers."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from samples import serve_samples
from tasks.discover import UnusableInputError

SAMPLES_BEGIN = date(2025, 1, 1)


@pytest.fixture(scope="module")
def folder(prefect_server, module_folder):  # noqa: ARG001 - the server runs
    """An installation with one source on loopback, from which nothing older than a day is wanted."""
    from flows.settings import settings

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
    from flows.reextract import reextract

    assert parameter_schema(backfill).properties["source"]["enum"] == ["samples"]
    [names, _] = parameter_schema(reextract).properties["sources"]["anyOf"]
    assert names["items"]["enum"] == ["samples"]


@pytest.mark.usefixtures("folder")
def test_every_parameter_of_every_form_is_described():
    from prefect.utilities.callables import parameter_schema

    from flows.backfill import backfill
    from flows.reextract import reextract
    from flows.review import review

    for flow in (backfill, reextract, review):
        for name, described in parameter_schema(flow).properties.items():
            assert described.get("description"), f"{flow.name}: {name}"


def test_a_dry_backfill_keeps_nothing(folder):
    from flows.backfill import backfill

    assert backfill("samples", SAMPLES_BEGIN, dry_run=True) is None
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
