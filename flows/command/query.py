"""Ask the published copy in SQL."""

import csv
import json
import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path

import duckdb

from flows.command.console import out, table
from flows.run.choices import UnusableOptionError
from flows.run.controls import controls_escaped, without_controls
from tasks.publishing.exports import csv_cell
from warehouse.errors import WarehouseMissing
from warehouse.storing.connection import open_reader

UNLOCKED = "SET autoload_known_extensions = false"
# What spills to disk would open its folder to COPY.
LOCKED = f"{UNLOCKED}; SET temp_directory = ''; SET enable_external_access = false; SET lock_configuration = true"


class Format(StrEnum):
    """How the rows of a query are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def format_of(style: str) -> Format:
    """Return the format of a name; raises UnusableOptionError for another one."""
    if style not in list(Format):
        raise UnusableOptionError(f"--format {style}: one of {', '.join(Format)}")
    return Format(style)


def queried(published: Path, query: str, *, allow_files: bool = False) -> tuple[list[str], list[tuple[object, ...]]]:
    """Return the column names and rows of a query; the file is opened for reading only.

    Without `allow_files` the query reaches no file, no extension, no other database and no network.

    Raises:
        UnusableOptionError: it is no query, or asks for what it may not reach.

    """
    with open_reader(published) as connection:
        connection.execute(LOCKED if not allow_files else UNLOCKED)
        try:
            answer = connection.execute(query)
        except duckdb.Error as error:
            wants_files = "disabled by configuration" in str(error) and not allow_files
            why = ": `--allow-files` allows it" if wants_files else ""
            raise UnusableOptionError(f"the query cannot be answered{why}: {error}") from error
        # After an empty query, or one of comments only, there is nothing to describe.
        if answer is None or answer.description is None:
            raise UnusableOptionError('a query is missing: tallywire sql "select * from figures_current limit 5"')
        return [column[0] for column in answer.description], answer.fetchall()


def print_rows(columns: list[str], rows: list[tuple[object, ...]], style: Format) -> None:
    """Print rows as a table for people, or as CSV or JSON for the next program.

    No format brings a control character to the terminal: JSON escapes them, the others leave them out. Cells of CSV
    that a spreadsheet could run are led by an apostrophe, as in the exports.
    """
    if style is Format.TABLE:
        out.print(table(None, columns, rows))
        out.print(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}", style="dim")
    elif style is Format.CSV:
        writer = csv.writer(sys.stdout)
        writer.writerow(_plain(csv_cell(column)) for column in columns)
        writer.writerows([_plain(csv_cell(cell)) for cell in row] for row in rows)
    else:
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        sys.stdout.write(controls_escaped(json.dumps(records, default=str, ensure_ascii=False, indent=2)) + "\n")


def _plain(cell: object) -> object:
    return without_controls(cell) if isinstance(cell, str) else cell


def open_shell(published: Path, *, allow_files: bool = False) -> None:
    """Replace this program by DuckDB's own shell on the published copy, or say how to get it.

    Without `allow_files` what is asked there reaches as little as with `queried`.
    """
    if not published.exists():
        raise WarehouseMissing(published)
    shell = shutil.which("duckdb")
    if shell:
        lock = [] if allow_files else ["-cmd", LOCKED]
        os.execv(shell, [shell, "-readonly", *lock, str(published)])  # noqa: S606 - the user's own program, no shell between
    out.print(
        "DuckDB's own shell is not installed (https://duckdb.org/install). Once it is, `tallywire sql` opens it.\n"
        'Until then ask one question at a time: tallywire sql "select * from figures_current limit 5"'
    )
