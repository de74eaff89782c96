"""Read rows back out of the warehouse as a batch, to check or load them again."""

from collections.abc import Sequence

import duckdb

from warehouse.tables.batch import KEYS, Batch


def stored_batch(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> Batch:
    """Return all rows of some articles, with every revision of them."""
    batch = Batch()
    revisions = "SELECT revision_id FROM revisions WHERE list_contains($articles, article_id)"
    for table in KEYS:
        own = "list_contains($articles, article_id)" if table in ("articles", "revisions") else ""
        chosen = own or f"revision_id IN ({revisions})"
        found = connection.sql(f"FROM {table} WHERE {chosen}", params={"articles": list(article_ids)})
        batch[table].extend(found.to_arrow_table().to_pylist())
    return batch
