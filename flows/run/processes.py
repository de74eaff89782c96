"""Processes beside a run: what is heavy to import lives in one that ends, and its memory with it."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context, parent_process
from threading import Thread

from flows.run.environment import prepare

_checker: ContextVar[Executor | None] = ContextVar("checker", default=None)


def set_up() -> None:
    """Set up a process of a run: it leaves Ctrl-C to the run, and ends when the run was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    prepare()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def processes(number: int) -> ProcessPoolExecutor:
    """Return a pool whose processes start on their first work."""
    # Threads are running by now, so a fork could inherit a lock that nobody will open.
    return ProcessPoolExecutor(number, get_context("spawn"), initializer=set_up)


def _import_rules() -> None:
    from expectations.suites import rule_version

    rule_version()


@contextmanager
def checking() -> Iterator[Executor]:
    """Yield the process that checks rows, which imports the rules at once; inside another such block, the same one."""
    if (running := _checker.get()) is not None:
        yield running
        return
    with processes(1) as started:
        started.submit(_import_rules)
        token = _checker.set(started)
        try:
            yield started
        finally:
            _checker.reset(token)
