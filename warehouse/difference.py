"""What a new reading would change, before it is loaded."""

from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import duckdb

from warehouse.storing.staging import stage_rows
from warehouse.tables.batch import Batch


class Change(StrEnum):
    """What a new reading does to a figure."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that a new reading adds, no longer holds, or reads differently."""

    change: Change
    url: str
    span_start: int
    span_end: int
    quote: str
    field: str | None
    """The column that differs; None for a figure added or gone."""
    old: str | None
    new: str | None


def difference(connection: duckdb.DuckDBPyConnection, batch: Batch) -> list[FigureChange]:
    """Return how the figures of a batch differ from the stored ones of the same revisions; nothing is written.

    Revisions that are not stored yet are left out: all of their figures would be new.
    """
    for table in ("revisions", "figures"):
        stage_rows(connection, batch, table, "")
    statement = files("warehouse").joinpath("statements", "difference.sql").read_text("utf-8")
    return [FigureChange(Change(cells[0]), *cells[1:]) for cells in connection.execute(statement).fetchall()]
