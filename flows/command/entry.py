"""Where the command begins: private files, and a Ctrl-C that ends it from the first moment on."""

import os
import signal

INTERRUPTED = 130


def begin() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, _end_at_once)
    from flows.run.environment import keep_files_private

    keep_files_private()
    from flows.command.cli import app

    app()


def _end_at_once(*_: object) -> None:
    """End without a word more: what a command writes survives a kill, and programs that it started end with it.

    While modules are imported an exception would be lost in whatever is being imported just then.
    """
    os.write(2, b"\n")
    os._exit(INTERRUPTED)
