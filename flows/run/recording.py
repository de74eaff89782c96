"""The row of a run in the warehouse, from its start to its end."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flows.run.progress import tell
from flows.run.settings import Settings
from flows.run.summary import RunSummary
from warehouse.runs import begin_run, end_run
from warehouse.storing.connection import open_writer
from warehouse.tables.verdict import Run, RunState


@contextmanager
def recorded(run: Run, chosen: Settings, summary: RunSummary | None = None) -> Iterator[None]:
    """Record that a run goes, and how the block ended; runs that were killed before it are closed as crashed.

    The caller holds the data folder alone, so a run that is still recorded as running is dead.
    """
    with open_writer(chosen.warehouse, run.name, chosen.writer_wait) as connection:
        dead = begin_run(connection, run)
    for name in dead:
        tell(f"{name} was killed before its end: closed as crashed; what it left is read now")
    try:
        yield
    except BaseException as error:
        # What ended the run may keep the warehouse from being written as well; the error itself must come through.
        with suppress(Exception):
            _end(run, chosen, RunState.FAILED, f"{type(error).__name__}: {error}".splitlines()[0])
        raise
    _end(run, chosen, RunState.HELD if summary and summary.held else RunState.LOADED)


def _end(run: Run, chosen: Settings, state: RunState, note: str | None = None) -> None:
    with open_writer(chosen.warehouse, run.name, chosen.writer_wait) as connection:
        end_run(connection, run, state, note)
