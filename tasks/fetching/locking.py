"""A lock that ends with the process that holds it, however that ends."""

import sqlite3
from pathlib import Path


class ProcessLock:
    """An exclusive lock on a file, by SQLite's own locking: portable, and let go by the system after a kill."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None

    def acquire(self) -> bool:
        """Take the lock; return False when another process, or another lock of this one, holds it."""
        db = sqlite3.connect(self.path, isolation_level=None, timeout=0, check_same_thread=False)
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            db.close()
            return False
        self._db = db
        return True

    def release(self) -> None:
        """Let the lock go; the file stays."""
        if self._db is not None:
            self._db.close()
            self._db = None
