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
FIRST_PAGE = ("/", "/report", "/report/", "/report/index.html")
NOTHING_YET = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="20"><title>Nothing published yet – Tallywire</title></head><body>
<h1>Nothing has been published yet</h1>
<p>The report stands here as soon as a first run has read an article. This page looks again every 20 seconds.</p>
<p><code>tallywire ingest</code> reads the bundled samples, <code>tallywire status</code> tells how runs end.</p>
</body></html>
"""


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
        asked = Path(self.translate_path(self.path))
        if not _is_inside(Path(self.directory), asked):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if self.path in FIRST_PAGE and not asked.exists():
            return self._sent(HTTPStatus.OK, {"Content-Type": "text/html; charset=utf-8"}, NOTHING_YET.encode())
        return super().send_head()

    def _stored(self) -> io.BytesIO:
        # Opens the published copy: half a second that the first page of the report need not wait for.
        from flows.command.serving.stored_pages import answer_to

        path = urlsplit(self.path).path
        answer = answer_to(path, settings().published, self._login, self.headers.get("Authorization"))
        return self._sent(answer.status, answer.headers, answer.body)

    def _sent(self, status: HTTPStatus, headers: dict[str, str], body: bytes) -> io.BytesIO:
        self._own = headers
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """End the headers, with those that every answer carries."""
        for name, value in (NEVER_FRAMED | self._own).items():
            self.send_header(name, value)
        self._own = {}
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        """Keep quiet: who reads which page is nobody's business."""


def _is_inside(folder: Path, asked: Path) -> bool:
    try:
        return asked.resolve().is_relative_to(folder.resolve())
    except (ValueError, OSError):  # a zero byte, a link that leads to itself
        return False


def page_server(folder: Path, port: int, login: str | None) -> ThreadingHTTPServer:
    """Return a server of the folder, bound to its port; stored pages are for who knows the login (USER:PASSWORD)."""
    return ThreadingHTTPServer((HOST, port), partial(PageHandler, directory=str(folder), login=login))


if __name__ == "__main__":
    page_server(Path(sys.argv[1]), int(sys.argv[2]), os.environ.get("PREFECT_SERVER_API_AUTH_STRING")).serve_forever()
