"""`tallywire status`: the last runs, what waits, and who is silent, also while a run is writing."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from flows.command.cli import app
from tests.integration.conftest import settle_in
from tests.integration.stored_outlet import PAGE, RUN, store
from warehouse.runs import begin_run, end_run
from warehouse.storing.connection import open_writer
from warehouse.tables.verdict import RunState

WRITER = """
import sys
from pathlib import Path
from warehouse.storing.connection import open_writer
with open_writer(Path(sys.argv[1]), "a long run"):
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    from flows.run.settings import settings

    settle_in(tmp_path, monkeypatch)
    store(PAGE.format(head="", body=""))
    yield settings()
    settings.cache_clear()


def note_second_run(chosen, later, state, note=None):
    run = replace(RUN, run_id="run-2", started_at=RUN.started_at + later)
    with open_writer(chosen.warehouse, "test") as connection:
        begin_run(connection, run)
        end_run(connection, run, state, note)


def status():
    return CliRunner().invoke(app, ["status"])


def test_the_installation_is_told_in_one_screen(chosen):
    result = status()
    assert result.exit_code == 0
    assert "ingest one page" in result.stdout
    assert "In the warehouse: 1 articles, 1 figures" in result.stdout
    assert "Sources: 1, silent: 0" in result.stdout
    assert str(chosen.data_folder.absolute()) in result.stdout


def test_a_source_that_gave_nothing_for_days_of_runs_is_silent(chosen):
    note_second_run(chosen, timedelta(days=2, minutes=1), RunState.LOADED)
    result = status()
    assert "Sources: 1, silent: 1" in result.stdout
    assert "Quay Courier: nothing new since 2026-11-28 10:30 UTC" in result.stdout


def test_a_last_run_that_failed_ends_with_1_and_the_reason(chosen):
    note_second_run(chosen, timedelta(hours=1), RunState.FAILED, "the disk is full")
    result = status()
    assert result.exit_code == 1
    assert "the disk is full" in result.stdout


def test_while_a_run_is_writing_the_last_published_state_is_told(chosen):
    command = [sys.executable, "-c", WRITER, str(chosen.warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "writing\n"
        result = status()
        writer.stdin.close()
    assert result.exit_code == 0
    assert "when it was last published" in result.stdout
    assert "In the warehouse: 1 articles, 1 figures" in result.stdout


def test_before_the_first_run_it_says_how_to_begin(tmp_path, monkeypatch):
    settle_in(tmp_path, monkeypatch)
    result = status()
    assert result.exit_code == 2
    assert "run `tallywire ingest` first" in result.stderr
