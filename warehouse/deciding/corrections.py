"""Values that a person has corrected: read from a file, kept in the warehouse, applied again after every reading."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import duckdb
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from values.written_lists import WrittenListError, complaints, line_of, read_written
from warehouse.deciding.corrected import refused_value
from warehouse.errors import CorrectionsUnreadable
from warehouse.tables.batch import KEYS, Batch
from warehouse.tables.ids import content_id
from warehouse.tables.migrations import arrow_schemas

Correctable = Literal["figures", "persons", "denials", "dates"]
_FIXED = {"revision_id", "sentence_id", "span_start", "span_end", "quote", "corrected_fields", "warnings", "run_id"}


class Correction(BaseModel):
    """One corrected value of `corrections.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    """Address of the article, as in articles.url."""
    table: Correctable = "figures"
    start: int
    end: int
    quote: str | None = None
    """Words of the row; where given, a row with other words does not fit."""
    field: str
    expect: Any = None
    """Value that the engine reads; where it reads another one, the correction is reported instead of applied."""
    new: Any = None
    reason: str
    by: str
    at: date

    @property
    def correction_id(self) -> str:
        """Return the hash of table, article, span and field."""
        return content_id(self.table, self.article, self.start, self.end, self.field)


def read_corrections(path: Path) -> list[Correction]:
    """Return the corrections of a YAML list; none when the file does not exist.

    Raises:
        CorrectionsUnreadable: the file is no such list, names a column that cannot be corrected, a value that the
            column cannot hold, or one cell twice; file, line and entry are told.

    """
    if not path.exists():
        return []
    try:
        content, tree = read_written(path)
    except WrittenListError as error:
        raise CorrectionsUnreadable(str(error)) from error
    if not isinstance(content, list | None):
        raise CorrectionsUnreadable(f"{path.name}:1: the file is a list: each correction begins with a dash")
    found = [_checked(path, tree, number, item) for number, item in enumerate(content or [])]
    _refuse_twins(path, tree, found)
    return found


def _checked(path: Path, tree: yaml.Node | None, number: int, item: object) -> Correction:
    try:
        correction = Correction.model_validate(item)
    except ValidationError as error:
        raise CorrectionsUnreadable(complaints(path, tree, error, (number,))) from error
    for field, why in _faults(correction):
        raise CorrectionsUnreadable(f"{path.name}:{line_of(tree, (number, field))}: {number}.{field}: {why}")
    return correction


def _faults(correction: Correction) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a correction, and in which of its fields."""
    columns = set(arrow_schemas()[correction.table].names) - _FIXED - {KEYS[correction.table]}
    if correction.field not in columns:
        yield "field", f"{correction.table}.{correction.field} is no column that can be corrected"
    elif (refusal := refused_value(correction.table, correction.field, _as_text(correction.new))) is not None:
        yield "new", refusal
    if correction.start >= correction.end or correction.start < 0:
        yield "end", "a span ends behind its start"


def _refuse_twins(path: Path, tree: yaml.Node | None, corrections: list[Correction]) -> None:
    seen: dict[str, int] = {}
    for number, correction in enumerate(corrections):
        if (first := seen.setdefault(correction.correction_id, number)) != number:
            line = line_of(tree, (number,))
            raise CorrectionsUnreadable(
                f"{path.name}:{line}: {number} corrects the same cell as {first}: keep one of them"
            )


def _as_text(value: object) -> str | None:
    """Return a value as the warehouse casts it from text: JSON for lists, ISO for days."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, default=str) if isinstance(value, list | bool) else str(value)


def store_corrections(connection: duckdb.DuckDBPyConnection, corrections: list[Correction]) -> None:
    """Make the table hold the file: new ones wait for their row, those that left the file are withdrawn."""
    rows = [
        {
            "correction_id": c.correction_id,
            "table_name": c.table,
            "article": c.article,
            "span_start": c.start,
            "span_end": c.end,
            "quote": c.quote,
            "field": c.field,
            "expect": _as_text(c.expect),
            "new": _as_text(c.new),
            "reason": c.reason,
            "corrected_by": c.by,
            "corrected_on": c.at,
            "state": "waiting",
        }
        for c in corrections
    ]
    connection.register("arriving", Batch({"corrections": rows}).frame("corrections"))
    connection.execute(
        "UPDATE corrections SET state = 'withdrawn' WHERE correction_id NOT IN (SELECT correction_id FROM arriving)"
    )
    connection.execute(files("warehouse").joinpath("statements", "store_corrections.sql").read_text("utf-8"))
    connection.unregister("arriving")


_CANDIDATES = """
SELECT c.correction_id, c.field, c.new, c.expect, c.quote, rows.{key}, rows.quote,
       columns_of_row.json->>c.field, list_contains(rows.corrected_fields, c.field)
FROM corrections AS c
JOIN incoming_articles AS a ON a.url = c.article
JOIN incoming_revisions AS r USING (article_id)
JOIN incoming_{table} AS rows
    ON rows.revision_id = r.revision_id AND rows.span_start = c.span_start AND rows.span_end = c.span_end
JOIN (SELECT {key}, to_json(t) AS json FROM incoming_{table} AS t) AS columns_of_row
    ON columns_of_row.{key} = rows.{key}
WHERE c.table_name = '{table}' AND c.state <> 'withdrawn'
"""


def apply_corrections(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Correct the staged rows and return one line for each correction that no longer fits its row."""
    misfits: list[str] = []
    for table in ("figures", "persons", "denials", "dates"):
        candidates = connection.execute(_CANDIDATES.format(table=table, key=KEYS[table])).fetchall()
        for candidate in candidates:
            misfits += _apply_one(connection, table, candidate)
    return misfits


def _same(connection: duckdb.DuckDBPyConnection, kind: str, one: str | None, other: str | None) -> bool:
    """Compare two values given as text as values of their column: 51 and 51.0 are one number."""
    compared = f"SELECT try_cast(? AS {kind}) IS NOT DISTINCT FROM try_cast(? AS {kind})"  # noqa: S608
    return bool(connection.execute(compared, [one, other]).fetchall()[0][0])


def _apply_one(connection: duckdb.DuckDBPyConnection, table: str, candidate: tuple[Any, ...]) -> list[str]:
    correction_id, field, new, expect, wanted, row_id, quote, found, corrected = candidate
    kinds = connection.execute(
        "SELECT data_type FROM duckdb_columns() WHERE table_name = ? AND column_name = ?", [table, field]
    ).fetchall()
    kind = kinds[0][0]
    done = corrected and _same(connection, kind, found, new)
    if (wanted is not None and wanted != quote) or not (done or _same(connection, kind, found, expect)):
        connection.execute(
            "UPDATE corrections SET state = 'misfit', found = ? WHERE correction_id = ?", [found, correction_id]
        )
        return [f"{table} {row_id} {field}: expected {expect!r} in {wanted or quote!r}, found {found!r} in {quote!r}"]
    connection.execute(
        f'UPDATE incoming_{table} SET "{field}" = CAST(? AS {kind}), '  # noqa: S608
        f"corrected_fields = list_sort(list_distinct(list_append(corrected_fields, ?))) WHERE {KEYS[table]} = ?",
        [new, field, row_id],
    )
    connection.execute(
        "UPDATE corrections SET state = 'applied', found = coalesce(?, found) WHERE correction_id = ?",
        [None if done else found, correction_id],
    )
    return []
