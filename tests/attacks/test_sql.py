"""`tallywire sql` is for asking: a query reaches no file, no extension, no other database and no network."""

import json

import duckdb
import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from flows.run.settings import settings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    data = tmp_path / "data"
    data.mkdir()
    with duckdb.connect(data / "figures.duckdb") as connection:
        connection.execute("CREATE TABLE counted AS SELECT 51 AS value")
    monkeypatch.setenv("TALLYWIRE_DATA_FOLDER", str(data))
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


def ask(query, *options):
    return CliRunner().invoke(app, ["sql", query, *options])


@pytest.mark.parametrize(
    "query",
    [
        "COPY counted TO 'out.csv'",
        "SELECT 1; COPY counted TO 'out.csv'",
        "EXPORT DATABASE 'out'",
        "ATTACH 'other.duckdb'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "WITH a AS (WITH b AS (SELECT * FROM read_text('/etc/hostname')) SELECT * FROM b) SELECT * FROM a",
        "PREPARE p AS COPY counted TO 'out.csv'; EXECUTE p",
        "CREATE MACRO m() AS TABLE SELECT * FROM read_text('/etc/hostname')",
        "FROM query('COPY counted TO out')",
        ".read /etc/passwd",
        "ATTACH ':memory:' AS other",
        "IMPORT DATABASE 'out'",
        "CALL enable_logging(storage='file', storage_path='out')",
        "RESET enable_external_access",
        "FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "FROM 'http://127.0.0.1:9/x.parquet'",
        "SET enable_external_access = true",
        "SET profiling_output = 'out.json'",
        "PRAGMA temp_directory = 'out'",
        "CREATE PERSISTENT SECRET s (TYPE http)",
        "DROP TABLE counted",
    ],
)
def test_what_reaches_beyond_the_copy_is_refused_and_leaves_nothing(folder, query):
    asked = ask(query)
    assert asked.exit_code == 2, asked.output
    assert asked.stderr
    assert "Traceback" not in asked.output
    assert [path.name for path in folder.iterdir()] == ["data"]


def test_not_even_the_folder_and_the_files_of_the_copy_itself_are_written(folder):
    copy = folder / "data" / "figures.duckdb"
    before = copy.read_bytes()
    (folder / "data" / "figures.duckdb.tmp").mkdir()
    for name in (copy, f"{copy}.wal", f"{copy}.tmp/out.csv", f"{copy}.tmp/../out.csv", "data/figures.duckdb"):
        asked = ask(f"COPY counted TO '{name}' (FORMAT csv)")
        assert asked.exit_code == 2, asked.output
    assert copy.read_bytes() == before
    assert not any(path.is_file() for path in folder.rglob("*") if path != copy)


@pytest.mark.parametrize("query", ["", " ", "/* nothing */", ";"])
@pytest.mark.usefixtures("folder")
def test_no_query_is_a_clear_error(query):
    asked = ask(query)
    assert asked.exit_code == 2
    assert "a query is missing" in asked.stderr


@pytest.mark.usefixtures("folder")
def test_an_unknown_format_is_named_before_anything_is_asked():
    asked = ask("SELECT 1", "--format", "xml")
    assert asked.exit_code == 2
    assert "--format xml: one of table, csv, json" in " ".join(asked.stderr.split())


@pytest.mark.usefixtures("folder")
def test_a_question_is_answered():
    assert json.loads(ask("SELECT value FROM counted", "--format", "json").stdout) == [{"value": 51}]


def test_files_are_for_those_who_ask_for_them(folder):
    assert ask("COPY counted TO 'out.csv'", "--allow-files").exit_code == 0
    assert (folder / "out.csv").exists()


def test_a_folder_that_the_database_cannot_open_is_refused_by_name(folder, monkeypatch):
    monkeypatch.setenv("TALLYWIRE_DATA_FOLDER", str(folder / "what?"))
    settings.cache_clear()
    asked = ask("SELECT 1")
    assert asked.exit_code == 2
    assert "question mark" in " ".join(asked.stderr.split())
