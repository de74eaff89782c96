"""Writes to a warehouse that are killed on the way: `python -m tests.attacks.killed_writing WHAT`, a line a try.

Each line of standard input is the path of the warehouse and the number of the statement before which a forked child is
killed with SIGKILL, -1 for never. The answer is the exit code of the child and the number of its statements.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.unit.warehouse.made_rows import RUN, TEXT, made_batch
from warehouse.deciding.corrections import Correction, store_corrections
from warehouse.load import load
from warehouse.review import replay_entries
from warehouse.storing.connection import open_writer
from warehouse.storing.rewrite import connect
from warehouse.tables.batch import Batch
from warehouse.tables.migrations import migrate
from warehouse.tables.verdict import Verdict


class Killed:
    """A connection that kills its process before one of its statements."""

    def __init__(self, connection: Any, at: int) -> None:
        self.connection, self.at, self.done = connection, at, 0

    def execute(self, *statement: Any) -> Any:
        if self.done == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        self.done += 1
        return self.connection.execute(*statement)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


def passes(batch: Batch) -> Verdict:
    return Verdict(batch)


def correct(connection: Any) -> None:
    batch = made_batch("one")
    figure = next(row for row in batch["figures"] if row["value_low"] == 51)
    correction = Correction(
        article="https://harbour-gazette.test/one",
        start=figure["span_start"],
        end=figure["span_end"],
        field="value_low",
        expect=51,
        new=50,
        reason="the outlet corrected itself",
        by="data desk",
        at=date(2025, 4, 12),
    )
    store_corrections(connection, [correction])
    load(connection, Verdict(batch), RUN, passes)


def refetch(connection: Any) -> None:
    load(connection, Verdict(made_batch("one", text=f"{TEXT}\n\nThe storm passed.")), RUN)


def replay(connection: Any) -> None:
    replay_entries(connection, RUN, passes)


WRITES: dict[str, Callable[[Any], None]] = {"corrections": correct, "refetch": refetch, "review replay": replay}


def write(what: str, path: Path, at: int) -> int:
    """Write in this process and return the number of statements."""
    if what == "migration":
        with connect(path) as connection:
            killed = Killed(connection, at)
            migrate(killed, path)  # type: ignore[arg-type]
            return killed.done
    with open_writer(path, "killed") as connection:
        killed = Killed(connection, at)
        WRITES[what](killed)
        return killed.done


def main(what: str) -> None:
    made_batch("one").frame("figures")  # what is the same for every try is read once, before the first fork
    for line in sys.stdin:
        path, _, at = line.rstrip("\n").rpartition(" ")
        asking, telling = os.pipe()
        child = os.fork()
        if not child:
            os.write(telling, str(write(what, Path(path), int(at))).encode())
            os._exit(0)
        os.close(telling)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), os.read(asking, 20).decode() or 0, flush=True)  # noqa: T201
        os.close(asking)


if __name__ == "__main__":
    main(sys.argv[1])
