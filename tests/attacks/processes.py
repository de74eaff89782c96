"""The processes that a test has started: told by a folder that stands in their environment."""

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path


def processes_of(folder: Path) -> dict[int, str]:
    """Return the processes whose environment names the folder as their home, with their command lines."""
    wanted, found = f"HOME={folder}".encode(), {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (entry / "environ").read_bytes().split(b"\0") and _is_alive(entry):
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
    return found


def _is_alive(entry: Path) -> bool:
    return (entry / "stat").read_text().rpartition(")")[2].split()[0] != "Z"


def open_port(port: int) -> bool:
    """Say whether something listens on a port of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(holds: Callable[[], object], within: float) -> bool:
    """Wait until something holds; say whether it did in time."""
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def private(folder: Path) -> dict[str, str]:
    """Return an environment with a home of its own and nothing of the user's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "TALLYWIRE_"))}
    return kept | {"HOME": str(folder)}
