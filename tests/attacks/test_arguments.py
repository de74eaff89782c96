"""Arguments of the command line that nobody means: each is refused in one line, and no command ends in a traceback."""

import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from flows.run.settings import settings
from tasks.publish import publish_warehouse
from tests.unit.warehouse.made_rows import RUN, TEXT, made_batch
from warehouse.load import load
from warehouse.storing.connection import open_writer
from warehouse.tables.batch import Batch
from warehouse.tables.verdict import Verdict

ODD = ("", "\0", "\ud800", "'", "%", "../../etc/passwd", "A" * 5000, "\x1b[31m", "-1", "9" * 400)
SIGNED = ("--note", "n", "--by", "b")
TAKING = {
    "review show": (),
    "review drop": SIGNED,
    "review release": SIGNED,
    "review fix": ("age=1", *SIGNED),
    "review choose": ("model", *SIGNED),
    "review join": ("ffff", *SIGNED),
    "review part": ("ffff", *SIGNED),
    "review list --state": (),
    "review list --reason": (),
    "review disagreements --most": (),
    "explain Two --published": (),
    "explain Two --reader": (),
    "takedown --reason r --dry-run --url": (),
    "takedown --reason r --dry-run --person": (),
    "takedown --dry-run --person Ilan --reason": (),
    "sql": (),
    "sql FROM --format": (),
    "sources check": (),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a data folder with one article, published."""
    data = tmp_path_factory.mktemp("arguments") / "data"
    batch = Batch()
    batch.add(made_batch("one", text=TEXT))
    with open_writer(data / "warehouse.duckdb", "test") as connection:
        load(connection, Verdict(batch), RUN)
    publish_warehouse(data / "warehouse.duckdb", data / "figures.duckdb", "test")
    return data


@pytest.fixture
def invoke(folder, monkeypatch):
    monkeypatch.setenv("TALLYWIRE_DATA_FOLDER", str(folder))
    monkeypatch.chdir(folder)
    settings.cache_clear()
    yield lambda *arguments: CliRunner().invoke(app, list(arguments))
    settings.cache_clear()


@pytest.mark.parametrize("command", TAKING)
def test_an_odd_argument_gives_an_answer_or_one_line_and_never_a_traceback(invoke, command):
    for odd in ODD:
        told = invoke(*command.split(), odd, *TAKING[command])
        assert told.exception is None or isinstance(told.exception, SystemExit), (odd[:20], told.exception)
        assert told.exit_code in (0, 1, 2), odd[:20]
        assert told.output.strip() or told.exit_code == 0, odd[:20]
        assert "\x1b[31m" not in told.output


@pytest.mark.parametrize("port", ["-1", "0", "65535", "65536", "9" * 30, "x"])
def test_a_port_that_cannot_be_is_refused(invoke, port):
    told = invoke("serve", "--port", port)
    assert told.exit_code == 2
    assert "port" in told.output


@pytest.mark.parametrize("day", ["0001-01-01", "2024-13-45", "2024-02-30", "yesterday"])
def test_a_day_that_cannot_be_is_refused(invoke, day):
    told = invoke("explain", "Two men died on Friday.", "--published", day)
    assert told.exit_code == 2
    assert day in told.output


@pytest.mark.parametrize("place", ["/dev/null", "/proc/self/mem", "/dev/full"])
def test_a_data_folder_that_is_none_is_named(invoke, place):
    for command in (("sql", "SELECT 1"), ("review", "list")):
        told = invoke("--data", place, *command)
        assert told.exit_code == 2
        assert "Traceback" not in told.output


def test_the_name_of_a_column_reaches_no_terminal_with_its_control_characters(invoke):
    for style in ("table", "csv", "json"):
        told = invoke("sql", "SELECT 'x' AS \"a\x1b[31m\"", "--format", style)
        assert told.exit_code == 0
        assert "\x1b" not in told.output
