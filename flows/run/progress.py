"""How a run tells what it is doing: each line goes to the run's log and to whoever listens, such as the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from flows.run.controls import one_line


class Listener(Protocol):
    """Whoever wants to know how far the run is."""

    def line(self, text: str) -> None:
        """Take one line of the story."""

    def count(self, stage: str, done: int, total: int | None) -> None:
        """Take how far a stage is; `total` is None while it is unknown."""


class Nobody:
    """The listener of a run without a terminal."""

    def line(self, text: str) -> None:
        """Let it pass."""

    def count(self, stage: str, done: int, total: int | None) -> None:
        """Let it pass."""


_listener: ContextVar[Listener] = ContextVar("listener", default=Nobody())  # noqa: B039 - it has no state


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send what runs inside the block tell to `listener`."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(text: str) -> None:
    """Put one line into the run's log and before the listener, whatever words of a page are in it."""
    from prefect import get_run_logger

    line = one_line(text)
    get_run_logger().info(line)
    _listener.get().line(line)


def count(stage: str, done: int, total: int | None = None) -> None:
    """Tell the listener how far a stage is."""
    _listener.get().count(stage, done, total)
