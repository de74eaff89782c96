"""Receipts: which batches of an archive the warehouse holds, each written in the transaction that loaded it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from warehouse.tables.verdict import Run


@dataclass(frozen=True, slots=True)
class Receipt:
    """One batch of an archive as one version of the software read it."""

    batch_id: str
    part: str
    """The file, and where in it the batch begins, in words."""
    content: str
    """Hash of what was read."""
    articles: int


def received(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the ids of the batches that were loaded."""
    return {batch_id for (batch_id,) in connection.execute("SELECT batch_id FROM batch_receipts").fetchall()}


def keep_receipt(connection: duckdb.DuckDBPyConnection, receipt: Receipt, run: Run) -> None:
    """Write a receipt inside the transaction that loads its batch."""
    connection.execute(
        "INSERT INTO batch_receipts VALUES ($batch_id, $part, $content, $articles, $run_id, $loaded_at)",
        {
            "batch_id": receipt.batch_id,
            "part": receipt.part,
            "content": receipt.content,
            "articles": receipt.articles,
            "run_id": run.run_id,
            "loaded_at": datetime.now(UTC),
        },
    )
