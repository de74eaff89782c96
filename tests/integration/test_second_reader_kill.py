"""A run that is killed with SIGKILL while a model answers loses no answer that was paid for."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event, Lock

import duckdb
import pytest

from tests.attacks.processes import private, processes_of, until
from tests.integration.second_asker import PARALLEL, text_of
from tests.integration.second_pages import FILLER
from tests.loopback import served
from tests.model_server import Behaviour, ModelServer
from tests.unit.reading.told import content

ROOT = Path(__file__).resolve().parents[2]
TALLYWIRE = str(Path(sys.executable).with_name("tallywire"))
ARTICLES, ANSWERED = 20, 8
GOOD = Behaviour(content())


class Gate:
    """Answers the first requests and lets the others wait until it is opened."""

    def __init__(self, answered: int = ANSWERED) -> None:
        self.open, self.all_wait, self.asked, self.lock = Event(), Event(), 0, Lock()
        self.answered = answered

    def __call__(self, _: str) -> Behaviour:
        with self.lock:
            self.asked += 1
            number = self.asked
        if number == self.answered + PARALLEL:
            self.all_wait.set()
        if number > self.answered:
            self.open.wait(60)
        return GOOD


def start(folder, url):
    command = [sys.executable, "-m", "tests.integration.second_asker", str(folder), url, str(ARTICLES)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_killed_run_asks_again_only_what_was_not_answered(tmp_path):
    gate = Gate()
    with served(ModelServer(gate)) as server:
        with start(tmp_path, server.url) as process:
            # A thread asks for its next answer once it has kept the last one: now all that was answered is kept.
            assert gate.all_wait.wait(120)
            process.kill()
        assert process.returncode == -9
        gate.open.set()
        before = len(server.asked)
        with start(tmp_path, server.url) as process:
            told, _ = process.communicate(timeout=120)
        assert (process.returncode, int(told)) == (0, ANSWERED)
        assert len(server.asked) - before == ARTICLES - ANSWERED


def write_pages(folder):
    folder.mkdir()
    for number in range(ARTICLES):
        told = f"<p>{text_of(number)}</p>{FILLER}"
        body = f"<article><h1>Mine {number}</h1>{told}</article>"
        (folder / f"{number}.html").write_text(f'<html lang="en"><body>{body}</body></html>', "utf-8")
    return folder


def kept_answers(home):
    file = home.parent / "data" / "answers.sqlite"
    if not file.exists():
        return 0
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'answers'").fetchone()[0]
        return database.execute("SELECT count(*) FROM answers").fetchone()[0] if tables else 0


@pytest.mark.parametrize("answered", [ANSWERED, ARTICLES], ids=["while it is asked", "once all is answered"])
def test_a_whole_run_that_is_killed_asks_again_only_what_was_not_answered(tmp_path, answered):
    home, pages, gate = tmp_path / "home", write_pages(tmp_path / "pages"), Gate(answered)
    home.mkdir()
    with served(ModelServer(gate)) as server:
        model = {"URL": server.url, "NAME": "made-up-7b", "PARALLEL": str(PARALLEL)}
        env = private(home) | {f"TALLYWIRE_MODEL__{name}": value for name, value in model.items()}
        command, waits = [TALLYWIRE, "ingest", str(pages)], gate.all_wait.is_set
        with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL) as run:
            assert until(waits if answered < ARTICLES else lambda: kept_answers(home) == ARTICLES, 180)
            run.kill()
        assert until(lambda: not processes_of(home), 40)
        gate.open.set()
        before = len(server.asked)
        assert kept_answers(home) == answered
        told = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=180, check=True)
        assert len(server.asked) - before == ARTICLES - answered
    assert f"{answered} answers remembered" in " ".join((told.stdout + told.stderr).split())
    with duckdb.connect(tmp_path / "data" / "figures.duckdb", read_only=True) as connection:
        outcomes = connection.execute("SELECT outcome, count(*) FROM second_readings GROUP BY outcome").fetchall()
    assert outcomes == [("answered", ARTICLES)]
