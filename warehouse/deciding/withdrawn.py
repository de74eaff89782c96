"""Mark articles whose address is gone, and clear the mark of those that answer again; their figures stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from warehouse.storing.transaction import transaction


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """Articles whose standing has changed."""

    marked: int = 0
    cleared: int = 0


def withdrawn_urls(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the addresses of the articles that are marked as withdrawn."""
    return [url for (url,) in connection.execute("SELECT url FROM articles WHERE withdrawn_at IS NOT NULL").fetchall()]


def note_withdrawn(connection: duckdb.DuckDBPyConnection, standing: Mapping[str, datetime | None]) -> Withdrawals:
    """Mark each article by its address as withdrawn since then, or with None as there; return how many that changed.

    An article that is marked already keeps the day of its first mark; addresses of no article are passed over.
    """
    rows = [{"url": url, "since": since} for url, since in standing.items()]
    schema = pa.schema([("url", pa.string()), ("since", pa.timestamp("us", tz="UTC"))])
    connection.register("standing", pa.Table.from_pylist(rows, schema=schema))
    with transaction(connection):
        changed = [
            connection.execute(
                f"UPDATE articles SET withdrawn_at = since FROM standing WHERE articles.url = standing.url AND {which}"  # noqa: S608
            ).fetchall()[0][0]
            for which in (
                "withdrawn_at IS NULL AND since IS NOT NULL",
                "withdrawn_at IS NOT NULL AND since IS NULL",
            )
        ]
    connection.unregister("standing")
    return Withdrawals(*changed)
