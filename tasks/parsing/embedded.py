"""The text of an article that a page carries as data for its scripts, for pages whose markup holds none."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fromstring

from tasks.parsing.blocks import Block, blocks_of, strip_unread
from tasks.parsing.candidates import OUTSIDE
from tasks.parsing.linked_data import texts
from tasks.parsing.page import Page
from tasks.parsing.raised import settle_digits

# `self.__next_f.push([1,"…"])`: Next.js streams its server components as strings, their HTML among them.
PUSHED = re.compile(r'__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")\s*\]\)')
# A row of the stream begins with its number: `24:T1b7b,` announces text, `5:[` a tree.
ROW = re.compile(r"(?:^|\n|(?<=[>\s]))[0-9a-f]{1,4}:(?:T[0-9a-f]+,|[\[{\"I])")
TEXT_KEYS = ("articleBody", "body", "content", "text", "html", "value", "contents", "paragraphs", "children")
# "$$AD$$", "{{banner}}": where a template puts something else.
PLACEHOLDER = re.compile(r"(?:\$\$|\{\{|\[\[|%%)\w+(?:\$\$|\}\}|\]\]|%%)$")
SHORTEST = 250
MAX_DEPTH = 30
MAX_STRINGS = 20_000


def carried_scripts(tree: HtmlElement) -> list[str]:
    """Return the sources of the scripts that hold the data of a page framework (scripts get stripped)."""
    sources = ((script.get("id"), script.text or "") for script in tree.iter("script"))
    return [source for name, source in sources if name == "__NEXT_DATA__" or "__next_f.push" in source]


def embedded_blocks(page: Page, scripts: list[str]) -> list[Block]:
    """Return the blocks of the longest article text in the page's data, an empty list where there is none.

    Looked at: `articleBody` of schema.org, `__NEXT_DATA__`, and the strings that Next.js streams.
    """
    sources = ["\n".join(texts(page.linked("articleBody"))), *_framework_texts(scripts)]
    best = max(sources, key=len, default="")
    blocks = _blocks(best) if len(best) >= SHORTEST else []
    return [block for block in blocks if not block.marks() & OUTSIDE and not PLACEHOLDER.match(block.text)]


def _framework_texts(scripts: list[str]) -> list[str]:
    found: list[str] = []
    pushed: list[str] = []
    for source in scripts:
        if "__next_f.push" in source:
            pushed.extend(_loads(match[1]) or "" for match in PUSHED.finditer(source))
        else:
            found.extend(_in_json(_loads(source)))
    found.extend(row for row in ROW.split("".join(pushed)) if row.count("<p") > 2 and row.lstrip().startswith("<"))
    return found


def _loads(source: str) -> Any:  # noqa: ANN401
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _in_json(root: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield long HTML strings, and lists of text pieces joined, without recursion."""
    stack, seen = [(root, 0)], 0
    while stack and seen < MAX_STRINGS:
        value, depth = stack.pop()
        seen += 1
        if isinstance(value, str) and value.count("<p") > 1:
            yield value
        elif depth < MAX_DEPTH and isinstance(value, dict):
            stack.extend((inner, depth + 1) for inner in value.values())
        elif depth < MAX_DEPTH and isinstance(value, list):
            pieces = [piece for item in value if (piece := _piece(item))]
            if len(pieces) > 2:
                yield "\n".join(pieces)
            stack.extend((inner, depth + 1) for inner in value)


def _piece(item: Any) -> str:  # noqa: ANN401
    if isinstance(item, dict) and "href" not in item and "url" not in item:
        return next((item[key] for key in TEXT_KEYS if isinstance(item.get(key), str)), "")
    return ""


def _blocks(source: str) -> list[Block]:
    if "<p" not in source and "<br" not in source:
        lines = (line.strip() for line in source.splitlines())
        source = "".join(f"<p>{_escaped(line)}</p>" for line in lines if line)
    try:
        root = fromstring(f"<div>{source}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    strip_unread(root)
    settle_digits(root)
    return blocks_of(root)


def _escaped(line: str) -> str:
    # Some pages put inline markup into articleBody; a text with tags is read as HTML.
    return line if "</" in line else line.replace("&", "&amp;").replace("<", "&lt;")
