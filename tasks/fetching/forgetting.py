"""Remove an address from the frontier with every byte of it, and keep only the hash that blocks it."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from tasks.fetching.entries import as_text
from tasks.fetching.urls import url_key

_URLS = {
    "urls": ("url_key", "requested_url", "final_url", "canonical_url"),
    "attempts": ("url_key", "requested_url", "final_url", "chain"),
}
_TEXTS = {"urls": ("title",), "attempts": ("error",)}


def url_hash(url: str) -> str:
    """Return the SHA-256 of a URL's key, in hex; of the text itself for what is no web address, such as a file."""
    try:
        key = url_key(url)
    except ValueError:
        key = url
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def block(db: sqlite3.Connection, urls: Iterable[str]) -> None:
    """Note the addresses as taken down; the caller holds the transaction."""
    now = as_text(datetime.now(UTC))
    hashes = {url_hash(url) for url in urls}
    db.executemany("INSERT OR IGNORE INTO blocked VALUES (?, ?)", [(hashed, now) for hashed in sorted(hashes)])


def remove(db: sqlite3.Connection, blocked: frozenset[str], named: Callable[[str], bool] | None) -> int:
    """Delete and block every URL that is blocked or that names someone, with its attempts; return the rows deleted."""
    keys: set[str] = set()
    for table, columns in _URLS.items():
        chosen = ", ".join((*columns, *_TEXTS[table]))
        for row in db.execute(f"SELECT {chosen} FROM {table}"):  # noqa: S608
            told = " ".join(cell for cell in row if cell)
            if any(url_hash(url) in blocked for url in _addresses(row[: len(columns)])) or (named and named(told)):
                keys.add(row[0])
    block(db, keys)
    marked = [(key,) for key in keys]
    removed = 0
    for table in _URLS:
        removed += max(db.executemany(f"DELETE FROM {table} WHERE url_key = ?", marked).rowcount, 0)  # noqa: S608
    # A file of rules may name a page; it is asked for again when it is needed.
    db.execute("DELETE FROM robots")
    return removed


def _addresses(cells: Iterable[str | None]) -> Iterable[str]:
    for cell in filter(None, cells):
        yield from (url for url, _ in json.loads(cell)) if cell.startswith("[") else (cell,)


def compact(db: sqlite3.Connection) -> None:
    """Write the file anew and empty its write-ahead log, so that no deleted byte is left in either."""
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
