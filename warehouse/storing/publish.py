"""Publish the warehouse: a copy that any client can open at any moment."""

import os
import shutil
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseFull
from warehouse.joining.claims import rebuild_claims
from warehouse.storing.transaction import transaction


def write_published(connection: duckdb.DuckDBPyConnection, path: Path, published: Path) -> Path:
    """Swap in a copy of the warehouse file at `published` and return its path.

    The copy is complete and on disk before it takes the name, so a reader sees the last one or this one; whoever has
    the last one open keeps reading it. Where `published` is a link, the file that it leads to is replaced.

    Raises:
        WarehouseFull: the disk has no room for the copy; the last one stays.

    """
    with transaction(connection):
        rebuild_claims(connection)
    _checkpoint(connection, published)
    target = published.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = target.with_name(target.name + ".new")
    try:
        with path.open("rb") as source, arriving.open("wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        arriving.replace(target)
    except OSError as error:
        arriving.unlink(missing_ok=True)
        raise WarehouseFull(f"{published} was not replaced, the last copy stays: {error}") from error
    return published


def _checkpoint(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    try:
        connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        if "No space left" in str(error):
            raise WarehouseFull(f"{published} was not replaced, the last copy stays: {error}") from error
        raise
