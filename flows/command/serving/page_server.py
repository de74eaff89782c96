"""The published folder for a browser on this machine: `python -m flows.command.serving.page_server FOLDER PORT`.

Stored pages are shown to who knows `PREFECT_SERVER_API_AUTH_STRING`, and to nobody where it is not set.
"""

import io
import os
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from flows.command.serving.guarding import LOOPBACK_NAMES, NEVER_FRAMED, request_refusal
from flows.run.settings import settings

HOST = "127.0.0.1"
STORED = "/stored/"


class PageHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD, with files of the folder, with nothing that a link of it leads out to, and stored pages."""

    def __init__(self, *arguments: object, login: str | None, **named: object) -> None:
        self._login = login
        self._own: dict[str, str] = {}
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # the request, its address and the server

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers of a file or a stored page, and return it."""
        why = request_refusal(LOOPBACK_NAMES, self.headers.get_all("Host", []), self.headers.get_all("Origin", []))
        if why is not None:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, why)
            return None
        if self.path.startswith(STORED):
            return self._stored()
        if not _is_inside(Path(self.directory), self.translate_path(self.path)):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def _stored(self) -> io.BytesIO:
        # Opens the published copy: half a second that the first page of the report need not wait for.
        from flows.command.serving.stored_pages import answer_to

        path = urlsplit(self.path).path
        answer = answer_to(path, settings().published, self._login, self.headers.get("Authorization"))
        self._own = answer.headers
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        return io.BytesIO(answer.body)

    def end_headers(self) -> None:
        """End the headers, with those that every answer carries."""
        for name, value in (NEVER_FRAMED | self._own).items():
            self.send_header(name, value)
        self._own = {}
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        """Keep quiet: who reads which page is nobody's business."""


def _is_inside(folder: Path, asked: str) -> bool:
    try:
        return Path(asked).resolve().is_relative_to(folder.resolve())
    except (ValueError, OSError):  # a zero byte, a link that leads to itself
        return False


def page_server(folder: Path, port: int, login: str | None) -> ThreadingHTTPServer:
    """Return a server of the folder, bound to its port; stored pages are for who knows the login (USER:PASSWORD)."""
    return ThreadingHTTPServer((HOST, port), partial(PageHandler, directory=str(folder), login=login))


if __name__ == "__main__":
    page_server(Path(sys.argv[1]), int(sys.argv[2]), os.environ.get("PREFECT_SERVER_API_AUTH_STRING")).serve_forever()
