"""A Prefect server for one run from the command line: behind the guard and a login, gone with the run."""

import atexit
import os
import secrets
import socket
import subprocess
import time
from contextlib import ExitStack

import requests

from flows.command.serving.login import USER
from flows.command.serving.prefect_server import HOST, locked
from flows.command.serving.tethered import tethered

START_SECONDS = 180
_MODULE = "flows.command.serving.prefect_server"


class NoServerError(Exception):
    """Prefect's server for the run did not start."""


def have_prefect_server() -> None:
    """Have a Prefect server: the one that the user names, or one that ends with this process, whatever ends it.

    Raises:
        NoServerError: it did not start.

    """
    if _is_named():
        return
    port, login = _free_port(), f"{USER}:{secrets.token_urlsafe(24)}"
    own = locked(HOST, port, login) | {"PREFECT_UI_ENABLED": "false", "PREFECT__SERVER_EPHEMERAL": "1"}
    held = ExitStack()
    # Registered before anything of Prefect's, so that its last words are sent before the server goes.
    atexit.register(held.close)
    server = held.enter_context(tethered(_MODULE, "--port", str(port), env=os.environ | own))
    address = f"http://{HOST}:{port}/api"
    _await(server, f"{address}/health")
    _set({"PREFECT_API_URL": address, "PREFECT_API_AUTH_STRING": login})


def _await(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > deadline:
            raise NoServerError("Prefect's server for this run did not start; `prefect server start` says why")
        time.sleep(0.05)


def _is_named() -> bool:
    """Return whether the user's environment or profile names a server."""
    if "PREFECT_API_URL" in os.environ:
        return True
    from prefect.settings import get_current_settings

    return get_current_settings().api.url is not None


def _set(own: dict[str, str]) -> None:
    """Set what Prefect and the processes of the run are to see."""
    from prefect.context import refresh_global_settings_context

    os.environ.update(own)
    refresh_global_settings_context()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=5).ok
    except requests.RequestException:
        return False
