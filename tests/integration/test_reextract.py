"""Stored pages read again: nothing is asked of the web, and every change of a figure is told before it is published."""

import csv
from datetime import date

import duckdb
import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from warehouse.difference import Change, FigureChange


@pytest.fixture(scope="module")
def folder(prefect_server, module_folder):  # noqa: ARG001 - the server runs
    """Read the samples; their server is gone afterwards, so whatever asks for a page fails."""
    from flows.ingest import ingest

    assert ingest().failures == []
    return module_folder


def again(**choice):
    from flows.reextract import reextract

    return reextract(**choice)


def ask(database, query):
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(query).fetchall()


def changes(folder, run_id):
    with (folder / "changes" / f"{run_id}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_same_engine_reads_the_same_rows(folder):
    summary = again()
    assert (summary.articles, summary.failures, summary.is_unchanged) == (15, [], True)
    assert not (folder / "changes").exists()


@pytest.fixture(scope="module")
def misread(folder):
    """Store what an older engine might have read: one value differs, one figure is missing, one is too many."""
    with duckdb.connect(folder / "warehouse.duckdb") as connection:
        [(other,), (missing,), (kept,)] = connection.execute(
            "SELECT figure_id FROM figures WHERE value_low IS NOT NULL ORDER BY figure_id LIMIT 3"
        ).fetchall()
        connection.execute("UPDATE figures SET value_low = value_low + 1000 WHERE figure_id = ?", [other])
        connection.execute("DELETE FROM figures WHERE figure_id = ?", [missing])
        connection.execute(
            "INSERT INTO figures SELECT * REPLACE ('f00' AS figure_id) FROM figures WHERE figure_id = ?", [kept]
        )


@pytest.mark.usefixtures("misread")
def test_a_dry_run_tells_every_change_and_makes_none(folder):
    before = ask(folder / "warehouse.duckdb", "SELECT * FROM figures ORDER BY figure_id")
    summary = again(dry_run=True)
    told = changes(folder, summary.run_id)
    assert sorted(line["change"] for line in told) == ["added", "changed", "gone"]
    [changed] = [line for line in told if line["change"] == "changed"]
    assert changed["field"] == "value_low"
    assert float(changed["old"]) - float(changed["new"]) == 1000
    assert ask(folder / "warehouse.duckdb", "SELECT * FROM figures ORDER BY figure_id") == before


@pytest.mark.usefixtures("misread")
def test_the_command_tells_and_loads_the_new_reading(folder):
    result = CliRunner().invoke(app, ["reextract"])
    assert result.exit_code == 0, result.output
    assert "1 rows added, 1 rows changed, 1 rows removed" in result.stdout
    assert ask(folder / "figures.duckdb", "SELECT count(*) FROM figures WHERE figure_id = 'f00'") == [(0,)]
    assert again().is_unchanged


def test_days_and_sources_choose_what_is_read(folder):
    stored = "SELECT count(*) FROM revisions JOIN articles USING (article_id) WHERE published_day "
    [(late,)] = ask(folder / "figures.duckdb", stored + ">= '2026-03-09'")
    assert 0 < late < 15
    assert again(published_from=date(2026, 3, 9), dry_run=True).articles == late
    assert again(published_until=date(2026, 3, 8), dry_run=True).articles == 15 - late
    assert again(sources=["samples"], limit=4, dry_run=True).articles == 4
    assert again(sources=["another"], dry_run=True).articles == 0


def test_a_damaged_snapshot_is_named_and_its_rows_stay(folder):
    [(file, offset, url)] = ask(
        folder / "figures.duckdb",
        "SELECT warc_file, warc_offset, final_url FROM revisions ORDER BY warc_offset LIMIT 1",
    )
    path = folder / "snapshots" / file
    whole = path.read_bytes()
    path.write_bytes(whole[: offset + 400] + bytes([whole[offset + 400] ^ 0xFF]) + whole[offset + 401 :])
    try:
        summary = again()
    finally:
        path.write_bytes(whole)
    assert [failure.target for failure in summary.failures] == [url]
    assert summary.removed.total() == 0


def test_a_run_that_was_killed_is_closed_by_the_next(folder):
    with duckdb.connect(folder / "warehouse.duckdb") as connection:
        connection.execute(
            "INSERT INTO runs (run_id, flow, name, started_at, state) "
            "VALUES ('dead', 'ingest', 'ingest that was killed', now(), 'running')"
        )
    again(dry_run=True)
    assert ask(folder / "warehouse.duckdb", "SELECT state FROM runs WHERE run_id = 'dead'") == [("crashed",)]
    assert ask(folder / "warehouse.duckdb", "SELECT count(*) FROM runs WHERE state = 'running'") == [(0,)]


def test_unusable_options_end_with_2(folder, monkeypatch, tmp_path):  # noqa: ARG001 - there is a warehouse
    from flows.run.settings import settings

    assert CliRunner().invoke(app, ["reextract", "--from", "Friday"]).exit_code == 2
    monkeypatch.setenv("TALLYWIRE_DATA_FOLDER", str(tmp_path))
    settings.cache_clear()
    try:
        assert CliRunner().invoke(app, ["reextract"]).exit_code == 2
    finally:
        settings.cache_clear()


def test_a_spreadsheet_runs_no_word_of_the_report_of_changes(tmp_path):
    from flows.reextract import write_changes

    change = FigureChange(Change.CHANGED, "https://a.example", 0, 4, "=1+1", "unit", "@SUM(A1)", "men")
    write_changes([change], tmp_path / "one.csv")
    [row] = csv.DictReader((tmp_path / "one.csv").read_text("utf-8").splitlines())
    assert (row["change"], row["quote"], row["old"], row["new"]) == ("changed", "'=1+1", "'@SUM(A1)", "men")
