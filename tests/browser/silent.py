"""A run from the command line that is killed with -9, in a data folder of its own beside the installation's."""

import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from tests.browser.installation import Installation
from tests.browser.newsroom import Newsroom

TALLYWIRE = str(Path(sys.executable).with_name("tallywire"))
SLUG = "lifeboat"
TEXT = "At least 33 people were rescued on Tuesday when a ferry sank off Gull Point, the coastguard said."


class SilentRun:
    """The killed run, the one that was started beside it, and the folder of both."""

    def __init__(self, installation: Installation, outlet: Newsroom, folder: Path) -> None:
        self.outlet, self.folder = outlet, folder
        self.environment = installation.environment | {
            "PREFECT_API_URL": f"{installation.home}/api",
            "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
            "TALLYWIRE_WRITER_WAIT": "0",
            "TALLYWIRE_FETCH__READ_TIMEOUT": "300",
            "TALLYWIRE_FETCH__DEADLINE": "300",
        }
        self.address = outlet.publish(SLUG, "Ferry sinks off Gull Point", TEXT)
        outlet.hold(f"/{SLUG}.html")
        first = subprocess.Popen(
            [TALLYWIRE, "ingest", self.address], cwd=folder, env=self.environment, stderr=subprocess.DEVNULL
        )
        installation.until(lambda: f"/{SLUG}.html" in outlet.asked, "the run to ask for the page", 120)
        try:
            [run] = installation.ask("POST", "flow_runs/filter", flow_runs=_RUNNING)
            self.run_id, self.name = run["id"], run["name"]
            self.second = self.tallywire("ingest", self.address)
        finally:
            first.send_signal(signal.SIGKILL)
            first.wait()
        self.killed_at = datetime.now(UTC)

    def tallywire(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder to its end."""
        command = [TALLYWIRE, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=180, check=False
        )

    def seconds_until(self, instant: str) -> float:
        """Return the seconds from the kill to an instant that the server states."""
        return (datetime.fromisoformat(instant) - self.killed_at).total_seconds()

    def let_go(self) -> None:
        """Answer what was held."""
        self.outlet.release(f"/{SLUG}.html")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return what the published copy of the folder answers."""
        with duckdb.connect(self.folder / "data" / "figures.duckdb", read_only=True) as connection:
            return connection.execute(query).fetchall()


_RUNNING = {"state": {"type": {"any_": ["RUNNING"]}}, "deployment_id": {"is_null_": True}}
