"""Write the warehouse anew into a fresh file: without the bytes of deleted rows, and in the format of today."""

import os
import shutil
from pathlib import Path

import duckdb

from warehouse.errors import CopyDiffers, WarehouseFull
from warehouse.tables.migrations import migrate

FORMAT = "v2.0.0"
"""The oldest release of DuckDB that opens the warehouse and the published copy."""


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a database for writing; a new one is made in `FORMAT`, whatever a later DuckDB would choose."""
    return duckdb.connect(path, config={"storage_compatibility_version": FORMAT})


def is_in_older_format(connection: duckdb.DuckDBPyConnection) -> bool:
    """Say whether the file was made by a DuckDB before `FORMAT`; later ones keep its format when they write to it."""
    [(found,)] = connection.execute(
        "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchall()
    return _numbers(found) < _numbers(FORMAT)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.strip("v+").split("."))


def format_backup(path: Path) -> Path:
    """Return where a warehouse of an older format is kept when it moves to `FORMAT`."""
    return path.with_name(f"{path.name}.before-{FORMAT}.bak")


def move_to_format(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Replace a file of an older format by a copy in `FORMAT` with the same rows, and close `connection`.

    The old file stays as `format_backup`. The copy is complete, compared and on disk before it takes the name: a
    process killed on the way leaves the old file or the new one, and the next writer begins again.

    Raises:
        CopyDiffers: a table of the copy does not hold the rows of the old file, which stays.
        WarehouseFull: the disk has no room for copy and backup; the old file stays.

    """
    path = path.resolve()
    arriving = _copied(connection, path)
    _checked_close(connection)
    try:
        shutil.copyfile(path, format_backup(path))
    except OSError as error:
        remove_database(arriving)
        format_backup(path).unlink(missing_ok=True)
        raise WarehouseFull(f"{path} was not moved to the format of DuckDB {FORMAT}, it stays: {error}") from error
    _force(format_backup(path))
    _swap(arriving, path)


def rewrite(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Replace the file by a copy of its rows and close `connection`; backups of migrations are removed.

    A database marks deleted rows and reuses their room some day; only a file that never held them is free of them.
    Where `path` is a link, the file that it leads to is replaced.
    """
    target = path.resolve()
    arriving = _copied(connection, target)
    _checked_close(connection)
    _swap(arriving, target)
    for place in (path, target):
        for backup in place.parent.glob(f"{place.name}.before-*.bak"):
            backup.unlink()


def _copied(connection: duckdb.DuckDBPyConnection, path: Path) -> Path:
    """Copy every row into a new file beside `path`, compare, and return that file, complete and on disk."""
    arriving = path.with_name(path.name + ".rewritten")
    remove_database(arriving)
    try:
        with connect(arriving) as fresh:
            migrate(fresh)
        _copy_tables(connection, arriving)
    except (CopyDiffers, duckdb.Error) as error:
        remove_database(arriving)
        if "No space left" in str(error):
            raise WarehouseFull(f"{path} was not written anew, it stays: {str(error).splitlines()[0]}") from error
        raise
    _force(arriving)
    return arriving


def _copy_tables(connection: duckdb.DuckDBPyConnection, arriving: Path) -> None:
    connection.execute(f"ATTACH '{_quoted(arriving)}' AS fresh")
    try:
        connection.execute("DELETE FROM fresh.schema_versions")
        for table in tables_of(connection, "fresh"):
            connection.execute(f"INSERT INTO fresh.{table} BY NAME FROM {table}")
        _compare(connection)
        connection.execute("CHECKPOINT fresh")
    finally:
        connection.execute("DETACH fresh")


def tables_of(connection: duckdb.DuckDBPyConnection, database: str) -> list[str]:
    """Return the tables of an attached database, parents first."""
    listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = ?"
    return [table for (table,) in connection.execute(listed, [database]).fetchall()]


def _compare(connection: duckdb.DuckDBPyConnection) -> None:
    """Compare number and checksum of the rows of every table in both files."""
    [(current,)] = connection.execute("SELECT current_database()").fetchall()
    if set(tables_of(connection, current)) != set(tables_of(connection, "fresh")):
        raise CopyDiffers("the copy has other tables than the warehouse")
    for table in tables_of(connection, "fresh"):
        old, new = _sum_of(connection, f'"{current}".{table}', table), _sum_of(connection, f"fresh.{table}", table)
        if old != new:
            raise CopyDiffers(
                f"the copy of {table} holds {new[0]:,} rows with sum {new[1]}, not {old[0]:,} with {old[1]}"
            )


def _sum_of(connection: duckdb.DuckDBPyConnection, relation: str, table: str) -> tuple[int, int]:
    """Return number and checksum of the rows of a table, whatever their order."""
    listed = "SELECT DISTINCT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY 1"
    names = ", ".join(f'"{name}"' for (name,) in connection.execute(listed, [table]).fetchall())
    [(count, total)] = connection.execute(f"SELECT count(*), sum(hash({names})::HUGEINT) FROM {relation}").fetchall()  # noqa: S608
    return count, total or 0


def _checked_close(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CHECKPOINT")
    connection.close()


def _swap(arriving: Path, path: Path) -> None:
    """Give a complete file the name of the closed warehouse."""
    wal_of(path).unlink(missing_ok=True)  # a log of the old file must never meet the new one
    os.replace(arriving, path)  # noqa: PTH105 - the rename is the point
    _force(path.parent)


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
