"""Ask the published copy for what the pages show; each query is a file of its own."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]


class Published:
    """The published copy, opened for reading; usable as a context manager."""

    def __init__(self, database: Path) -> None:
        self._connection = duckdb.connect(str(database), read_only=True)
        # Of a long query DuckDB would draw its progress on standard output.
        self._connection.execute("SET enable_progress_bar = false")

    def __enter__(self) -> "Published":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rows(self, name: str) -> list[Row]:
        """Return the rows of `queries/<name>.sql` as dicts."""
        sql = files("tasks.publishing").joinpath(f"queries/{name}.sql").read_text(encoding="utf-8")
        result = self._connection.execute(sql)
        columns = [column[0] for column in result.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
