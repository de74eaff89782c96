"""Rows on their way into the warehouse, by table."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.tables.migrations import arrow_schemas

Row = dict[str, Any]

KEYS = {
    "articles": "article_id",
    "revisions": "revision_id",
    "sentences": "sentence_id",
    "told_incidents": "told_incident_id",
    "figures": "figure_id",
    "persons": "person_id",
    "person_fates": "fate_id",
    "denials": "denial_id",
    "victims": "victim_id",
    "dates": "date_id",
    "attributions": "attribution_id",
    "places": "place_mention_id",
    "ignored_numbers": "ignored_id",
    "second_readings": "second_reading_id",
    "reader_differences": "difference_id",
    "refused_answers": "refused_id",
}
"""Every table that a reading fills, parents first, with its key."""

READ_FROM_TEXT = tuple(table for table in KEYS if table not in ("articles", "revisions"))
"""The tables whose rows a new reading of a revision replaces."""

SPANNED = tuple(
    table for table in READ_FROM_TEXT if table not in ("person_fates", "second_readings", "refused_answers")
)
"""The tables whose rows point at characters of a text: span_start, span_end and quote."""


@dataclass(slots=True)
class Batch:
    """Rows by table; a table may be missing.

    Each table is held as rows, which can be changed, or packed as columns, in a sixth of the memory.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    columns: dict[str, pa.Table] = field(default_factory=dict)

    def __getitem__(self, table: str) -> list[Row]:
        """Return the rows of one table to read and change, unpacked if need be."""
        if table in self.columns:
            self.rows[table] = self.columns.pop(table).to_pylist()
        return self.rows.setdefault(table, [])

    def __len__(self) -> int:
        return sum(self.counts().values())

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return len(self.columns[table]) if table in self.columns else len(self.rows.get(table, ()))

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has."""
        return {table: self.count(table) for table in (*self.rows, *self.columns)}

    def frame(self, table: str) -> pa.Table:
        """Return the rows of one table with the column types of the warehouse."""
        if table in self.columns:
            return self.columns[table]
        return pa.Table.from_pylist(self.rows.get(table, []), schema=arrow_schemas()[table])

    def cells(self, table: str, column: str) -> list[Any]:
        """Return one column of a table; empty cells are None."""
        if table in self.columns:
            return list(self.columns[table][column].to_pylist())
        return [row.get(column) for row in self.rows.get(table, ())]

    def add(self, other: "Batch") -> None:
        """Append the rows of another batch; a table that either holds packed is packed then."""
        for table in other.counts():
            if table in self.columns or table in other.columns:
                self.columns[table] = pa.concat_tables([self.frame(table), other.frame(table)])
                self.rows.pop(table, None)
            else:
                self[table].extend(other.rows[table])

    def pack(self) -> "Batch":
        """Hold every table as columns; return the batch itself."""
        self.columns |= {table: self.frame(table) for table in self.rows}
        self.rows.clear()
        return self

    def copy(self) -> "Batch":
        """Return a batch with the same rows, to which others can be added."""
        return Batch({table: list(rows) for table, rows in self.rows.items()}, dict(self.columns))
