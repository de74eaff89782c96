"""One machine as `tallywire serve` sets it up, in a folder and a home of its own, asked over Prefect's API."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import requests
from requests.adapters import HTTPAdapter
from requests.auth import HTTPBasicAuth
from urllib3.util import Retry

HOST = "127.0.0.1"
CLIENT = "tests"
START_SECONDS = 240
POLL_SECONDS = 0.25
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


class Installation:
    """A running installation; `log` is what `tallywire serve` and its programs printed."""

    def __init__(self, folder: Path, port: int, process: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
        self.folder, self.process, self.environment = folder, process, environment
        self.home = f"http://{HOST}:{port}"
        self.report = f"http://{HOST}:{port + 1}/report/"
        self.published = folder / "data" / "figures.duckdb"
        self.client = requests.Session()
        # The server answers 503 while its database is locked, and asks to be asked again.
        busy = Retry(total=8, backoff_factor=0.5, status_forcelist=[503], allowed_methods=None)
        self.client.mount(self.home, HTTPAdapter(max_retries=busy))

    def log_in(self) -> None:
        """Use the login that the start has made, in requests and in commands, and a CSRF token of the server."""
        self.login = (self.folder / "data" / "prefect-login").read_text("ascii").strip()
        self.client.auth = HTTPBasicAuth(*self.login.split(":", 1))
        token = self.ask("GET", f"csrf-token?client={CLIENT}")["token"]
        self.client.headers.update({"Prefect-Csrf-Client": CLIENT, "Prefect-Csrf-Token": token})
        self.environment |= {"PREFECT_API_AUTH_STRING": self.login}

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8")

    def ask(self, method: str, path: str, **body: object) -> Any:
        answer = self.client.request(method, f"{self.home}/api/{path}", json=body or None, timeout=30)
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer.json() if answer.content else None

    def deployment(self, name: str) -> dict[str, Any]:
        return self.ask("GET", f"deployments/name/{name}/{name}")

    def start(self, name: str, **parameters: object) -> str:
        """Ask for a run of a deployment and return its id."""
        path = f"deployments/{self.deployment(name)['id']}/create_flow_run"
        return self.ask("POST", path, state={"type": "SCHEDULED"}, parameters=parameters)["id"]

    def automations(self) -> list[dict[str, Any]]:
        return self.ask("POST", "automations/filter", sort="NAME_ASC")

    def command(self, *arguments: str, **changed: str | None) -> None:
        """Run a Python program against the server, with some variables changed or taken away."""
        wanted = self.environment | {"PREFECT_API_URL": f"{self.home}/api"} | changed
        env = {name: value for name, value in wanted.items() if value is not None}
        subprocess.run([sys.executable, *arguments], cwd=self.folder, env=env, check=True, timeout=120)

    def run(self, run_id: str) -> dict[str, Any]:
        return self.ask("GET", f"flow_runs/{run_id}")

    def ended(self, run_id: str, within: float = 120) -> dict[str, Any]:
        """Wait until a run has ended, and return it."""
        return self.until(lambda: (run := self.run(run_id))["state_type"] in ENDED and run, f"end of {run_id}", within)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what the published copy answers; no rows while nothing is published."""
        if not self.published.exists():
            return []
        with duckdb.connect(self.published, read_only=True) as connection:
            return connection.execute(query).fetchall()

    def until(self, holds: Callable[[], Any], what: str, within: float) -> Any:
        """Return what `holds` returns as soon as that is true."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"tallywire serve ended: {self.log[-3000:]}"
            if found := holds():
                return found
            time.sleep(POLL_SECONDS)
        raise AssertionError(f"not within {within:.0f} s: {what}\n{self.log[-3000:]}")


def free_port() -> int:
    """Return a free port with a free one above it, where the report is served."""
    while True:
        with socket.socket() as probe, socket.socket() as above:
            probe.bind((HOST, 0))
            port = int(probe.getsockname()[1])
            with suppress(OSError, OverflowError):
                above.bind((HOST, port + 1))
                return port


def _environment(folder: Path, **own: str) -> dict[str, str]:
    """Return an environment in which nothing of the user's settings is left."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "TALLYWIRE_"))}
    loopback = {"TALLYWIRE_FETCH__ALLOW": f'["{HOST}"]', "TALLYWIRE_FETCH__DELAY": "0"}
    return kept | {"HOME": str(folder / "home")} | loopback | own


@contextmanager
def installed(folder: Path, **own: str) -> Iterator[Installation]:
    """Run `tallywire serve` in `folder` while the block runs, and see it end cleanly on Ctrl-C."""
    (folder / "home").mkdir()
    port, environment = free_port(), _environment(folder, **own)
    command = [str(Path(sys.executable).with_name("tallywire")), "serve", "--port", str(port)]
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True)
        installation = Installation(folder, port, process, environment)
        try:
            installation.until(lambda: "Ctrl-C ends everything" in installation.log, "the start", START_SECONDS)
            installation.log_in()
            yield installation
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise
