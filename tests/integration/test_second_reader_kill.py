"""A run that is killed with SIGKILL while a model answers loses no answer that was paid for."""

import subprocess
import sys
from pathlib import Path
from threading import Event, Lock

from tests.integration.second_asker import PARALLEL
from tests.loopback import served
from tests.model_server import Behaviour, ModelServer
from tests.unit.reading.told import content

ROOT = Path(__file__).resolve().parents[2]
ARTICLES, ANSWERED = 20, 8
GOOD = Behaviour(content())


class Gate:
    """Answers the first requests and lets the others wait until it is opened."""

    def __init__(self) -> None:
        self.open, self.all_wait, self.asked, self.lock = Event(), Event(), 0, Lock()

    def __call__(self, _: str) -> Behaviour:
        with self.lock:
            self.asked += 1
            number = self.asked
        if number == ANSWERED + PARALLEL:
            self.all_wait.set()
        if number > ANSWERED:
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
