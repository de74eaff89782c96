"""What stays behind when a command is killed with 9 or interrupted: no process and no open port."""

import json
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.processes import open_port, private, processes_of, until
from tests.browser.installation import free_port

TALLYWIRE = str(Path(sys.executable).with_name("tallywire"))
GONE_WITHIN = 40
"""Seconds: programs are asked to end first, and made to after ten."""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def started(home, *arguments):
    with (home.parent / "told.log").open("wb") as told:
        return subprocess.Popen(
            [TALLYWIRE, *arguments],
            cwd=home.parent,
            env=private(home),
            stdout=subprocess.DEVNULL,
            stderr=told,
            start_new_session=True,
        )


def test_a_run_killed_with_9_leaves_no_server_and_no_process(home):
    run = started(home, "ingest")
    assert until(lambda: any("prefect_server" in line for line in processes_of(home).values()), 60)
    run.kill()
    run.wait()
    assert until(lambda: not processes_of(home), GONE_WITHIN), processes_of(home)


@pytest.mark.parametrize("moment", ["at once", "while the server starts"])
def test_ctrl_c_ends_a_run_that_has_not_begun(home, moment):
    run = started(home, "ingest")
    if moment == "at once":
        assert until(lambda: (home.parent / "told.log").stat().st_size, 20)
    else:
        assert until(lambda: any("prefect_server" in line for line in processes_of(home).values()), 60)
    run.send_signal(signal.SIGINT)
    assert run.wait(10) != 0
    assert until(lambda: not processes_of(home), GONE_WITHIN), processes_of(home)


def test_serve_killed_with_9_leaves_no_part_and_no_open_port(home):
    port = free_port()
    (home.parent / "sources.yml").write_text("sources: [{name: Nobody, home: 'http://127.0.0.1:9/'}]\n")
    serving = started(home, "serve", "--port", str(port))
    try:
        assert until(lambda: open_port(port), 120)
        database = home / ".prefect" / "prefect.db"
        assert stat.S_IMODE(database.stat().st_mode) == 0o600
        assert stat.S_IMODE((home.parent / "data").stat().st_mode) == 0o700
    finally:
        serving.kill()
        serving.wait()
    assert until(lambda: not processes_of(home), GONE_WITHIN), processes_of(home)
    assert not open_port(port)


def test_a_serve_that_finds_old_parts_names_them_and_the_way_out(home):
    folder = home.parent / "data" / "run"
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "flows.command.serving.page_server", str(home), "0"]
    with subprocess.Popen(command, env=private(home)) as old:
        (folder / "serve.json").write_text(json.dumps({"the server of the report": old.pid, "Prefect's worker": 1}))
        assert until(lambda: processes_of(home), 10)
        serving = started(home, "serve", "--port", str(free_port()))
        code = serving.wait(60)
        old.kill()
    told = " ".join((home.parent / "told.log").read_text().split())
    assert code == 2
    assert f"the server of the report (process {old.pid})" in told
    assert f"kill {old.pid}" in told
    assert "worker" not in told
