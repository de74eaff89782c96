"""What the command line prints: text of articles never reaches the terminal with its control characters."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.run.controls import without_controls

UNWRAPPED = 100_000
"""Columns of what is piped: the next program takes lines as they are, and an address is in one piece."""


def _width(stream: TextIO) -> int | None:
    return None if stream.isatty() or "COLUMNS" in os.environ else UNWRAPPED


out = Console(highlight=False, width=_width(sys.stdout))
err = Console(stderr=True, highlight=False, width=_width(sys.stderr))


def printable(value: object) -> Text:
    """Return a value as text without escape sequences, direction marks or markup."""
    return Text("" if value is None else without_controls(str(value)))


def table(title: str | None, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """Return a table; columns of numbers are set flush right."""
    body = [list(row) for row in rows]
    shown = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=None, pad_edge=False)
    for index, column in enumerate(columns):
        numeric = all(isinstance(row[index], int | float | None) for row in body) and bool(body)
        shown.add_column(printable(column), justify="right" if numeric else "left", overflow="fold")
    for row in body:
        shown.add_row(*(printable(value) for value in row))
    return shown


def told_at_once(text: str) -> None:
    """Say on standard error what is being done, before anything slow is imported."""
    err.print(printable(text), style="dim")


def fail(message: str) -> None:
    """Print one line on standard error."""
    err.print(Text.assemble(("error: ", "bold red"), printable(message)))
