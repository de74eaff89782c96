"""The queue of URLs in SQLite: each in exactly one state, nothing lost when the process dies."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from tasks.fetching import forgetting, recording
from tasks.fetching.entries import ENTRY_COLUMNS, Entry, Recorded, as_entry, as_instant, as_text
from tasks.fetching.settings import FetchSettings
from tasks.fetching.site_memory import SiteMemory
from tasks.fetching.target import State, Target, TargetKind
from tasks.fetching.urls import host_of, url_key, web_url
from values.snapshot import Outcome, Snapshot

ALL_KINDS = tuple(TargetKind)
REQUEUE = (
    "UPDATE urls SET state = 'queued', settled = iif(state = 'failed', NULL, state), attempts = 0, not_before = ''"
)


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join("?" * len(values))


class Frontier(SiteMemory):
    """The URLs, their states and attempts. Threads may share one; one process crawls at a time."""

    def __init__(self, path: Path, settings: FetchSettings | None = None) -> None:
        super().__init__(path, settings)
        self._claimed: defaultdict[str, set[str]] = defaultdict(set)
        self.names_taken_down: Callable[[str], bool] | None = None
        """Says whether a title or an address names a person who was taken down; such a target is not queued."""

    def enqueue(self, targets: Iterable[Target]) -> int:
        """Add the targets that are new; return how many. No web addresses and what was taken down are left out.

        A feed, sitemap or section page that is known is queued again: it exists to be read again.
        """
        now = as_text(datetime.now(UTC))
        blocked = self.blocked()
        rows, again = [], []
        for target in targets:
            try:
                asked = web_url(target.url)
                key, host = url_key(asked), host_of(asked)
            except ValueError:
                continue
            if (blocked and forgetting.url_hash(key) in blocked) or self._is_named(target):
                continue
            rows.append(
                (key, asked, host, target.kind.value, target.source, target.title, as_text(target.published), now)
            )
            if target.kind is not TargetKind.ARTICLE:
                again.append((key,))
        with self._transaction() as db:
            before = db.total_changes
            db.executemany(
                "INSERT INTO urls (url_key, requested_url, host, kind, source, title, published, enqueued_at, state)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued') ON CONFLICT (url_key) DO NOTHING",
                rows,
            )
            added = db.total_changes - before
            db.executemany(
                f"{REQUEUE} WHERE url_key = ? AND state <> 'queued' AND kind <> 'article'",
                again,
            )
        return added

    def _is_named(self, target: Target) -> bool:
        named = self.names_taken_down
        return named is not None and named(f"{target.url} {target.title or ''}")

    def blocked(self) -> frozenset[str]:
        """Return the hashes of the URL keys that were taken down; see `forgetting.url_hash`."""
        with self._lock:
            return frozenset(row[0] for row in self._db.execute("SELECT url_hash FROM blocked"))

    def forget(self, urls: Iterable[str] = ()) -> int:
        """Block addresses for good, remove every row that mentions one or names a person, and return the rows removed.

        The bytes leave the file and its write-ahead log before this returns.
        """
        with self._transaction() as db:
            forgetting.block(db, urls)
            removed = forgetting.remove(db, self.blocked(), self.names_taken_down)
        with self._lock:
            forgetting.compact(self._db)
        return removed

    def due_hosts(self, kinds: Iterable[TargetKind] = ALL_KINDS, now: datetime | None = None) -> list[str]:
        """Return the hosts with a URL of these kinds that may be asked now."""
        wanted = tuple(kinds)
        query = (
            "SELECT DISTINCT host FROM urls WHERE state = 'queued' AND not_before <= ?"  # noqa: S608
            f" AND kind IN ({_marks(wanted)}) ORDER BY host"
        )
        with self._lock:
            return [row[0] for row in self._db.execute(query, (as_text(now or datetime.now(UTC)), *wanted))]

    def claim(
        self, host: str, limit: int = 50, kinds: Iterable[TargetKind] = ALL_KINDS, now: datetime | None = None
    ) -> list[Entry]:
        """Return up to `limit` due URLs of a host that are not claimed yet; feeds and sitemaps first, then the newest.

        A claim lives in memory only: after a crash the URL is simply still queued.
        """
        wanted = tuple(kinds)
        query = (
            f"SELECT {ENTRY_COLUMNS} FROM urls WHERE state = 'queued' AND host = ? AND not_before <= ?"  # noqa: S608
            f" AND kind IN ({_marks(wanted)}) ORDER BY kind = 'article', published DESC, id LIMIT ?"
        )
        with self._lock:
            held = self._claimed[host]
            found = self._db.execute(query, (host, as_text(now or datetime.now(UTC)), *wanted, limit + len(held)))
            entries = [as_entry(row) for row in found if row[0] not in held][:limit]
            held.update(entry.url_key for entry in entries)
        return entries

    def postpone(self, host: str, until: datetime) -> int:
        """Let all queued URLs of a host wait until then; return how many that changed."""
        with self._transaction() as db:
            return db.execute(
                "UPDATE urls SET not_before = ? WHERE state = 'queued' AND host = ? AND not_before < ?",
                (as_text(until), host, as_text(until)),
            ).rowcount

    def release(self, entry: Entry) -> None:
        """Give a claim back without an attempt."""
        with self._lock:
            self._claimed[entry.host].discard(entry.url_key)

    def release_all(self) -> None:
        """Give every claim back, at the end of a crawl."""
        with self._lock:
            self._claimed.clear()

    def record(self, snapshot: Snapshot, retry_at: datetime | None = None) -> Recorded:
        """Write an attempt and return what it means for its URL; raises KeyError for a URL that is not queued here.

        With `retry_at` the URL stays queued, and claimed, for the same run.
        """
        key = url_key(snapshot.requested_url)
        if snapshot.outcome is Outcome.TAKEN_DOWN:
            self.forget([snapshot.requested_url, snapshot.final_url])
            return Recorded(State.FAILED)
        with self._transaction() as db:
            entry = self.entry(key)
            if entry is None:
                raise KeyError(key)
            recorded = recording.apply(db, entry, snapshot, retry_at, self.settings)
        if retry_at is None:
            self.release(entry)
        return recorded

    def mark(self, key: str, state: State, canonical_url: str | None = None) -> None:
        """Move a URL on; raises KeyError when it is unknown."""
        with self._transaction() as db:
            changed = db.execute(
                "UPDATE urls SET state = ?, settled = NULL, canonical_url = coalesce(?, canonical_url)"
                " WHERE url_key = ?",
                (state, canonical_url, key),
            )
            if not changed.rowcount:
                raise KeyError(key)

    def mark_unread(self, key: str) -> None:
        """Note that a page gave no article: its URL has failed, unless an earlier text of it is loaded."""
        with self._transaction() as db:
            db.execute(
                "UPDATE urls SET state = iif(canonical_url IS NULL, 'failed', 'loaded'), settled = NULL"
                " WHERE url_key = ?",
                (key,),
            )

    def mark_gone(self, key: str) -> None:
        """Note that a URL shows no article any more: a loaded one stays, withdrawn, and is read anew next time."""
        with self._transaction() as db:
            db.execute(
                "UPDATE urls SET state = 'loaded', settled = NULL, withdrawn_at = coalesce(withdrawn_at, fetched_at),"
                " etag = NULL, last_modified = NULL, sha256 = NULL WHERE url_key = ? AND canonical_url IS NOT NULL",
                (key,),
            )

    def was_loaded(self, key: str) -> bool:
        """Say whether an article of a URL is in the warehouse."""
        with self._lock:
            row = self._db.execute("SELECT canonical_url IS NOT NULL FROM urls WHERE url_key = ?", (key,)).fetchone()
        return bool(row and row[0])

    def withdrawals(self, known: Iterable[str] = ()) -> dict[str, datetime | None]:
        """Return by address since when articles are withdrawn, and None for those that answer at one address at least.

        Articles of which every address answers are told only when their address is among `known`.
        """
        query = (
            "SELECT address, iif(count(withdrawn_at) = count(*), max(withdrawn_at), NULL) FROM"
            " (SELECT coalesce(canonical_url, final_url) AS address, withdrawn_at FROM urls"
            " WHERE kind = 'article' AND fetched_at IS NOT NULL)"
            " GROUP BY address HAVING count(withdrawn_at) > 0 OR address IN (SELECT value FROM json_each(?))"
        )
        with self._lock:
            found = self._db.execute(query, (json.dumps(list(known)),)).fetchall()
        return {address: as_instant(since) for address, since in found}

    def requeue_due(self, now: datetime | None = None, limit: int = 10_000) -> int:
        """Queue the articles whose time to be looked at again has come, longest due first; return how many."""
        with self._transaction() as db:
            return db.execute(
                f"{REQUEUE} WHERE id IN"  # noqa: S608
                " (SELECT id FROM urls WHERE state = 'loaded' AND refetch_at <= ? ORDER BY refetch_at LIMIT ?)",
                (as_text(now or datetime.now(UTC)), limit),
            ).rowcount

    def requeue(self, keys: Iterable[str]) -> int:
        """Queue URLs again, whatever became of them; return how many."""
        with self._transaction() as db:
            return db.executemany(
                f"{REQUEUE} WHERE url_key = ? AND state <> 'queued'",
                [(key,) for key in keys],
            ).rowcount

    def ask_anew(self, key: str) -> None:
        """Queue a URL whose kept bytes are lost, without the validators and the hash that would spare the new ones."""
        with self._transaction() as db:
            db.execute(
                "UPDATE urls SET state = 'queued', settled = iif(canonical_url IS NULL, NULL, 'loaded'), attempts = 0,"
                " not_before = '', etag = NULL, last_modified = NULL, sha256 = NULL, warc_file = NULL,"
                " warc_offset = NULL WHERE url_key = ?",
                (key,),
            )

    def entry(self, key: str) -> Entry | None:
        """Return what is known of a URL key."""
        with self._lock:
            row = self._db.execute(f"SELECT {ENTRY_COLUMNS} FROM urls WHERE url_key = ?", (key,)).fetchone()  # noqa: S608
        return as_entry(row) if row else None

    def entries(self, state: State, kinds: Iterable[TargetKind] = ALL_KINDS, limit: int = -1) -> list[Entry]:
        """Return the URLs in a state, oldest first; -1 for all."""
        wanted = tuple(kinds)
        query = (
            f"SELECT {ENTRY_COLUMNS} FROM urls WHERE state = ? AND kind IN ({_marks(wanted)})"  # noqa: S608
            " ORDER BY id LIMIT ?"
        )
        with self._lock:
            return [as_entry(row) for row in self._db.execute(query, (state.value, *wanted, limit))]

    def counts(self) -> dict[State, int]:
        """Return how many URLs are in each state."""
        with self._lock:
            found = dict(self._db.execute("SELECT state, count(*) FROM urls GROUP BY state").fetchall())
        return {state: found.get(state, 0) for state in State}

    def attempts(self, key: str | None = None, after: int = 0) -> list[dict[str, object]]:
        """Return the rows of the attempts with an id above `after`, all or those of one URL, oldest first."""
        query = "SELECT * FROM attempts WHERE id > ? AND url_key = coalesce(?, url_key) ORDER BY id"
        with self._lock:
            found = self._db.execute(query, (after, key))
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found]
