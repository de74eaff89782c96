"""All that a page, a feed or an address can be read as: its words with markup, entities and escapes undone."""

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

_TAG = re.compile(r"</?([a-zA-Z][^\s<>/]*)[^<>]*>|<[^<>]*>")
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "mark", "nobr", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
_ATTRIBUTE = re.compile(r"=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>=`]+))")
_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\x[0-9a-fA-F]{2}|\\u\{[0-9a-fA-F]{1,6}\}|\\[/nrt\"]")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
APART = "\n\n"
"""Stands where words do not belong together."""


def readings(source: str) -> Iterator[str]:
    """Yield what a page says: its words with inline tags taken away and set as spaces, its attributes and comments.

    Entities are undone, thrice at most (a feed escapes the markup of its items), and the escapes of JSON.
    """
    for text in _unescaped(source):
        shown, comments = _comments_apart(text)
        yield _without_tags(shown, "")
        yield _without_tags(shown, " ")
        attributes = ("".join(value) for value in _ATTRIBUTE.findall(shown))
        yield APART.join((*map(_attribute, attributes), *comments))


def _attribute(value: str) -> str:
    """Return an attribute with its own entities and percent signs undone; in a reading of the page they may part it."""
    plain = html.unescape(value) if "&" in value else value
    return unquoted(plain) if "%" in plain else plain


def unquoted(url: str) -> str:
    """Return an address without percent signs, which may stand for UTF-8 or, as they once did, for Latin 1."""
    try:
        return unquote(url, errors="strict")
    except UnicodeDecodeError:
        return unquote(url, "latin-1")


def _unescaped(source: str) -> list[str]:
    found = [_CDATA.sub("", source) if "<![CDATA[" in source else source]
    for _ in range(3):
        plain = html.unescape(_without_escapes(found[-1]))
        if plain == found[-1]:
            break
        found.append(plain)
    return found


def _without_escapes(text: str) -> str:
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(escape: re.Match[str]) -> str:
    written = escape[0]
    if written[1] == "x" or written[2:3] == "{":
        code = int(written[2:].strip("{}"), 16)
        return chr(code) if code < 0x110000 else ""
    if written[1] != "u":
        return {"n": "\n", "r": "\n", "t": " "}.get(written[1], written[1])
    units = bytes.fromhex("".join(written.split("\\u")))
    return units.decode("utf-16-be", "replace")


def _comments_apart(text: str) -> tuple[str, list[str]]:
    """Return a text without its comments, and the comments; one that never ends is text."""
    shown, comments, at = [], [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        shown.append(text[at:start])
        comments.append(text[start + 4 : end])
        at = end + 3
    return "".join((*shown, text[at:])), comments


def _without_tags(text: str, inline: str) -> str:
    def between(tag: re.Match[str]) -> str:
        return inline if (tag[1] or "").lower() in _INLINE else APART

    return _TAG.sub(between, text)


def holds_address(text: str, addresses: Sequence[str]) -> bool:
    """Say whether a text holds one of the addresses, in any case or with percent signs, and not only as a beginning."""
    shown = text.lower()
    spelt = (shown, unquote(shown)) if "%" in shown else (shown,)
    return any(
        re.search(re.escape(address.lower()) + r"(?![\w%~=-]|[./]\w)", told)
        for address in addresses
        for told in spelt
        if address and address.lower() in told
    )


def words_of_address(url: str) -> str:
    """Return the words of an address, each step of its path apart, percent signs undone."""
    for _ in range(3):
        plain = unquoted(url)
        if plain == url:
            break
        url = plain
    return re.sub(r"[-_+.~%0-9]+", " ", re.sub(r"[/?&=#:;@]+", APART, url))
