"""What an attempt means for its URL, and the row that remembers the attempt."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path

from tasks.fetching.entries import Entry, Recorded, as_text
from tasks.fetching.refetching import refetch_at
from tasks.fetching.retrying import PASSING, later
from tasks.fetching.settings import FetchSettings
from tasks.fetching.target import State, TargetKind
from values.snapshot import Outcome, Snapshot

WITHDRAWN = frozenset({Outcome.GONE, Outcome.NOT_FOUND})
THERE = frozenset({Outcome.OK, Outcome.NOT_MODIFIED})
ATTEMPT, STANDING = (Path(__file__).with_name(f"{name}.sql").read_text("utf-8") for name in ("attempt", "standing"))


def recorded_as(entry: Entry, snapshot: Snapshot, retry_at: datetime | None, settings: FetchSettings) -> Recorded:
    """Return what a snapshot means for a URL.

    A look at something already kept never makes it worse: whatever the failure, its last state stands, and 404 or
    410 only marks it as withdrawn.
    """
    if snapshot.outcome is Outcome.OK:
        changed = snapshot.sha256 != entry.sha256
        return Recorded(State.FETCHED if changed or entry.settled is None else entry.settled, changed=changed)
    if retry_at is not None:
        return Recorded(State.QUEUED)
    if entry.settled is not None:
        return Recorded(entry.settled, withdrawn=snapshot.outcome in WITHDRAWN)
    if snapshot.outcome in PASSING and entry.attempts + 1 < settings.max_attempts:
        return Recorded(State.QUEUED)
    return Recorded(State.FAILED)


def next_look(entry: Entry, snapshot: Snapshot, settings: FetchSettings) -> datetime | None:
    """Return when an article is due again; None for an old one, and for what is no article.

    One that is gone stays on its schedule: sites take pages back that they called gone.
    """
    if entry.kind is not TargetKind.ARTICLE:
        return None
    if snapshot.outcome in PASSING:
        return later(snapshot, entry.attempts + 1)
    return refetch_at(entry.appeared, snapshot.fetched_at, settings.refetch)


def apply(
    db: sqlite3.Connection, entry: Entry, snapshot: Snapshot, retry_at: datetime | None, settings: FetchSettings
) -> Recorded:
    """Write the attempt and the new standing of its URL; the caller holds the transaction."""
    recorded = recorded_as(entry, snapshot, retry_at, settings)
    write_attempt(db, entry.url_key, snapshot)
    not_before = None
    if recorded.state is State.QUEUED:
        not_before = retry_at or later(snapshot, entry.attempts + 1)
    db.execute(
        STANDING,
        {
            "key": entry.url_key,
            "state": recorded.state,
            "outcome": snapshot.outcome,
            "final_url": snapshot.final_url,
            "not_before": as_text(not_before) or "",
            "attempts": entry.attempts + 1 if recorded.state in (State.QUEUED, State.FAILED) else 0,
            "settled": entry.settled if recorded.state is State.QUEUED else None,
            "refetch_at": as_text(next_look(entry, snapshot, settings)),
            "now": as_text(snapshot.fetched_at),
            "withdrawn": recorded.withdrawn,
            "there": snapshot.outcome in THERE,
            "read": snapshot.outcome is Outcome.OK,
            "changed": recorded.changed,
            "etag": snapshot.etag,
            "last_modified": snapshot.last_modified,
            "sha256": snapshot.sha256,
            "warc_file": snapshot.warc_file,
            "warc_offset": snapshot.warc_offset,
        },
    )
    return recorded


def write_attempt(db: sqlite3.Connection, url_key: str, snapshot: Snapshot) -> None:
    """Add the row of one attempt."""
    statuses = [*snapshot.statuses, *[None] * (len(snapshot.chain) - len(snapshot.statuses))]
    db.execute(
        ATTEMPT,
        {
            "url_key": url_key,
            "requested_url": snapshot.requested_url,
            "final_url": snapshot.final_url,
            "chain": json.dumps(list(zip(snapshot.chain, statuses, strict=True)), ensure_ascii=False),
            "status": snapshot.status,
            "outcome": snapshot.outcome,
            "error": snapshot.error,
            "wire_bytes": snapshot.wire_bytes,
            "sha256": snapshot.sha256,
            "etag": snapshot.etag,
            "last_modified": snapshot.last_modified,
            "charset": snapshot.charset,
            "charset_source": snapshot.charset_source,
            "fetched_at": as_text(snapshot.fetched_at),
            "elapsed": snapshot.elapsed,
            "not_before": as_text(snapshot.not_before),
            "warc_file": snapshot.warc_file,
            "warc_offset": snapshot.warc_offset,
        },
    )
