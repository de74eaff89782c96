"""The exports as one SQLite file, for Datasette and whatever else reads SQLite."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

INDEXED = ("claim_id", "event", "published_day", "day", "name_key")
"""Columns that people filter and join by."""


@contextmanager
def sqlite_file(path: Path) -> Iterator[Callable[[str, pa.Table], None]]:
    """Open a new SQLite file and yield what writes a named table to it; it has its name when all are written.

    Lists are JSON text, days and times ISO 8601 text, truth is 0 or 1, as Datasette and sqlite-utils have it.
    """
    arriving = path.with_name(path.name + ".new")
    arriving.unlink(missing_ok=True)
    connection = sqlite3.connect(arriving, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN")
        yield partial(_write_table, connection)
        connection.execute("COMMIT")
    finally:
        connection.close()
    arriving.replace(path)


def _write_table(connection: sqlite3.Connection, name: str, table: pa.Table) -> None:
    columns = ", ".join(f'"{field.name}" {_affinity(field.type)}' for field in table.schema)
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    places = ", ".join("?" * len(table.column_names))
    connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', _cells(table))  # noqa: S608 - names of our own
    for column in INDEXED:
        if column in table.column_names:
            connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')


def _affinity(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"


def _cells(table: pa.Table) -> Iterator[tuple[object, ...]]:
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield tuple(_cell(value) for value in row.values())


def _cell(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value.isoformat() if isinstance(value, date | datetime) else value
