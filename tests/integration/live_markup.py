"""What a browser would run or fetch in a page of ours, so that a test can say: nothing of an article."""

import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

OUR_SCRIPTS = {"assets/vega.js", "assets/site.js", "assets/finding.js", "assets/figures.js"}
SAFE_SCHEMES = {"", "http", "https", "data"}
FETCHING = {"img", "iframe", "object", "embed", "video", "audio", "form", "base", "svg", "style"}
FROM_US = {"form": "filters", "style": None}


class Page(HTMLParser):
    """Reads a page as a browser does: its words, the JSON in its scripts, and what would run or be fetched."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.scripts: list[object] = []
        self.live: list[str] = []
        self._in_script: list[str] | None = None
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script":
            self._begin_script(given)
        elif tag in FETCHING and not (tag in FROM_US and given.get("id") == FROM_US[tag]):
            self.live.append(self.get_starttag_text() or tag)
        for name, value in attrs:
            unsafe = name in ("href", "src", "action") and urlsplit(value or "").scheme not in SAFE_SCHEMES
            if name.startswith("on") or name in ("srcdoc", "style") or unsafe:
                self.live.append(self.get_starttag_text() or tag)

    def _begin_script(self, given: dict[str, str | None]) -> None:
        source = (given.get("src") or "").removeprefix("../").removeprefix("./")
        if source not in OUR_SCRIPTS and given.get("type") != "application/json":
            self.live.append(self.get_starttag_text() or "script")
        self._in_script = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._in_script is not None:
            content = "".join(self._in_script)
            if content.strip():
                self.scripts.append(json.loads(content))
            self._in_script = None

    def handle_data(self, data: str) -> None:
        (self.words if self._in_script is None else self._in_script).append(data)
