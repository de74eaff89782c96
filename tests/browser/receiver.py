"""A receiver of webhooks on loopback that keeps what it is sent."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import served

HOST = "127.0.0.1"


class Receiver(ThreadingHTTPServer):
    """Keeps the JSON body of every request in `messages`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Handler)
        self.address = f"http://{HOST}:{self.server_address[1]}/hook"
        self.messages: list[dict[str, Any]] = []

    def about(self, event: str, words: str = "") -> dict[str, Any] | None:
        """Return the first message of an event whose text holds `words`."""
        return next((m for m in self.messages if m["event"] == event and words in m["text"]), None)


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.messages.append(json.loads(body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        pass


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Receive while the block runs."""
    with served(Receiver()) as server:
        yield server
