"""The parser on every page of content and encoding that the misbehaving server has."""

import importlib.util
import json
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tasks.parsing import PageKind, parse

TOOL = Path(__file__).parents[3] / "shared" / "tools" / "hostile_server.py"
SECONDS_PER_MEGABYTE = 5

pytestmark = pytest.mark.skipif(not TOOL.is_file(), reason="the misbehaving server is not on this machine")


@pytest.fixture(scope="module")
def pages():
    """Every page under /content and /charset: path -> (bytes, charset of the header)."""
    spec = importlib.util.spec_from_file_location("hostile_server_for_parsing", TOOL)
    tool = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tool
    spec.loader.exec_module(tool)
    with tool.HostileServer(hang=1) as server:
        with urllib.request.urlopen(server.url("/__routes__")) as response:
            paths = ["/" + route["url"].split("/", 3)[3] for route in json.load(response)]
        found = {}
        for path in paths:
            if path.startswith(("/content/", "/charset/")):
                with urllib.request.urlopen(server.url(path)) as response:
                    found[path] = (response.read(), response.headers.get_content_charset())
    sentinels = (tool.CHARSET_SENTINEL, tool.CYRILLIC_SENTINEL, tool.CHINESE_SENTINEL)
    return found, sentinels


def test_every_page_is_parsed_in_bounded_time_with_valid_offsets(pages):
    for path, (body, charset) in pages[0].items():
        started = time.process_time()
        article = parse(body, f"http://127.0.0.1{path}", charset)
        assert time.process_time() - started < SECONDS_PER_MEGABYTE * max(1, len(body) / 1e6), path
        assert "\n\n".join(article.text[p.start : p.end] for p in article.paragraphs) == article.text, path


@pytest.mark.parametrize(
    ("path", "sentinel"),
    [
        *((path, 0) for path in ("utf-8", "header-only", "none", "wrong-header", "wrong-meta", "unknown")),
        *((path, 0) for path in ("bom-utf-8", "bom-utf-16")),
        *(("meta-only", 1), ("quoted", 1), ("gb2312", 2)),
    ],
)
def test_every_encoding_is_read_rightly(pages, path, sentinel):
    found, sentinels = pages
    body, charset = found[f"/charset/{path}"]
    assert sentinels[sentinel] in parse(body, "http://127.0.0.1/a", charset).text


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("empty", PageKind.EMPTY),
        ("png-as-html", PageKind.UNPARSEABLE),
        ("pdf-as-html", PageKind.UNPARSEABLE),
        ("random-as-html", PageKind.UNPARSEABLE),
        ("deep", PageKind.UNPARSEABLE),
        ("deep-inline", PageKind.ARTICLE),
        ("wide", PageKind.ARTICLE),
        ("script-only", PageKind.EMPTY),
        ("soft-404", PageKind.EMPTY),
        ("consent-wall", PageKind.CONSENT),
    ],
)
def test_what_is_no_article_is_told_apart(pages, path, kind):
    body, charset = pages[0][f"/content/{path}"]
    assert parse(body, "http://127.0.0.1/a", charset).kind is kind


def test_only_the_visible_figures_are_in_the_text(pages):
    text = parse(pages[0]["/content/hidden"][0], "http://127.0.0.1/a").text
    assert "155" in text
    assert not any(str(decoy) in text for decoy in range(901, 908))
