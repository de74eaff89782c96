"""What every run of a flow needs: the right to write, a name, processes for long work."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from threading import Event, Thread
from typing import TypeVar, cast

from prefect.runtime import flow_run
from prefect.utilities.annotations import quote

from flows.run.processes import processes
from flows.run.progress import tell
from flows.run.settings import Settings
from tasks.extraction import EXTRACTOR_VERSION
from warehouse.errors import WarehouseBusy
from warehouse.storing.connection import writer_lock
from warehouse.tables.verdict import Run

Value = TypeVar("Value")
WATCH_SECONDS = 1.0


def whole(value: Value) -> Value:
    """Return `value` so that Prefect hands it to a task without looking for futures in each of its members."""
    return cast(Value, quote(value))


def run_of(flow_name: str) -> Run:
    """Return the current flow run as the warehouse records it."""
    return Run(str(flow_run.id), flow_name, str(flow_run.name), datetime.now(UTC), EXTRACTOR_VERSION)


@contextmanager
def only_run(run: Run, chosen: Settings) -> Iterator[None]:
    """Hold the data folder for one run; another run is named, and waited for as long as the settings say.

    The lock is the kernel's: a run that was killed does not keep it.

    Raises:
        WarehouseBusy: the other run did not end in time.

    """
    folder = chosen.data_folder / "run"
    with ExitStack() as held:
        held.enter_context(ended_with_worker())
        try:
            held.enter_context(writer_lock(folder, run.name))
        except WarehouseBusy as busy:
            tell(f"waiting up to {chosen.writer_wait:.0f} s for {busy.holder}")
            held.enter_context(writer_lock(folder, run.name, chosen.writer_wait))
        yield


@contextmanager
def ended_with_worker() -> Iterator[None]:
    """End this process when the worker that started it is gone: nobody would mark the run, or stop it, any more."""
    if "PREFECT__FLOW_RUN_ID" not in os.environ:
        yield
        return
    worker, is_done = os.getppid(), Event()

    def watch() -> None:
        while not is_done.wait(WATCH_SECONDS):
            if os.getppid() != worker:
                os.kill(os.getpid(), signal.SIGTERM)
                return

    Thread(target=watch, name="tallywire-worker-watch", daemon=True).start()
    try:
        yield
    finally:
        is_done.set()


@contextmanager
def reading_pool(articles: int, chosen: Settings) -> Iterator[Executor | None]:
    """Yield processes to parse and read in, or None where starting them costs more than it saves."""
    if articles < chosen.pool_from_articles or chosen.reading_processes < 2:
        yield None
        return
    with processes(chosen.reading_processes) as pool:
        yield pool
