"""The frontier's database, and what it remembers of sites and archives between runs."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from tasks.fetching.entries import FrontierBusyError, FrontierUnreadableError, as_text
from tasks.fetching.locking import ProcessLock
from tasks.fetching.robots import Access, RobotsEntry
from tasks.fetching.settings import FetchSettings

SCHEMA = Path(__file__).with_name("frontier.sql")


class SiteMemory:
    """The open database: robots.txt files, pauses of hosts, positions in archives. Threads may share one."""

    def __init__(self, path: Path, settings: FetchSettings | None = None) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.settings = settings or FetchSettings()
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise FrontierUnreadableError(path, error) from error

    def _prepare(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA cache_size = -65536")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.executescript(SCHEMA.read_text("utf-8"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; what was in flight is still queued."""
        with self._lock:
            self._db.close()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Hold the right to crawl; raises FrontierBusyError while another process has it."""
        lock = ProcessLock(self.path.with_name(self.path.name + "-crawl"))
        if not lock.acquire():
            raise FrontierBusyError(str(self.path))
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def robots(self, origin: str) -> RobotsEntry | None:
        """Return the robots.txt of an origin as it was last seen."""
        with self._lock:
            row = self._db.execute(
                "SELECT origin, access, text, fetched_at, expires_at FROM robots WHERE origin = ?", (origin,)
            ).fetchone()
        if row is None:
            return None
        return RobotsEntry(
            row[0], Access(row[1]), row[2], datetime.fromisoformat(row[3]), datetime.fromisoformat(row[4])
        )

    def keep_robots(self, entry: RobotsEntry) -> None:
        """Keep a robots.txt in place of an older one."""
        row = (entry.origin, entry.access, entry.text, as_text(entry.fetched_at), as_text(entry.expires_at))
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?)", row)

    def host_pauses(self) -> dict[str, tuple[datetime, int]]:
        """Return, for each host asked before, when it may be asked again and its failures in a row."""
        with self._lock:
            rows = self._db.execute("SELECT host, ready_at, failures FROM hosts").fetchall()
        return {host: (datetime.fromisoformat(ready), failures) for host, ready, failures in rows}

    def keep_host_pause(self, host: str, ready_at: datetime, failures: int) -> None:
        """Remember when a host may be asked again."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?, ?)", (host, as_text(ready_at), failures))

    def archive_position(self, path: Path) -> tuple[int, bool]:
        """Return how far a WARC file has been read, and whether to its end; a file of another size starts anew."""
        with self._lock:
            row = self._db.execute(
                "SELECT offset, done FROM archives WHERE path = ? AND size = ?", (str(path), path.stat().st_size)
            ).fetchone()
        return (row[0], bool(row[1])) if row else (0, False)

    def keep_archive_position(self, path: Path, offset: int, *, done: bool = False) -> None:
        """Remember how far a WARC file has been read."""
        row = (str(path), path.stat().st_size, offset, done)
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO archives VALUES (?, ?, ?, ?)", row)
