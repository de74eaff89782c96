"""One transaction as a block."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb

from warehouse.errors import WarehouseFull


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what the block does, or undo all of it.

    Raises:
        WarehouseFull: the disk is full; the message names the file.

    """
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(duckdb.Error):  # a commit that failed on a full disk has already been undone
            connection.execute("ROLLBACK")
        if isinstance(error, duckdb.Error) and "No space left" in str(error):
            raise WarehouseFull(f"disk full, nothing of the batch was written: {str(error).splitlines()[0]}") from error
        raise
