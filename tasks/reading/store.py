"""Every answer that was paid for, on disk before anything is made of it: an interrupted run asks only what is left."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from threading import Lock
from types import TracebackType

from tasks.reading.article import ArticleText
from tasks.reading.prompt import ModelRequest, prompt_version
from tasks.reading.replies import reply_of


class AnswersUnreadableError(Exception):
    """The file of answers is damaged; the message names it and the way out."""

    def __init__(self, path: Path, error: sqlite3.DatabaseError) -> None:
        super().__init__(f"{path}: {error}. Move it away: the model is then asked again what it had answered")


class AnswerStore:
    """The answers of one data folder, by request; usable from several threads.

    Raises:
        AnswersUnreadableError: the file is no database, or a damaged one.

    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=60)
        try:
            # What is forgotten is overwritten, and each answer is on the disk when `keep` returns.
            self._database.executescript("PRAGMA secure_delete = ON; PRAGMA synchronous = FULL;")
            self._database.executescript(files("tasks.reading").joinpath("answers.sql").read_text("utf-8"))
            self._database.execute("SELECT count(*) FROM answers").fetchone()
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise AnswersUnreadableError(path, error) from error

    def __enter__(self) -> "AnswerStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def find(self, request: ModelRequest) -> str | None:
        """Return the server's JSON for a request, None where it was never answered."""
        with self._lock:
            found = self._database.execute("SELECT body FROM answers WHERE request_key = ?", [request.key]).fetchone()
        return str(found[0]) if found else None

    def keep(self, request: ModelRequest, article: ArticleText, body: str) -> None:
        """Keep the server's JSON; it is on the disk when this returns."""
        row = (
            request.key,
            article.key,
            article.url,
            str(request.body["model"]),
            prompt_version(),
            datetime.now(UTC).isoformat(timespec="seconds"),
            body,
        )
        with self._lock:
            self._database.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def forget(self, text_keys: Sequence[str], urls: Sequence[str], tells: Callable[[str], bool]) -> int:
        """Remove the answers about some texts or addresses, and those that `tells` is true of; return how many."""
        with self._lock:
            rows = self._database.execute("SELECT request_key, text_key, url, body FROM answers").fetchall()
            gone = [
                [key]
                for key, text_key, url, body in rows
                if text_key in text_keys or url in urls or tells(_plain(body))
            ]
            self._database.execute("BEGIN")
            self._database.executemany("DELETE FROM answers WHERE request_key = ?", gone)
            self._database.execute("COMMIT")
            if gone:
                self._database.execute("VACUUM")
        return len(gone)


def _plain(body: str) -> str:
    """Return the body with its escapes read: the answer is JSON within JSON."""
    content = reply_of(body).content
    try:
        told = json.dumps(json.loads(content), ensure_ascii=False)
    except ValueError:
        told = ""
    return "\n".join((body, content, told))
