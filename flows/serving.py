"""Everything one machine needs: Prefect's server with its UI, the deployments and a worker, ended together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from flows.automations import HEARTBEAT_SECONDS

HOST = "127.0.0.1"
POOL = "tallywire"
DEPLOYMENTS = Path(__file__).parents[1] / "prefect.yaml"
START_SECONDS = 180
END_SECONDS = 10


class ServingError(Exception):
    """What keeps the server from running."""


def environment(port: int) -> dict[str, str]:
    """Return the environment of the server and of the worker."""
    return os.environ | {
        "PREFECT_API_URL": f"http://{HOST}:{port}/api",
        # `--port` alone leaves the UI calling 4200.
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_UI_V2_ENABLED": "false",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_SECONDS),
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    }


def _prefect(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "prefect", "--no-prompt", *arguments]


@contextmanager
def _running(command: list[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in its own session, so that Ctrl-C reaches this program first, and end it after the block."""
    process = subprocess.Popen(command, env=env, start_new_session=True, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ServingError(f"port {port} is in use; choose another one with --port") from error


def _await_health(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise ServingError(f"Prefect's server ended with code {server.returncode}")
        try:
            if requests.get(f"http://{HOST}:{port}/api/health", timeout=5).ok:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise ServingError(f"Prefect's server did not answer within {START_SECONDS} s")


def _set_up(env: dict[str, str]) -> None:
    """Create the work pool, the deployments and the automations; repeating it changes nothing."""
    steps = (
        _prefect("work-pool", "create", POOL, "--type", "process", "--overwrite"),
        # One run at a time: DuckDB has one writer. A deployment's own limit does not hold between two deployments.
        _prefect("work-pool", "set-concurrency-limit", POOL, "1"),
        _prefect("deploy", "--all", "--prefect-file", str(DEPLOYMENTS)),
        [sys.executable, "-c", "from flows.automations import ensure_automations; ensure_automations()"],
    )
    for command in steps:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise ServingError(f"{' '.join(command[1:])}: {(done.stderr or done.stdout).strip()}")


def serve(port: int, tell: Callable[[str], None]) -> None:
    """Run until Ctrl-C or SIGTERM; `tell` gets each line for people.

    Raises:
        ServingError: the port is taken, or one of the programs did not start or ended on its own.

    """
    if not DEPLOYMENTS.exists():
        raise ServingError(f"{DEPLOYMENTS} is missing: `tallywire serve` runs from a checkout of the project")
    _refuse_taken(port)
    env = environment(port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _running(_prefect("server", "start", "--host", HOST, "--port", str(port)), env) as server:
            tell("starting Prefect's server (some 15 s, longer the first time)")
            _await_health(server, port)
            tell("creating work pool and deployments")
            _set_up(env)
            with _running(_prefect("worker", "start", "--pool", POOL, "--type", "process"), env) as worker:
                tell(f"Prefect UI:   http://{HOST}:{port}/dashboard")
                tell(f"deployments:  http://{HOST}:{port}/deployments")
                tell("Ctrl-C ends everything.")
                _watch(server, worker)
    except KeyboardInterrupt:
        tell("ended")


def _watch(server: subprocess.Popen[bytes], worker: subprocess.Popen[bytes]) -> None:
    """Wait until one of the two ends, without taking its exit code from `Popen`."""
    while server.poll() is None and worker.poll() is None:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    name, ended = ("server", server) if server.poll() is not None else ("worker", worker)
    raise ServingError(f"Prefect's {name} ended with code {ended.returncode}")
