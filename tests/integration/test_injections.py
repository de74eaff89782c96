"""Hostile strings of real pages through the whole flow: tables, report, artifacts, exports, log and terminal."""

import csv
import json
import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from tasks.parsing.blocks import INVISIBLE
from tests.integration import hostile
from tests.integration.conftest import settle_in
from tests.integration.hostile_outlet import INJECTIONS, hostile_outlet
from tests.integration.live_markup import Page
from warehouse.tables.batch import KEYS

SERVER = hostile.load_server()
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NUMBER = re.compile(r"-\d+(\.\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Run:
    """One `tallywire ingest` of hostile pages: what it printed, and the folder that it filled."""

    def __init__(self, folder: Path, urls: list[str]) -> None:
        self.folder, self.urls = folder, urls
        self.printed = CliRunner().invoke(app, ["ingest", *urls])
        with duckdb.connect(folder / "figures.duckdb", read_only=True) as connection:
            [(self.id,)] = connection.execute("SELECT run_id FROM runs").fetchall()

    def ask(self, query: str) -> list[tuple]:
        with duckdb.connect(self.folder / "figures.duckdb", read_only=True) as connection:
            return connection.execute(query).fetchall()

    def pages(self) -> list[Path]:
        return sorted((self.folder / "published").rglob("*.html"))


def from_hostile_server(folder: Path) -> Run:
    with SERVER.HostileServer(addresses=1) as server:
        return Run(folder, [server.url(f"/content/injection/{name}") for name in SERVER.INJECTIONS])


def from_hostile_outlet(folder: Path) -> Run:
    with hostile_outlet() as urls:
        return Run(folder, urls)


absent = pytest.mark.skipif(SERVER is None, reason=f"no hostile server at {hostile.SERVER}")


@pytest.fixture(
    scope="module",
    params=[pytest.param(from_hostile_server, marks=absent), from_hostile_outlet],
    ids=["server", "outlet"],
)
def run(request, tmp_path_factory, prefect_server):  # noqa: ARG001 - the server runs
    with pytest.MonkeyPatch.context() as patch:
        folder = settle_in(tmp_path_factory.mktemp("hostile"), patch)
        patch.setenv("TALLYWIRE_FETCH__ALLOW", '["127.0.0.1"]')
        patch.setenv("TALLYWIRE_FETCH__DELAY", "0")
        yield request.param(folder)


def strings_of(run: Run) -> dict[str, str]:
    """Return the strings as a text keeps them: without what no page may hold, and what steers the eye unseen."""
    given = INJECTIONS if "/news/" in run.urls[0] else SERVER.INJECTIONS
    return {
        name: " ".join(re.sub(r"[\x00-\x08\x0b-\x1f]", "", text.translate(INVISIBLE)).split())
        for name, text in given.items()
    }


def test_every_page_is_read_and_its_words_are_kept_as_they_are(run):
    assert run.printed.exit_code == 0, run.printed.output
    titles = {" ".join(title.split()) for (title,) in run.ask("SELECT title FROM revisions")}
    assert titles == set(strings_of(run).values())
    texts = [" ".join(text.split()) for (text,) in run.ask("SELECT text FROM revisions")]
    for name, words in strings_of(run).items():
        assert any(words in text for text in texts), name


def test_every_table_is_still_there_with_rows(run):
    counts = {table: run.ask(f"SELECT count(*) FROM {table}")[0][0] for table in KEYS}
    assert counts["articles"] == len(run.urls)
    # Nobody dies without a number or a name in these pages, and no model reads them a second time.
    of_second_reader = {"second_readings", "reader_differences", "refused_answers"}
    assert {table for table, count in counts.items() if not count} <= {"victims", "told_incidents"} | of_second_reader
    assert run.ask("SELECT DISTINCT value_low FROM figures WHERE quote = 'At least 51'") == [(51.0,)]


def test_no_markup_of_an_article_is_live_in_report_or_audit(run):
    shown = ""
    assert {page.parent.name for page in run.pages()} == {"report", "articles", "claims", "incidents", "audit"}
    for path in run.pages():
        page = Page(path.read_text("utf-8"))
        assert page.live == [], path
        shown += page.text + json.dumps(page.scripts, ensure_ascii=False)
    for name, words in strings_of(run).items():
        assert words in " ".join(shown.split()), name


def test_the_figures_of_the_search_page_are_data_and_no_program(run):
    script = (run.folder / "published" / "report" / "assets" / "figures.js").read_text("utf-8")
    rows = json.loads(script.removeprefix("window.tallywireFigures=").removesuffix(";\n"))
    assert len(rows) == run.ask("SELECT count(*) FROM figures_current")[0][0]
    assert script.isascii()


def test_no_file_is_named_by_an_article(run):
    names = [path.name for path in run.folder.rglob("*")]
    assert all(re.fullmatch(r"[\w.-]+", name) for name in names), names
    assert not (run.folder.parent / "etc").exists()


def csv_cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [cell for row in csv.reader(file) for cell in row]


def test_no_cell_of_the_csv_exports_is_a_formula(run):
    files = list((run.folder / "published" / "exports" / "csv").glob("*.csv"))
    assert files
    for path in files:
        cells = csv_cells(path)
        assert [cell for cell in cells if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)] == [], path


def undone(cell: object) -> object:
    return cell[1:] if isinstance(cell, str) and cell[:1] == "'" and cell[1:].lstrip(" ").startswith(FORMULA) else cell


def test_the_exports_give_every_word_back(run):
    exports = run.folder / "published" / "exports"
    wanted = run.ask("SELECT figure_id, title, publisher, sentence, url FROM figure_sources ORDER BY figure_id")
    columns = ["figure_id", "title", "publisher", "sentence", "url"]
    parquet = pq.read_table(exports / "parquet" / "figure_sources.parquet", columns=columns).to_pylist()
    lines = [json.loads(line) for line in (exports / "jsonl" / "figure_sources.jsonl").read_text("utf-8").splitlines()]
    with (exports / "csv" / "figure_sources.csv").open(encoding="utf-8", newline="") as file:
        cells = [{name: undone(cell) or None for name, cell in row.items()} for row in csv.DictReader(file)]
    for rows in (parquet, lines, cells):
        assert sorted(tuple(row[name] for name in columns) for row in rows) == wanted


def test_followthemoney_lines_are_one_object_each(run):
    for path in (run.folder / "published" / "exports" / "ftm").glob("*.json*"):
        text = path.read_text("utf-8")
        lines = text.splitlines() if path.name != "datapackage.json" else [text]
        assert all(json.loads(line) for line in lines), path


def artifacts(run: Run) -> dict[str, object]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        wanted = {"artifacts": {"flow_run_id": {"any_": [run.id]}}}
        return {
            found["key"]: found["data"] for found in client.request("POST", "/artifacts/filter", json=wanted).json()
        }


def test_every_cell_of_the_artifacts_is_text_for_a_reader_of_markdown(run):
    found = artifacts(run)
    assert {"figures", "source-health"} <= set(found)
    for key, content in found.items():
        rows = json.loads(content) if str(content).startswith("[{") else []
        for cell in (cell for row in rows for cell in row.values() if isinstance(cell, str)):
            left = re.sub(r"\\[!-/:-@\[-`{-~]", "", cell)
            assert not re.search(r"[\\`*_{}\[\]()<>#!|~&:/=@$^\x00-\x1f\x7f-\x9f\u2028\u202e]", left), (key, cell)


def test_no_line_of_the_log_is_forged(run):
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        wanted = {"logs": {"flow_run_id": {"any_": [run.id]}}}
        messages = [entry["message"] for entry in client.request("POST", "/logs/filter", json=wanted).json()]
    told = [
        message for message in messages if re.match(r"(fetch|parse|extract|validate|load|publish|audit): ", message)
    ]
    assert len(told) >= 6
    assert [message for message in told if len(message.splitlines()) > 1 or CONTROL.search(message)] == []
    assert not any(message.startswith("2026-03-06") for message in messages)


def test_the_terminal_gets_no_control_character(run):
    assert "articles" in run.printed.stdout
    assert CONTROL.search(run.printed.stdout + run.printed.stderr) is None
    question = "SELECT title, publisher, authors, url FROM revisions_current ORDER BY url"
    for style in ("table", "csv", "json"):
        result = CliRunner().invoke(app, ["sql", question, "--format", style])
        assert result.exit_code == 0, result.output
        assert CONTROL.search(result.stdout) is None, style
    told = json.loads(result.stdout)
    assert [tuple(row.values()) for row in told] == run.ask(question)
    rows = csv_cells_of(CliRunner().invoke(app, ["sql", question, "--format", "csv"]).stdout)
    assert [cell for cell in rows if cell.startswith(FORMULA)] == []


def csv_cells_of(text: str) -> list[str]:
    return [cell for row in csv.reader(text.splitlines(keepends=True)) for cell in row]
