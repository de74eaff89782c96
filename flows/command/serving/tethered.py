"""A program that ends when the one that started it is gone: `python -m ...tethered FD MODULE [ARGUMENT]...`.

The starter holds the other end of a pipe and writes nothing: at its end the kernel closes it, and the reader hears.
"""

import os
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

END_SECONDS = 10


@contextmanager
def tethered(module: str, *arguments: str, env: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a module as a program of its own until the block ends, or this process does.

    It stands in a session of its own, so that Ctrl-C reaches this program first.
    """
    listening, held = os.pipe()
    command = [sys.executable, "-m", "flows.command.serving.tethered", str(listening), module, *arguments]
    try:
        process = subprocess.Popen(  # noqa: S603
            command, env=env, pass_fds=(listening,), start_new_session=True, stdout=subprocess.DEVNULL
        )
    except BaseException:
        os.close(held)
        raise
    finally:
        os.close(listening)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(held)


def _end_with(pipe: int) -> None:
    """Wait until nobody holds the other end, then end this process, gently at first."""
    while os.read(pipe, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(END_SECONDS)
    os._exit(1)


def run_tethered() -> None:
    """Run the module of the command line."""
    pipe, module, *arguments = sys.argv[1:]
    threading.Thread(target=_end_with, args=(int(pipe),), daemon=True).start()
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    run_tethered()
