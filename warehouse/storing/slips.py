"""Typing slips between a batch and what is loaded already: one report of a thing is exactly tenfold another."""

from importlib.resources import files

import duckdb

REASON = "ten_times_another"
_FLAG = (
    "UPDATE {table} SET warnings = list_sort(list_append(warnings, $reason)) "
    "WHERE figure_id IN (FROM slips) AND NOT list_contains(warnings, $reason)"
)


def flag_slips(connection: duckdb.DuckDBPyConnection) -> int:
    """Flag staged and stored figures that are tenfold each other; return the number of stored rows that changed.

    A batch is checked by itself, so it is only here that its reports meet those of earlier batches.
    """
    connection.execute(files("warehouse").joinpath("statements", "find_slips.sql").read_text("utf-8"))
    connection.execute(_FLAG.format(table="incoming_figures"), {"reason": REASON})
    changed = connection.execute(_FLAG.format(table="figures"), {"reason": REASON})
    return int(changed.fetchall()[0][0])
