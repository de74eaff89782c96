"""Serve the sample pages over HTTP on the loopback address."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlsplit

SITE = Path(__file__).parent / "site"
HOST = "127.0.0.1"
# A fixed port keeps the addresses, and with them the ids of the articles, the same from run to run.
PORT = 48117
PLACEHOLDER = b"{{site}}"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class SampleSite:
    """Addresses of the running site."""

    host: str
    port: int

    @property
    def home(self) -> str:
        """Return the address of the front page, without a closing slash."""
        return f"http://{self.host}:{self.port}"

    @property
    def feed(self) -> str:
        """Return the address of the feed, which holds the newest twelve pages."""
        return f"{self.home}/feed.xml"

    @property
    def sitemap(self) -> str:
        """Return the address of the sitemap, which holds all pages."""
        return f"{self.home}/sitemap.xml"


def page_at(path: str) -> Path | None:
    """Return the file behind a request path, or None; never a file outside the site."""
    parts = PurePosixPath(unquote(urlsplit(path).path)).parts[1:] or ("index.html",)
    page = SITE.joinpath(*parts)
    inside = ".." not in parts and page.suffix in TYPES
    return page if inside and page.is_file() else None


class SampleHandler(BaseHTTPRequestHandler):
    """Answer GET and HEAD from the files of the site, with the site's own address filled in."""

    protocol_version = "HTTP/1.1"
    site: SampleSite

    def do_GET(self) -> None:
        """Send the page."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send the headers of the page."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        # A page elsewhere may have its name lead to this machine; it gets nothing.
        is_asked = self.headers.get("Host") == f"{self.site.host}:{self.site.port}"
        page = page_at(self.path) if is_asked else None
        body = page.read_bytes().replace(PLACEHOLDER, self.site.home.encode()) if page else b"not found\n"
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", TYPES[page.suffix] if page else TYPES[".txt"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        """Keep quiet: the fetcher records every attempt."""


class SampleServer(ThreadingHTTPServer):
    """A server whose threads end with it."""

    daemon_threads = True


def _listen(port: int) -> SampleServer:
    try:
        return SampleServer((HOST, port), SampleHandler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return SampleServer((HOST, 0), SampleHandler)


@contextmanager
def serve_samples(port: int = PORT) -> Iterator[SampleSite]:
    """Serve the site while the block runs; another free port is taken when `port` is in use."""
    server = _listen(port)
    site = SampleSite(HOST, server.server_address[1])
    server.RequestHandlerClass = type("BoundHandler", (SampleHandler,), {"site": site})
    thread = Thread(target=server.serve_forever, args=(0.05,), name="tallywire-samples", daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
