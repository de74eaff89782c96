"""A takedown killed with SIGKILL before one of its steps, and asked for again: nothing is left, nothing else is lost.

`TALLYWIRE_KILLS=1000` kills before every step; without it before a few, spread over the whole command.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tasks.fetching import Archive
from tests.integration.conftest import settle_in
from tests.integration.test_takedown import assert_readable, holding, urls_of

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("TALLYWIRE_KILLS", "5"))
GONE = {
    "person": ("Ilan Voss", "20260410-register-port-lisk", ("Ilan Voss", "a welder from the coast")),
    "url": (None, "vigil-in-lower-aske", ("held a vigil in Lower Aske", "Petra Ferrel", "Jonas Ferrel")),
}


@pytest.fixture(scope="module")
def samples(prefect_server, tmp_path_factory):  # noqa: ARG001 - the server runs
    """Read the samples once; each try takes down in a copy of the folder."""
    with pytest.MonkeyPatch.context() as patch:
        folder = settle_in(tmp_path_factory.mktemp("samples"), patch)
        from flows.ingest import ingest

        ingest()
        return folder


class Killer:
    """A process that takes down again and again, each time in a child that is killed on the way."""

    def __init__(self, folder: Path, option: str, value: str) -> None:
        command = [sys.executable, "-m", "tests.integration.killed_takedown", option, value]
        environment = os.environ | {"TALLYWIRE_DATA_FOLDER": str(folder)}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def take_down(self, at: int = -1) -> tuple[int, int]:
        """Take down, killed before step `at`; return exit code and number of steps."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{at}\n")
        code, steps = self.process.stdout.readline().split()
        return int(code), int(steps)


def assert_gone_and_nothing_else(folder: Path, phrases: tuple[str, ...], others: set[str]) -> None:
    assert holding(folder, *phrases) == set()
    assert urls_of(folder) == others
    with duckdb.connect(folder / "figures.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*), max(articles) FROM takedowns").fetchall() in ([(1, 1)], [(1, 0)])
        places = connection.execute("SELECT warc_file, warc_offset, body_sha256 FROM revisions").fetchall()
    assert_readable(folder / "snapshots", places)
    with Archive(folder / "snapshots") as archive:
        assert all(report.is_sound for report in archive.verify())
    assert (folder / "published" / "report" / "index.html").exists()
    assert (folder / "published" / "exports" / "ftm" / "datapackage.json").exists()
    left = [path.name for path in folder.rglob("*") if path.name.endswith((".new", ".old", ".erasing", ".rewritten"))]
    assert left == []


@pytest.mark.parametrize("by", GONE)
def test_a_takedown_that_was_killed_is_finished_by_the_same_command(samples, tmp_path, by):
    name, slug, phrases = GONE[by]
    before = urls_of(samples)
    [url] = [url for url in before if slug in url]
    folder = tmp_path / "data"
    killer = Killer(folder, by, name or url)
    with killer.process:
        shutil.copytree(samples, folder)
        code, steps = killer.take_down()
        assert code == 0
        assert steps > 100
        for point in sorted({number * steps // KILLS for number in range(KILLS)}):
            shutil.rmtree(folder)
            shutil.copytree(samples, folder)
            assert killer.take_down(at=point) == (-signal.SIGKILL, 0)
            assert killer.take_down()[0] == 0, f"killed before step {point}"
            assert_gone_and_nothing_else(folder, (*phrases, slug), before - {url})
        killer.process.stdin.close()
