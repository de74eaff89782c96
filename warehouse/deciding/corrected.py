"""Whether a corrected value can be: by its column, and with its row by every rule."""

from collections.abc import Callable
from functools import cache

import duckdb

from warehouse.tables.batch import KEYS, Batch
from warehouse.tables.migrations import in_memory
from warehouse.tables.verdict import Verdict

Check = Callable[[Batch], Verdict]
"""Says which rows of a batch pass, and which go to quarantine for what."""


@cache
def _empty() -> duckdb.DuckDBPyConnection:
    return in_memory()


def refused_value(table: str, field: str, text: str | None) -> str | None:
    """Return why a column cannot hold a value, given as text, or None when it can."""
    connection = _empty()
    [(kind, may_be_missing)] = connection.execute(
        "SELECT data_type, is_nullable FROM duckdb_columns() WHERE table_name = ? AND column_name = ?", [table, field]
    ).fetchall()
    if text is None:
        return None if may_be_missing else "this column is never empty"
    try:
        [(value,)] = connection.execute(f"SELECT CAST(? AS {kind})", [text]).fetchall()
    except duckdb.Error:
        return f"{text[:80]!r} is no value of {table}.{field} ({kind})"
    if isinstance(value, float) and not abs(value) < float("inf"):
        return f"{text!r} is no number that a page can state"
    rules = connection.execute(
        "SELECT expression FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = 'CHECK' "
        "AND constraint_column_names = [?]",
        [table, field],
    ).fetchall()
    for (rule,) in rules:
        held = connection.execute(f'SELECT {rule} FROM (SELECT CAST(? AS {kind}) AS "{field}")', [text])  # noqa: S608
        if held.fetchall() == [(False,)]:
            return f"{text!r} is not among what {table}.{field} may hold: {rule}"
    return None


_CORRECTED = """
SELECT c.correction_id, c.field, c.found, rows.{key}
FROM corrections AS c
JOIN incoming_articles AS a ON a.url = c.article
JOIN incoming_revisions AS r USING (article_id)
JOIN incoming_{table} AS rows
    ON rows.revision_id = r.revision_id AND rows.span_start = c.span_start AND rows.span_end = c.span_end
WHERE c.table_name = '{table}' AND c.state = 'applied' AND list_contains(rows.corrected_fields, c.field)
"""


def undo_refused(connection: duckdb.DuckDBPyConnection, check: Check) -> list[str]:
    """Take corrections back with which a staged row breaks a critical rule; return one line for each of them."""
    corrected = {
        table: connection.execute(_CORRECTED.format(table=table, key=KEYS[table])).fetchall()
        for table in ("figures", "persons", "denials", "dates")
    }
    if not any(corrected.values()):
        return []
    reasons = {(row.table, row.row_id): row.reasons for row in check(_staged(connection)).quarantined}
    told: list[str] = []
    for table, candidates in corrected.items():
        for correction_id, field, found, row_id in candidates:
            if why := reasons.get((table, row_id)):
                _undo(connection, table, correction_id, field, found, row_id)
                told.append(f"{table} {row_id} {field}: the corrected row fails {', '.join(sorted(why))}: not applied")
    return told


def _undo(
    connection: duckdb.DuckDBPyConnection, table: str, correction_id: str, field: str, found: str | None, row_id: str
) -> None:
    [(kind,)] = connection.execute(
        "SELECT data_type FROM duckdb_columns() WHERE table_name = ? AND column_name = ? AND NOT internal",
        [f"incoming_{table}", field],
    ).fetchall()
    connection.execute(
        f'UPDATE incoming_{table} SET "{field}" = CAST(? AS {kind}), '  # noqa: S608
        f"corrected_fields = list_filter(corrected_fields, lambda name: name <> ?) WHERE {KEYS[table]} = ?",
        [found, field, row_id],
    )
    connection.execute("UPDATE corrections SET state = 'misfit' WHERE correction_id = ?", [correction_id])


def _staged(connection: duckdb.DuckDBPyConnection) -> Batch:
    """Return the staged rows of the articles with a correction, all that the rules compare them with."""
    batch = Batch()
    articles = "SELECT article_id FROM incoming_articles SEMI JOIN corrections ON url = article"
    revisions = f"SELECT revision_id FROM incoming_revisions WHERE article_id IN ({articles})"  # noqa: S608
    for table in KEYS:
        own = table in ("articles", "revisions")
        chosen = f"article_id IN ({articles})" if own else f"revision_id IN ({revisions})"
        batch[table].extend(connection.sql(f"FROM incoming_{table} WHERE {chosen}").to_arrow_table().to_pylist())
    return batch
