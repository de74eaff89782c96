"""The rows of the frontier as typed values."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.fetching.target import State, TargetKind
from values.snapshot import Outcome


class FrontierBusyError(Exception):
    """Another process is crawling with this frontier."""


class FrontierUnreadableError(Exception):
    """The queue is no database, is damaged, or the disk refuses it."""

    def __init__(self, path: Path, error: Exception) -> None:
        super().__init__(
            f"{path}: {error}. Move it away, with the files {path.name}-wal and -shm beside it, and start again: a new "
            "queue is made, and what is loaded already changes no row when it is read again"
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A URL as the frontier knows it."""

    url_key: str
    url: str
    """As it is asked."""
    host: str
    kind: TargetKind
    state: State
    source: str | None
    title: str | None
    published: datetime | None
    attempts: int
    outcome: Outcome | None
    final_url: str | None
    etag: str | None
    last_modified: str | None
    sha256: str | None
    warc_file: str | None
    warc_offset: int | None
    settled: State | None
    """The state it falls back to when looking again brings nothing new; None for a URL that never gave a body."""
    appeared: datetime
    """Publication as the discovery had it, else when the URL was queued."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a snapshot meant for its URL."""

    state: State
    changed: bool = False
    """The body is new or differs from the last one; only its text tells whether it is a new revision."""
    withdrawn: bool = False
    """404 or 410 after a body: the article is marked, its figures are kept."""


ENTRY_COLUMNS = (
    "url_key, requested_url, host, kind, state, source, title, published, attempts, outcome, final_url, etag,"
    " last_modified, sha256, warc_file, warc_offset, settled, coalesce(published, enqueued_at)"
)


def as_text(instant: datetime | None) -> str | None:
    """Return an instant as the frontier stores it: UTC, ISO 8601, microseconds, so that it sorts as text."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds") if instant else None


def as_instant(text: str | None) -> datetime | None:
    """Return a stored instant."""
    return datetime.fromisoformat(text) if text else None


def as_entry(row: sqlite3.Row | tuple[object, ...]) -> Entry:
    """Return a row of ENTRY_COLUMNS as a value."""
    values = list(row)
    values[3], values[4] = TargetKind(values[3]), State(values[4])
    values[7], values[17] = as_instant(values[7]), as_instant(values[17])
    values[9] = Outcome(values[9]) if values[9] else None
    values[16] = State(values[16]) if values[16] else None
    return Entry(*values)
