"""Open the warehouse: one writer at a time, who can be named, and any number of readers of the published copy."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import duckdb

from warehouse.errors import WarehouseBusy, WarehouseFull, WarehouseMissing, WarehouseTooNew, WarehouseUnreadable
from warehouse.storing.rewrite import connect, is_in_older_format, move_to_format
from warehouse.tables.migrations import latest_version, migrate, version_of

POLL_SECONDS = 0.1
# Of a long query DuckDB would draw its progress on standard output, into the rows.
_SETTINGS = "SET TimeZone = 'UTC'; SET enable_progress_bar = false"


def lock_path(path: Path) -> Path:
    """Return the file beside the warehouse that names its writer."""
    return path.with_name(path.name + ".lock")


def writer_of(path: Path) -> str | None:
    """Return who holds, or last held, the warehouse, as one line; None when nobody ever did."""
    try:
        held = json.loads(lock_path(path).read_text("utf-8"))
        return f"{held['holder']} (pid {held['pid']}, since {held['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _take(lock: IO[str], path: Path, deadline: float) -> None:
    """Wait for the kernel's lock on the file, which a dead process cannot keep."""
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise WarehouseBusy(path, writer_of(path) or "another process") from None
            time.sleep(POLL_SECONDS)
        else:
            return


@contextmanager
def writer_lock(path: Path, holder: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the right to write `path` while the block runs.

    Raises:
        WarehouseBusy: another living process kept it for `wait` seconds; the message names its run and pid.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with lock_path(path).open("a+", encoding="utf-8") as lock:
        _take(lock, path, time.monotonic() + wait)
        lock.truncate(0)
        since = datetime.now(UTC).isoformat(timespec="seconds")
        with suppress(OSError):  # on a full disk the lock holds all the same; only its holder has no name
            lock.write(json.dumps({"holder": holder, "pid": os.getpid(), "since": since}))
            lock.flush()
        yield


def _refuse_newer(path: Path) -> None:
    """Read the schema version without writing, so that a newer file stays byte for byte as it is."""
    try:
        with duckdb.connect(path, read_only=True) as connection:
            found = version_of(connection)
    except duckdb.Error as error:
        raise _explained(path, error) from error
    if found > latest_version():
        raise WarehouseTooNew(path, str(found), str(latest_version()))


def _explained(path: Path, error: duckdb.Error) -> Exception:
    reason = str(error).splitlines()[0]
    if "lock on file" in reason:
        return WarehouseBusy(path, reason.partition("Conflicting lock is held in")[2].strip() or "another process")
    if "No space left" in str(error):
        return WarehouseFull(f"disk full: {reason}")
    if "newer version" in reason or "version number" in reason:
        return WarehouseTooNew(path, "of a newer DuckDB", duckdb.__version__)
    return WarehouseUnreadable(path, reason)


def _connect(path: Path, deadline: float) -> duckdb.DuckDBPyConnection:
    """Connect, waiting while a foreign client of DuckDB has the file open."""
    while True:
        try:
            if path.exists():
                _refuse_newer(path)
            return connect(path)
        except (duckdb.Error, WarehouseBusy) as error:
            told = _explained(path, error) if isinstance(error, duckdb.Error) else error
            if not isinstance(told, WarehouseBusy) or time.monotonic() >= deadline:
                raise told from error
            time.sleep(POLL_SECONDS)


@contextmanager
def open_writer(path: Path, holder: str, wait: float = 0.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse for writing, made or migrated to the newest schema and format, and close it after the block.

    `holder` is what a second writer is told ("ingest 2026-11-23 10:30"); `wait` is in seconds.

    Raises:
        WarehouseBusy: another process wrote all that time.
        WarehouseTooNew: a newer version made the file; it was not touched.
        WarehouseUnreadable: the file is no DuckDB database, or the disk refused.

    """
    deadline = time.monotonic() + wait
    with writer_lock(path, holder, wait):
        connection = _connect(path, deadline)
        try:
            connection.execute(_SETTINGS)
            migrate(connection, path)
            if is_in_older_format(connection):
                move_to_format(connection, path)
                connection = _connect(path, deadline)
                connection.execute(_SETTINGS)
            yield connection
        finally:
            connection.close()


@contextmanager
def open_reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a published copy for reading only.

    Raises:
        WarehouseMissing: nothing has been published yet.
        WarehouseUnreadable: the file is no DuckDB database.

    """
    if not path.exists():
        raise WarehouseMissing(path)
    try:
        connection = duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        raise _explained(path, error) from error
    try:
        connection.execute(_SETTINGS)
        yield connection
    finally:
        connection.close()
