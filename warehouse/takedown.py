"""Remove what has to go, with every copy, and keep it out."""

import duckdb

from warehouse.rows import KEYS

_ARTICLES_KEPT_OUT = """
CREATE OR REPLACE TEMP TABLE kept_out AS
SELECT article_id FROM incoming_articles
WHERE sha256(url) IN (SELECT subject_hash FROM takedowns WHERE subject = 'url')
    OR sha256(coalesce(requested_url, '')) IN (SELECT subject_hash FROM takedowns WHERE subject = 'url')
UNION
SELECT article_id FROM incoming_revisions SEMI JOIN (
    SELECT revision_id FROM incoming_persons
    WHERE sha256(name_key) IN (SELECT subject_hash FROM takedowns WHERE subject = 'person')
) USING (revision_id)
"""


def keep_out(connection: duckdb.DuckDBPyConnection) -> int:
    """Remove from the staged rows every article that was taken down or names a person who was; return their number."""
    [(any_takedown,)] = connection.execute("SELECT count(*) FROM takedowns").fetchall()
    if not any_takedown:
        return 0
    connection.execute(_ARTICLES_KEPT_OUT)
    connection.execute(
        "DELETE FROM incoming_quarantine WHERE article_id IN (FROM kept_out) OR (table_name = 'persons' AND "
        "sha256(\"row\"->>'name_key') IN (SELECT subject_hash FROM takedowns WHERE subject = 'person'))"
    )
    revisions = "SELECT revision_id FROM incoming_revisions WHERE article_id IN (FROM kept_out)"
    for table in reversed(KEYS):
        within = (
            "article_id IN (FROM kept_out)" if table in ("articles", "revisions") else f"revision_id IN ({revisions})"
        )
        connection.execute(f"DELETE FROM incoming_{table} WHERE {within}")  # noqa: S608
    [(kept_out,)] = connection.execute("SELECT count(*) FROM kept_out").fetchall()
    return int(kept_out)
