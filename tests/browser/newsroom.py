"""An outlet on loopback whose feed grows while it is being read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event

from tests.loopback import served

HOST = "127.0.0.1"
PAGE = """<html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="{published}"></head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""


class Newsroom(ThreadingHTTPServer):
    """Serves `/feed.xml` and the stories in it; `asked` lists every path that was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__((HOST, 0), _Handler)
        self.home = f"http://{HOST}:{self.server_address[1]}"
        self.stories: dict[str, tuple[str, str, datetime]] = {}
        self.asked: list[str] = []
        self._held: dict[str, Event] = {}

    def publish(self, slug: str, title: str, text: str) -> str:
        """Put a story into the feed, an hour old, and return its address."""
        self.stories[f"/{slug}.html"] = (title, text, datetime.now(UTC) - timedelta(hours=1))
        return f"{self.home}/{slug}.html"

    def hold(self, path: str) -> None:
        """Leave requests for a path without an answer, and it out of the feed, until it is released."""
        self._held[path] = Event()

    def release(self, path: str) -> None:
        """Answer what was held."""
        self._held.pop(path).set()

    def answer(self, path: str) -> tuple[str, str] | None:
        """Return media type and content of a path."""
        if held := self._held.get(path):
            held.wait()
        if path == "/feed.xml":
            return "application/rss+xml", self._feed()
        if path not in self.stories:
            return None
        title, text, published = self.stories[path]
        return "text/html; charset=utf-8", PAGE.format(title=title, text=text, published=published.isoformat())

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{title}</title><link>{self.home}{path}</link>"
            f"<pubDate>{format_datetime(published)}</pubDate></item>"
            for path, (title, _, published) in self.stories.items()
            if path not in self._held
        )
        return f'<rss version="2.0"><channel><title>Newsroom</title><link>{self.home}</link>{items}</channel></rss>'


class _Handler(BaseHTTPRequestHandler):
    server: Newsroom

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        found = self.server.answer(self.path)
        kind, content = found or ("text/plain", "not found")
        body = content.encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        pass


@contextmanager
def newsroom() -> Iterator[Newsroom]:
    """Run an outlet while the block runs."""
    with served(Newsroom()) as server:
        yield server
