"""Write the codebook from the database itself: every table, view and column with its meaning."""

import sys
from itertools import groupby

import duckdb

from warehouse.tables.migrations import in_memory

INTRODUCTION = """# Codebook

Generated from the database: `python -m warehouse.codebook > docs/codebook.md`. The view `codebook` holds the same.

Spans count code points from 0, the end exclusive; days are calendar days, instants are UTC; NULL means that the source
does not say. Reason codes of `warnings` and of the quarantine are in [trust.md](trust.md).
"""


def codebook(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the codebook as Markdown, views first: they are what an analyst starts from."""
    rows = connection.execute(
        "SELECT relation, table_name, table_comment, column_name, data_type, is_nullable, comment FROM codebook "
        "WHERE table_name <> 'schema_versions' ORDER BY relation = 'table', table_name, ordinal"
    ).fetchall()
    parts = [INTRODUCTION]
    for (relation, table, comment), columns in groupby(rows, key=lambda row: row[:3]):
        parts.append(f"## {table} ({relation})\n\n{comment}\n\n| column | type | meaning |\n|---|---|---|")
        is_table = relation == "table"
        parts += [_line(name, kind, is_table and not empty, about) for *_, name, kind, empty, about in columns]
        parts.append("")
    return "\n".join(parts)


def _line(column: str, kind: str, is_required: bool, comment: str) -> str:
    cells = (f"`{column}`", kind + (" (always)" if is_required else ""), comment)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    with in_memory() as fresh:
        sys.stdout.write(codebook(fresh))
