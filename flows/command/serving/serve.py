"""Everything one machine needs: Prefect's server with its UI, the deployments and a worker, ended together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

import requests

from flows.command.serving.login import FILE, login_of
from flows.command.serving.parts import note_parts, old_parts
from flows.command.serving.prefect_server import locked
from flows.command.serving.tethered import tethered
from flows.run.settings import settings

HOST = "127.0.0.1"
POOL = "tallywire"
PAGES = 1
"""The pages that runs write are served on the port that many above the one of Prefect's server."""
SERVER, WORKER, REPORT = "Prefect's server", "Prefect's worker", "the server of the report"
PLACES = (Path(__file__).parents[3] / "prefect.yaml", Path(__file__).parents[2] / "prefect.yaml")
"""Where the deployments are: of a checkout, of an installed package."""
HERE = "flows.command.serving"
HEARTBEAT_SECONDS = 30
START_SECONDS = 180


class ServingError(Exception):
    """What keeps the server from running."""


def environment(port: int, login: str) -> dict[str, str]:
    """Return the environment of the server and of the worker."""
    return (
        os.environ
        | locked(HOST, port, login)
        | {
            "PREFECT_API_URL": f"http://{HOST}:{port}/api",
            "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_SECONDS),
            "PREFECT_WORKER_QUERY_SECONDS": "2",
            "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
            "TALLYWIRE_PUBLISHED_URL": os.environ.get("TALLYWIRE_PUBLISHED_URL", f"http://{HOST}:{port + PAGES}"),
        }
    )


def _prefect(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "prefect", "--no-prompt", *arguments]


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ServingError(f"port {port} is in use; choose another one with --port") from error


def _refuse_old(run: Path) -> None:
    if found := old_parts(run):
        told = ", ".join(f"{name} (process {pid})" for name, pid in found.items())
        ids = " ".join(map(str, found.values()))
        raise ServingError(f"an earlier `tallywire serve` left running: {told}. End it first: kill {ids}")


def _await(name: str, server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise ServingError(f"{name} ended with code {server.returncode}")
        try:
            if requests.head(address, timeout=5).status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise ServingError(f"{name} did not answer within {START_SECONDS} s")


def _set_up(env: dict[str, str]) -> None:
    """Create the work pool, the deployments and the automations, and close what no worker works at any more."""
    steps = (
        _prefect("work-pool", "create", POOL, "--type", "process", "--overwrite"),
        # One run at a time: DuckDB has one writer. A deployment's own limit does not hold between two deployments.
        _prefect("work-pool", "set-concurrency-limit", POOL, "1"),
        _prefect("deploy", "--all", "--prefect-file", str(_deployments())),
        [sys.executable, "-m", "flows.run.automations"],
        [sys.executable, "-m", "flows.run.stranded"],
    )
    for command in steps:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise ServingError(f"{' '.join(command[1:])}: {(done.stderr or done.stdout).strip()}")


def _deployments() -> Path:
    return next(path for path in PLACES if path.exists())


def _where_login() -> str:
    """Return where the words stand that the UI asks for at its first page."""
    set_by_user = "PREFECT_SERVER_API_AUTH_STRING" in os.environ
    return "PREFECT_SERVER_API_AUTH_STRING" if set_by_user else f"the line in {settings().data_folder / FILE}"


def serve(port: int, tell: Callable[[str], None]) -> None:
    """Run until Ctrl-C or SIGTERM; `tell` gets each line for people.

    Raises:
        ServingError: the port is taken, or one of the programs did not start or ended on its own.

    """
    if not settings().sources_file.exists():
        tell(f"{settings().sources_file.absolute()} is missing: until it is there, scheduled runs fail")
        tell("`tallywire ingest` reads the bundled samples; docs/fetching.md tells how to write the list")
    run = settings().data_folder / "run"
    _refuse_old(run)
    for wanted in (port, port + PAGES):
        _refuse_taken(wanted)
    login = os.environ.get("PREFECT_SERVER_API_AUTH_STRING") or login_of(settings().data_folder)
    env, folder = environment(port, login), settings().report.parent
    folder.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        with tethered(f"{HERE}.prefect_server", "--port", str(port), env=env) as server:
            note_parts(run, {SERVER: server.pid})
            tell("starting Prefect's server (some 15 s, longer the first time)")
            _await(SERVER, server, f"http://{HOST}:{port}/api/health")
            tell("creating work pool and deployments")
            _set_up(env)
            _work(env, folder, port, server, tell)
    except KeyboardInterrupt:
        tell("ended")


def _work(
    env: Mapping[str, str], folder: Path, port: int, server: subprocess.Popen[bytes], tell: Callable[[str], None]
) -> None:
    """Run a worker and the server of the report beside Prefect's server, until one of the three ends."""
    work = ("--no-prompt", "worker", "start", "--pool", POOL, "--type", "process")
    show = (str(folder), str(port + PAGES))
    with (
        tethered("prefect", *work, env=env) as worker,
        tethered(f"{HERE}.page_server", *show, env=env) as pages,
    ):
        parts = {SERVER: server, WORKER: worker, REPORT: pages}
        note_parts(settings().data_folder / "run", {name: part.pid for name, part in parts.items()})
        _await(REPORT, pages, f"http://{HOST}:{port + PAGES}/")
        tell(f"Prefect UI:   http://{HOST}:{port}/dashboard")
        tell(f"deployments:  http://{HOST}:{port}/deployments")
        tell(f"report:       http://{HOST}:{port + PAGES}/report/")
        tell(f"log in with:  {_where_login()}")
        tell("Ctrl-C ends everything.")
        _watch(parts)


def _watch(programs: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Wait until one of the programs ends, without taking its exit code from `Popen`."""
    while True:
        for name, program in programs.items():
            if program.poll() is not None:
                raise ServingError(f"{name} ended with code {program.returncode}")
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
