"""The commands on a warehouse that was read from the samples."""

import csv
import json
import socket

import pytest
from typer.testing import CliRunner

from flows.command.cli import app

pytestmark = pytest.mark.usefixtures("read_samples")


@pytest.fixture(scope="module")
def read_samples(module_folder, prefect_server):  # noqa: ARG001 - the server runs
    from flows.ingest import ingest

    ingest()
    return module_folder


def invoke(*arguments):
    return CliRunner().invoke(app, arguments)


def test_sql_prints_a_table():
    result = invoke("sql", "select count(*) as articles from articles")
    assert result.exit_code == 0
    assert "articles" in result.stdout
    assert "15" in result.stdout


def test_sql_writes_csv_and_json_for_the_next_program():
    query = "select url, published_day from articles join revisions using (article_id) order by url limit 1"
    assert invoke("sql", query, "--format", "csv").stdout.splitlines()[0] == "url,published_day"
    [row] = json.loads(invoke("sql", query, "--format", "json").stdout)
    assert row["published_day"] == "2026-03-07"


@pytest.mark.parametrize("query", ["select nothing_such", "drop table figures", "select * from nowhere"])
def test_sql_that_cannot_run_ends_with_2_and_the_reason(query):
    result = invoke("sql", query)
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")


def test_sql_alone_says_how_to_get_the_shell(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)
    result = invoke("sql")
    assert result.exit_code == 0
    assert "duckdb.org/install" in result.stdout


def test_text_reaches_the_terminal_without_its_control_characters():
    result = invoke("sql", "select chr(27) || '[31mred' || chr(8238) as word")
    assert "[31mred" in result.stdout
    assert "\x1b[31m" not in result.stdout
    assert "\u202e" not in result.stdout


def test_explain_shows_the_rule_of_each_row():
    result = invoke("explain", "At least 12 people were hurt on Friday.", "--published", "2026-03-07")
    assert result.exit_code == 0
    assert "At least 12" in result.stdout
    fields = [line.split() for line in result.stdout.splitlines() if line.startswith("- ")]
    assert ["-", "event", "24-28", "hurt", "predicate", "injured"] in fields


def test_explain_refuses_a_day_that_is_none():
    assert invoke("explain", "Text.", "--published", "Friday").exit_code == 2


def test_every_stored_page_matches_its_digest():
    result = invoke("snapshots", "verify")
    assert result.exit_code == 0
    assert "every record matches" in result.stdout


def test_a_damaged_snapshot_is_named(read_samples):
    [file, *_] = sorted((read_samples / "snapshots").glob("*.warc.gz"))
    whole = file.read_bytes()
    file.write_bytes(whole[:2000] + bytes([whole[2000] ^ 0xFF]) + whole[2001:])
    try:
        result = invoke("snapshots", "verify")
    finally:
        file.write_bytes(whole)
    assert result.exit_code == 1
    assert file.name in result.stdout


def waiting():
    query = "select quarantine_id, reasons, table_name from quarantine where state = 'open' order by all"
    return json.loads(invoke("sql", query, "--format", "json").stdout)


def test_review_lists_and_shows_what_waits():
    [row, *_] = waiting()
    listed = invoke("review", "list", "--reason", row["reasons"][0])
    assert row["quarantine_id"][:8] in listed.stdout
    shown = invoke("review", "show", row["quarantine_id"][:8])
    assert row["reasons"][0] in shown.stdout


def test_review_shows_the_sentence_and_the_address_to_decide_by():
    row = next(row for row in waiting() if "age_out_of_range" in row["reasons"])
    shown = " ".join(invoke("review", "show", row["quarantine_id"]).stdout.split())
    assert "Jonas Ferrel, 340, who was killed near Saltmarsh in March." in shown
    assert "/valley-record/vigil-in-lower-aske.html" in shown


def test_review_of_an_unknown_row_ends_with_2():
    assert invoke("review", "show", "ffffffffffff").exit_code == 2
    assert invoke("review", "list", "--state", "lost").exit_code == 2


def test_a_released_row_is_loaded_and_published():
    row = next(row for row in waiting() if row["table_name"] == "figures")
    result = invoke("review", "release", row["quarantine_id"], "--note", "confirmed", "--by", "desk")
    assert result.exit_code == 0
    flagged = f"select count(*) as n from figures where list_contains(warnings, '{row['reasons'][0]}')"
    assert json.loads(invoke("sql", flagged, "--format", "json").stdout) == [{"n": 1}]


def exported(folder):
    with (folder / "published" / "exports" / "csv" / "figure_sources.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def test_exports_and_report_follow_a_release_with_the_next_run_even_if_nothing_is_new(read_samples):
    from flows.ingest import ingest

    [told] = json.loads(invoke("sql", "select count(*) as n from figure_sources", "--format", "json").stdout)
    assert exported(read_samples) == told["n"] - 1
    assert ingest().is_unchanged
    assert exported(read_samples) == told["n"]
    page = read_samples / "published" / "report" / "index.html"
    before = page.stat().st_mtime_ns
    ingest()
    assert page.stat().st_mtime_ns == before


def test_validating_the_warehouse_again_moves_nothing():
    result = invoke("validate")
    assert "rows moved to quarantine" in result.stdout


def test_sources_check_says_which_source_answers(tmp_path, monkeypatch):
    from flows.run.settings import settings
    from samples import serve_samples

    monkeypatch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
    settings.cache_clear()
    with serve_samples(port=0) as site:
        entry = "  - {{name: {name}, home: {home}, feeds: [{home}/{feed}], delay: 0, max_age_days: null}}\n"
        good = entry.format(name="works", home=site.home, feed="feed.xml")
        bad = entry.format(name="broken", home=site.home, feed="gone.xml")
        (tmp_path / "sources.yml").write_text(f"sources:\n{good}")
        assert invoke("sources", "check", str(tmp_path / "sources.yml")).exit_code == 0
        (tmp_path / "sources.yml").write_text(f"sources:\n{good}{bad}")
        result = invoke("sources", "check", str(tmp_path / "sources.yml"))
    settings.cache_clear()
    assert result.exit_code == 1
    assert "broken" in result.stdout


def test_sources_check_without_a_list_ends_with_2():
    assert invoke("sources", "check", "nowhere.yml").exit_code == 2


def test_serve_refuses_a_port_that_is_in_use():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = invoke("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "choose another one with --port" in result.stderr.replace("\n", " ")
