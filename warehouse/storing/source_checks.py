"""Keep what checks of the sources found."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.tables.batch import Row
from warehouse.tables.migrations import arrow_schemas


def keep_checks(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Add one row a checked source; the view `source_health` shows the last one of each."""
    connection.register("checked", pa.Table.from_pylist(list(rows), schema=arrow_schemas()["source_checks"]))
    connection.execute("INSERT OR REPLACE INTO source_checks BY NAME FROM checked")
    connection.unregister("checked")
