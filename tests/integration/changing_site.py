"""A web server on loopback whose pages change when a test says so; it honours If-None-Match."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.loopback import served


@dataclass
class Answer:
    """What a path answers from now on."""

    body: str = ""
    status: int = 200
    etag: str | None = None
    location: str | None = None


@dataclass
class ChangingSite:
    """The pages by path, and how often each was asked."""

    home: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    hits: Counter[str] = field(default_factory=Counter)
    statuses: list[tuple[str, int]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    """When each request came, by the monotonic clock."""

    def url(self, path: str) -> str:
        """Return the full address of a path."""
        return f"{self.home}{path}"


def _handler(site: ChangingSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = site.pages.get(self.path, Answer("not here", 404))
            known = answer.etag is not None and self.headers["If-None-Match"] == answer.etag
            status = 304 if known else answer.status
            body = b"" if known else answer.body.encode()
            site.hits[self.path] += 1
            site.times.append(time.monotonic())
            site.statuses.append((self.path, status))
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if answer.location:
                self.send_header("Location", answer.location)
            if answer.etag:
                self.send_header("ETag", answer.etag)
            if not known:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Keep the test's output clean."""

    return Handler


@contextmanager
def changing_site() -> Iterator[ChangingSite]:
    """Serve a site for as long as the block runs."""
    site = ChangingSite()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    site.home = f"http://127.0.0.1:{server.server_port}"
    with served(server):
        yield site
