"""How a command ends on a mistake that its user can mend."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

UNUSABLE = 2
"""Exit code when an argument, an option or a setting cannot be used."""


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what the user can mend into one line on standard error and exit code 2."""
    from flows.command.console import fail
    from flows.command.errors import explained

    try:
        yield
    except Exception as error:
        message = explained(error)
        if message is None:
            raise
        fail(message)
        raise typer.Exit(UNUSABLE) from None
