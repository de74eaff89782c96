"""Write the warehouse anew, so that deleted rows leave no bytes in any file."""

import os
from pathlib import Path

import duckdb

from warehouse.migrations import migrate


def rewrite(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Replace the file by a copy of its rows and close `connection`; backups of migrations are removed.

    A database marks deleted rows and reuses their room some day; only a file that never held them is free of them.
    """
    arriving = path.with_name(path.name + ".rewritten")
    remove_database(arriving)
    with duckdb.connect(arriving) as fresh:
        migrate(fresh)
    connection.execute(f"ATTACH '{_quoted(arriving)}' AS fresh")
    tables = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'fresh' AND table_name <> 'schema_versions'"
    for (table,) in connection.execute(tables).fetchall():
        connection.execute(f"INSERT INTO fresh.{table} BY NAME FROM {table}")
    connection.execute("CHECKPOINT fresh")
    connection.execute("DETACH fresh")
    connection.execute("CHECKPOINT")
    connection.close()
    _force(arriving)
    wal_of(path).unlink(missing_ok=True)  # a log of the old file must never meet the new one
    os.replace(arriving, path)  # noqa: PTH105 - the rename is the point
    _force(path.parent)
    for backup in path.parent.glob(f"{path.name}.before-*.bak"):
        backup.unlink()


def _force(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def wal_of(path: Path) -> Path:
    """Return the write-ahead log of a database file."""
    return path.with_name(path.name + ".wal")


def remove_database(path: Path) -> None:
    """Delete a database file and its write-ahead log, where they exist."""
    path.unlink(missing_ok=True)
    wal_of(path).unlink(missing_ok=True)
