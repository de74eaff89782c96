"""A refetch, a replay, a correction or a migration that is killed: all of it or nothing, and the next one completes."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.unit.warehouse.made_rows import RUN, made_batch
from warehouse.load import load
from warehouse.storing.connection import open_writer
from warehouse.storing.rewrite import connect
from warehouse.tables import migrations
from warehouse.tables.verdict import QuarantinedRow, Verdict

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("TALLYWIRE_KILLS", "6"))
OLD = 6
"""The schema from which the migration begins."""


@pytest.fixture
def start(tmp_path):
    """Return a warehouse with one article, one of whose figures waits in quarantine."""
    path = tmp_path / "start" / "warehouse.duckdb"
    batch = made_batch("one")
    row = batch["figures"].pop()
    revision = batch["revisions"][0]
    waiting = QuarantinedRow(
        "figures", row["figure_id"], row, ["made"], "figures", revision["article_id"], revision["revision_id"]
    )
    with open_writer(path, "first") as connection:
        load(connection, Verdict(batch, [waiting]), RUN)
    return path


@pytest.fixture
def old(tmp_path, monkeypatch):
    """Return a warehouse of an earlier schema, with a row that every migration has to keep."""
    path = tmp_path / "old" / "warehouse.duckdb"
    path.parent.mkdir()
    known = migrations.migration_files()
    with monkeypatch.context() as patch, connect(path) as connection:
        patch.setattr(migrations, "migration_files", lambda: {n: file for n, file in known.items() if n <= OLD})
        patch.setattr(migrations, "view_statements", lambda: "")
        migrations.migrate(connection)
        connection.execute("INSERT INTO takedowns VALUES ('t', 'url', 'h', 'asked', 'desk', now(), 1, 1)")
    return path


def state_of(path):
    """Return what the tables hold, and the version of the schema."""
    with open_writer(path, "look") as connection:
        figures = connection.execute(
            "SELECT article_id, revision_id, figure_id, value_low, corrected_fields "
            "FROM figures JOIN revisions USING (revision_id) ORDER BY ALL"
        ).fetchall()
        states = connection.execute("SELECT state FROM quarantine UNION ALL SELECT subject FROM takedowns").fetchall()
        return figures, sorted(states), migrations.version_of(connection)


class Writer:
    """A process that writes again and again, each time in a child that is killed on the way."""

    def __init__(self, what):
        command = [sys.executable, "-m", "tests.attacks.killed_writing", what]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def write(self, path, at=-1):
        self.process.stdin.write(f"{path} {at}\n")
        code, statements = self.process.stdout.readline().split()
        return int(code), int(statements)


@pytest.mark.parametrize("what", ["corrections", "refetch", "review replay", "migration"])
def test_what_was_killed_left_all_or_nothing_and_the_next_one_completes(request, tmp_path, what):
    begin = request.getfixturevalue("old" if what == "migration" else "start")
    path = tmp_path / "tried" / "warehouse.duckdb"

    def anew():
        shutil.rmtree(path.parent, ignore_errors=True)
        shutil.copytree(begin.parent, path.parent)
        return path

    writer = Writer(what)
    with writer.process:
        code, statements = writer.write(anew())
        assert (code, statements > KILLS) == (0, True)
        after = state_of(path)
        before = after if what == "migration" else state_of(anew())
        assert what == "migration" or before != after
        for point in sorted({number * statements // KILLS for number in range(KILLS)}):
            assert writer.write(anew(), point) == (-signal.SIGKILL, 0)
            assert state_of(path) in (before, after), f"killed before statement {point}"
            assert writer.write(path)[0] == 0
            assert state_of(path) == after, f"killed before statement {point}"
        writer.process.stdin.close()


def test_the_old_warehouse_is_old(old):
    with duckdb.connect(old, read_only=True) as connection:
        assert migrations.version_of(connection) == OLD
