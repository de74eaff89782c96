"""Stored pages for the current engine, and how its reading differs from the stored one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batches.stored import StoredPage, found_again
from tasks.fetching import Archive
from tasks.fetching.arrivals import Arrival
from warehouse.difference import FigureChange, difference
from warehouse.storing.connection import open_writer
from warehouse.tables.batch import Batch


@dataclass(frozen=True, slots=True)
class StoredChoice:
    """Which stored articles are read again; what is left empty chooses all."""

    sources: tuple[str, ...] = ()
    published_from: date | None = None
    published_until: date | None = None
    """The last day, itself included."""
    limit: int | None = None
    """Most revisions, newest first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a new reading of some revisions differs from the stored one."""

    changes: list[FigureChange]
    reparsed: list[str]
    """Revisions whose text is another one by now, because the parser reads the page differently."""


CHOSEN = """
SELECT url, source, published_day, warc_file, warc_offset FROM revisions JOIN articles USING (article_id)
WHERE warc_file IS NOT NULL
    AND (len($sources) = 0 OR list_contains($sources, source))
    AND ($from::DATE IS NULL OR published_day >= $from)
    AND ($until::DATE IS NULL OR published_day <= $until)
ORDER BY published_day DESC NULLS LAST, revision_id
LIMIT $limit
"""
EVERYTHING = 2**62


def stored_pages(warehouse: Path, choice: StoredChoice, holder: str, wait: float = 0.0) -> list[StoredPage]:
    """Return the stored revisions that a choice names, newest first, those without a snapshot left out."""
    values = {
        "sources": list(choice.sources),
        "from": choice.published_from,
        "until": choice.published_until,
        "limit": EVERYTHING if choice.limit is None else choice.limit,
    }
    with open_writer(warehouse, holder, wait) as connection:
        return [StoredPage(*row) for row in connection.execute(CHOSEN, values).fetchall()]


def stored_batches(pages: Sequence[StoredPage], archive: Archive, size: int) -> Iterator[Arrival]:
    """Yield the pages as they were fetched, `size` at a time; a damaged one has the outcome that says so."""
    for start in range(0, len(pages), size):
        yield Arrival([found_again(page, archive) for page in pages[start : start + size]])


def _keep_later(connection: duckdb.DuckDBPyConnection, batch: Batch) -> list[str]:
    """Return the revisions that are new, and let each follow the text that came from the same page.

    A page whose text is read differently gives a new revision of its own; it is current where the old one was.
    """
    known = dict(connection.execute("SELECT revision_id, 1 FROM revisions").fetchall())
    new = [row for row in batch["revisions"] if row["revision_id"] not in known]
    for row in new:
        [(latest,)] = connection.execute(
            "SELECT max(current_since) + INTERVAL 1 MICROSECOND FROM revisions "
            "WHERE article_id = $article AND body_sha256 = $body",
            {"article": row["article_id"], "body": row["body_sha256"]},
        ).fetchall()
        row["current_since"] = latest or row["current_since"]
    return [row["revision_id"] for row in new]


@task(name="compare", cache_policy=NO_CACHE, persist_result=False)
def compare_batch(warehouse: Path, batch: Batch, holder: str, wait: float = 0.0) -> Comparison:
    """Return how the figures of a batch that passed the rules differ from the stored ones; no row is written."""
    with open_writer(warehouse, holder, wait) as connection:
        reparsed = _keep_later(connection, batch)
        return Comparison(difference(connection, batch), reparsed)
