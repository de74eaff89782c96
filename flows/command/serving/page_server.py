"""The published folder for a browser on this machine: `python -m flows.command.serving.page_server FOLDER PORT`."""

import io
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from flows.command.serving.guarding import LOOPBACK_NAMES, NEVER_FRAMED, request_refusal

HOST = "127.0.0.1"


class PageHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD, with files of the folder and with nothing that a link of it leads out to."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the headers of a file, and return it."""
        why = request_refusal(LOOPBACK_NAMES, self.headers.get_all("Host", []), self.headers.get_all("Origin", []))
        if why is not None:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, why)
            return None
        if not _is_inside(Path(self.directory), self.translate_path(self.path)):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """End the headers, with those that every answer carries."""
        for name, value in NEVER_FRAMED.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        """Keep quiet: who reads which page is nobody's business."""


def _is_inside(folder: Path, asked: str) -> bool:
    try:
        return Path(asked).resolve().is_relative_to(folder.resolve())
    except (ValueError, OSError):  # a zero byte, a link that leads to itself
        return False


def page_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder, bound to its port."""
    return ThreadingHTTPServer((HOST, port), partial(PageHandler, directory=str(folder)))


if __name__ == "__main__":
    page_server(Path(sys.argv[1]), int(sys.argv[2])).serve_forever()
