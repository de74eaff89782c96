"""An invented outlet on loopback that puts hostile strings into every field of its pages that we render."""

import html
import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, unquote

from tests.loopback import served

INJECTIONS = {
    "script": "<script>document.title='RAN'</script><img src=x onerror=\"document.title='RAN'\">",
    "closing": "</script></title></textarea><svg onload=\"document.title='RAN'\">",
    "attribute": '" onmouseover="document.title=\'RAN\'" x="',
    "markdown": "[report](javascript:alert(1)) ![x](http://127.0.0.1:9/x.png) | a | b |",
    "sql": "Robert'); DROP TABLE figures; --",
    "formula": '=HYPERLINK("http://127.0.0.1:9/"&A1,"51")',
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "template": "{{ 7*7 }} ${7*7} %s %(x)s {0.__class__}",
    "rich": "[bold red]51[/bold red] [link=http://127.0.0.1:9/]here[/link]",
    "terminal": "\u009b31mred \u202eevird",
    "path": "../../../../etc/cron.d/x\\..\\..\\x",
    "log": "51 killed\u20282026-03-06 09:00:00 ERROR forged log line",
}
"""The strings, each as it stands in the warehouse where the text of a page keeps every character of it."""

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{text}</title>
<script type="application/ld+json">{linked}</script></head>
<body><article><h1>{text}</h1>
<p>At least {number} people were killed in Velgrad on Friday, the ministry said. It quoted the words {text} in full.</p>
<p>Mara Holt, 34, a spokeswoman who wrote {text}, denied that {number} people were killed in Velgrad.</p>
<p>Ilan Dorse, 29, a welder, was killed in Velgrad on Friday.</p>
<p>A {age}-year-old man who wrote {text} was injured in Velgrad on Friday, the ministry said.</p>
<p>Another 12 people were injured in Velgrad on Friday, the ministry said, and {text} was painted on a wall.</p>
</article></body></html>"""


def page(name: str, number: int) -> str:
    """Return the page with one string as headline, outlet, author and section, and among the words of each sentence.

    One page states an age that no rule lets pass, so that something waits in quarantine.
    """
    text = INJECTIONS[name]
    linked = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text,
        "datePublished": "2026-03-06T09:00:00+00:00",
        "author": {"@type": "Person", "name": text},
        "publisher": {"@type": "Organization", "name": text},
        "articleSection": text,
    }
    written = json.dumps(linked).replace("<", "\\u003c")
    return PAGE.format(text=html.escape(text), linked=written, number=number, age=340 if number == 51 else 34)


class Handler(BaseHTTPRequestHandler):
    """Answers an address whose path ends with one of the strings with the page of that string."""

    def do_GET(self) -> None:
        """Send the page, with the string in its ETag as well."""
        wanted = unquote(self.path).removeprefix("/news/")
        name = next((name for name, text in INJECTIONS.items() if text == wanted), None)
        body = page(name, 51 + list(INJECTIONS).index(name)).encode() if name else b"not found"
        self.send_response(200 if name else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if name:
            self.send_header("ETag", f'"{INJECTIONS[name].encode("ascii", "ignore").decode()}"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - signature of the base class
        """Say nothing."""


@contextmanager
def hostile_outlet() -> Iterator[list[str]]:
    """Serve the pages while the block runs; yield their addresses, the string itself being the last part of each."""
    with served(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as server:
        home = f"http://127.0.0.1:{server.server_address[1]}/news/"
        yield [home + quote(text, safe="") for text in INJECTIONS.values()]
