"""A takedown that is killed on the way: `python -m tests.integration.killed_takedown person "NAME"`, a line a try.

Each line of standard input is the number of the step before which a forked child is killed with SIGKILL, -1 for never.
A step is a statement of DuckDB or SQLite, or a file opened for writing, renamed or removed. The answer is the exit code
of the child and, where it came to its end, the number of steps.
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import Any

import duckdb

from flows.command import takedown
from tasks.publishing.charts import script
from tasks.publishing.site import build_site

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
REASON = "asked for by the family"


class Steps:
    """Counts the steps of this process and kills it before one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.done = at, 0

    def step(self, *_: object) -> None:
        if self.done == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1

    def watch(self) -> None:
        """Count from now on."""
        duckdb_connect, sqlite_connect = duckdb.connect, sqlite3.connect

        def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
            connection = sqlite_connect(*arguments, **named)
            connection.set_trace_callback(self.step)
            return connection

        duckdb.connect = lambda *arguments, **named: Watched(duckdb_connect(*arguments, **named), self)
        sqlite3.connect = traced
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        written = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if written or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir"):
            self.step()


class Watched:
    """A connection whose every statement is a step."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, steps: Steps) -> None:
        self._connection, self._steps = connection, steps

    def execute(self, *statement: Any) -> duckdb.DuckDBPyConnection:
        self._steps.step()
        return self._connection.execute(*statement)

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def take_down(subject: dict[str, str | None], at: int) -> tuple[int, int]:
    """Take down in this process; return the exit code of the command and the number of steps."""
    steps = Steps(at)
    # The report is built in the killed process itself: the pages are the same, and the kill meets it as well.
    takedown.build_report = build_site
    steps.watch()
    return takedown.take_down_all(**subject, reason=REASON, by="desk", dry_run=False), steps.done


def main(option: str, value: str) -> None:
    script()  # made once, before the first fork
    subject = {"person": None, "url": None} | {option: value}
    for line in sys.stdin:
        asking, telling = os.pipe()
        child = os.fork()
        if not child:
            sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the child lives
            code, done = take_down(subject, int(line))
            os.write(telling, str(done).encode())
            os._exit(code)
        os.close(telling)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), os.read(asking, 20).decode() or 0, flush=True)  # noqa: T201
        os.close(asking)


if __name__ == "__main__":
    main(*sys.argv[1:])
