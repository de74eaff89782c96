"""Bring a database to the newest schema: numbered files, one transaction each, with a backup first."""

import hashlib
import shutil
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.errors import DoubledColumn

VIEWS_VERSION = -1


@cache
def migration_files() -> dict[int, Traversable]:
    """Return the migrations of `schema/` by their number."""
    found = (file for file in files("warehouse").joinpath("schema").iterdir() if file.name.endswith(".sql"))
    return {int(file.name[:4]): file for file in sorted(found, key=lambda file: file.name)}


@cache
def view_statements() -> str:
    """Return all of `views/*.sql`, in the order of their numbers."""
    folder = files("warehouse").joinpath("views")
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return "\n".join(file.read_text("utf-8") for file in found)


def latest_version() -> int:
    """Return the schema version that this code knows."""
    return max(migration_files())


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the schema version of a database; -1 for an empty one."""
    known = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_versions'"
    if not connection.execute(known).fetchall()[0][0]:
        return -1
    [(version,)] = connection.execute("SELECT max(version) FROM schema_versions").fetchall()
    return int(version)


def backup_path(path: Path, version: int) -> Path:
    """Return where the database is copied before migration number `version`."""
    return path.with_name(f"{path.name}.before-{version:04d}.bak")


def _back_up(connection: duckdb.DuckDBPyConnection, path: Path, version: int) -> None:
    connection.execute("CHECKPOINT")
    shutil.copyfile(path, backup_path(path, version))


def _apply(connection: duckdb.DuckDBPyConnection, version: int, name: str, statements: str) -> None:
    digest = hashlib.sha256(statements.encode()).hexdigest()
    connection.execute("BEGIN")
    try:
        connection.execute(statements)
        if version == VIEWS_VERSION:
            _refuse_doubled(connection)
            _comment_views(connection)
        connection.execute(
            "INSERT OR REPLACE INTO schema_versions (version, name, digest, applied_at) VALUES (?, ?, ?, now())",
            [version, name, digest],
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _views_are_current(connection: duckdb.DuckDBPyConnection) -> bool:
    digest = hashlib.sha256(view_statements().encode()).hexdigest()
    found = "SELECT count(*) FROM schema_versions WHERE version = ? AND digest = ?"
    return bool(connection.execute(found, [VIEWS_VERSION, digest]).fetchall()[0][0])


def migrate(connection: duckdb.DuckDBPyConnection, path: Path | None = None) -> list[int]:
    """Apply what is missing and return the numbers applied.

    A database that already holds a schema is copied to `backup_path` before each migration; without `path`
    (a database in memory) there is nothing to copy.
    """
    have = version_of(connection)
    missing = [version for version in migration_files() if version > have]
    for version in missing:
        if path is not None and have >= 0:
            _back_up(connection, path, version)
        file = migration_files()[version]
        _apply(connection, version, file.name, file.read_text("utf-8"))
    if missing or not _views_are_current(connection):
        _apply(connection, VIEWS_VERSION, "views", view_statements())
        connection.execute("CHECKPOINT")
    return missing


def _refuse_doubled(connection: duckdb.DuckDBPyConnection) -> None:
    statement = files("warehouse").joinpath("statements", "doubled_columns.sql").read_text("utf-8")
    for view, column, second in connection.execute(statement).fetchall():
        raise DoubledColumn(view, column, second)


def _comment_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a column that a view takes over unchanged the comment that it has in its table."""
    inherited = files("warehouse").joinpath("statements", "inherited_comments.sql").read_text("utf-8")
    found = connection.execute(inherited).fetchall()
    quoted = ((view, column, comment.replace("'", "''")) for view, column, comment in found)
    comments = (f"COMMENT ON COLUMN {view}.{column} IS '{comment}';" for view, column, comment in quoted)
    connection.execute("".join(comments))


def in_memory() -> duckdb.DuckDBPyConnection:
    """Return a new, empty warehouse in memory."""
    connection = duckdb.connect(":memory:")
    connection.execute("SET TimeZone = 'UTC'")
    migrate(connection)
    return connection


@cache
def arrow_schemas() -> dict[str, pa.Schema]:
    """Return the columns of every table as Arrow types, read from the schema files: they are the only definition."""
    with in_memory() as connection:
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()
        return {name: _plain(connection.table(name).to_arrow_table().schema) for (name,) in tables}


def _plain(schema: pa.Schema) -> pa.Schema:
    """Return a schema that Python values fit: JSON is carried as its text."""
    carried = (pa.string() if isinstance(field.type, pa.ExtensionType) else field.type for field in schema)
    return pa.schema(list(zip(schema.names, carried, strict=True)))
