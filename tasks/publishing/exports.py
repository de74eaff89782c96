"""Write the published copy as files: Parquet, CSV, JSON Lines, SQLite and FollowTheMoney."""

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from tasks.publishing import followthemoney
from tasks.publishing.sqlite import sqlite_file

TABLES = ("figure_sources", "claims", "claim_reports", "persons_named", "denials_open", "timeline", "figure_changes")
"""The views and tables that are exported, each to one file a format."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet run a cell (OWASP, "CSV Injection")."""

_BREAKS = re.compile("[\x85\u2028\u2029]")
_TYPES = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "boolean", "DATE": "date"}


def formula_safe(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: text that could start one is led by an apostrophe."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + cell
    return cell


def csv_cell(cell: object) -> object:
    """Return a list as JSON, days as ISO 8601 and text as formula-safe text."""
    if isinstance(cell, list | dict):
        return formula_safe(json.dumps(cell, ensure_ascii=False, default=str))
    return cell.isoformat() if isinstance(cell, date | datetime) else formula_safe(cell)


def write_csv(table: pa.Table, path: Path) -> Path:
    """Write one table as CSV (UTF-8, quoted where needed) and return the path."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(table.column_names)
        for batch in table.to_batches():
            writer.writerows([csv_cell(cell) for cell in row.values()] for row in batch.to_pylist())
    return path


def write_json_lines(rows: Iterable[dict[str, Any]], path: Path) -> Path:
    """Write one JSON object a line and return the path."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(_on_one_line(json.dumps(row, ensure_ascii=False, default=_iso)) + "\n")
    return path


def _on_one_line(written: str) -> str:
    """Return JSON with the line breaks escaped that its writer leaves: many readers split lines at them as well."""
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _iso(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, date | datetime) else str(cell)


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches():
        yield from batch.to_pylist()


def _fields(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, str]]:
    found = connection.execute(
        "SELECT column_name, data_type, comment FROM codebook WHERE table_name = ? ORDER BY ordinal", [table]
    ).fetchall()
    return [{"name": name, "type": _type(kind), "description": comment} for name, kind, comment in found]


def _type(kind: str) -> str:
    if kind.startswith("TIMESTAMP"):
        return "datetime"
    return "array" if kind.endswith("[]") else _TYPES.get(kind, "string")


def _resource(path: Path, fields: list[dict[str, str]], description: str) -> dict[str, Any]:
    """Return the entry of one file in `datapackage.json` (Data Package 1.0)."""
    return {
        "name": path.stem.replace(".", "-").replace("_", "-").lower(),
        "path": path.name,
        "description": description,
        "format": path.suffix.removeprefix("."),
        "bytes": path.stat().st_size,
        "hash": "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest(),
        "schema": {"fields": fields},
    }


def _package(folder: Path, style: str, resources: list[dict[str, Any]]) -> Path:
    described = {
        "profile": "data-package",
        "name": f"tallywire-{style}",
        "title": "Figures off the news wire, each with its source",
        "description": "Statements of news articles; nothing here is verified. `quote` and `sentence` are evidence.",
        "resources": resources,
    }
    path = folder / "datapackage.json"
    path.write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return path


def _write_styles(table: pa.Table, name: str, styles: dict[str, Path]) -> dict[str, Path]:
    """Write one table as Parquet, CSV and JSON Lines, and return the file of each."""
    pq.write_table(table, styles["parquet"] / f"{name}.parquet")
    return {
        "parquet": styles["parquet"] / f"{name}.parquet",
        "csv": write_csv(table, styles["csv"] / f"{name}.csv"),
        "jsonl": write_json_lines(_rows(table), styles["jsonl"] / f"{name}.jsonl"),
    }


def export_all(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Write every export below `folder`, one folder a format, and return the files; data packages describe them.

    CSV lists are JSON in the cell, and cells that a spreadsheet could run are led by an apostrophe; the other formats
    hold the characters as they are.
    """
    styles = {style: folder / style for style in ("parquet", "csv", "jsonl", "ftm")}
    for home in styles.values():
        home.mkdir(parents=True, exist_ok=True)
    resources: dict[str, list[dict[str, Any]]] = {style: [] for style in styles}
    written: list[Path] = []
    database = folder / "sqlite" / "figures.sqlite"
    database.parent.mkdir(exist_ok=True)
    with sqlite_file(database) as keep:
        for name in TABLES:
            table = connection.sql(f"FROM {name}").to_arrow_table()
            keep(name, table)
            paths = _write_styles(table, name, styles)
            described = connection.execute("SELECT any_value(table_comment) FROM codebook WHERE table_name = ?", [name])
            [(comment,)] = described.fetchall()
            for style, path in paths.items():
                resources[style].append(_resource(path, _fields(connection, name), comment))
            written += paths.values()
    written.append(database)
    statements = write_json_lines(followthemoney.statements(connection), styles["ftm"] / "statements.jsonl")
    entities = write_json_lines(followthemoney.entities(connection), styles["ftm"] / "entities.ftm.json")
    resources["ftm"] = [
        _resource(
            statements, followthemoney.STATEMENT_FIELDS, "FollowTheMoney statements: one value of one entity a line."
        ),
        _resource(entities, followthemoney.ENTITY_FIELDS, "FollowTheMoney entities: one a line."),
    ]
    return [*written, statements, entities, *(_package(styles[style], style, resources[style]) for style in styles)]
