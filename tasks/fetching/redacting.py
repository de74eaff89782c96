"""Addresses that were taken down, found and blotted out in a page that stays."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote, urljoin

from values.snapshot import Snapshot

_ABSOLUTE = rb"https?:(?:\\?/){2}[^\s\"'<>()\[\]{}|^`]+"
_ENCODED = rb"https?(?::|%3A)(?:/|%2F){2}[^\s\"'<>&()]+"
_RELATIVE = rb"(?<=[\"'\s=])\.{0,2}/[^\s\"'<>]+"
_ADDRESS = re.compile(rb"|".join((_ABSOLUTE, _ENCODED, _RELATIVE)), re.IGNORECASE)
_HEAD_TAG = re.compile(rb"<(?:link|meta)\b[^<>]*>", re.IGNORECASE)
_OWN_ADDRESS = re.compile(rb"canonical|og:url", re.IGNORECASE)
_BLOT = b"x"

IsTakenDown = Callable[[str], bool]
"""Says whether a full address is kept out."""


def address_in(found: bytes, base: str) -> str:
    """Return a written address as a full one, its escapes of HTML, JSON or a query undone."""
    text = html.unescape(found.decode("utf-8", "replace")).replace("\\/", "/")
    if "%" in text[:14]:
        text = unquote(text)
    try:
        return urljoin(base, text.rstrip(".,;:!?\\"))
    except ValueError:
        return ""


def redacted(content: bytes, base: str, is_taken_down: IsTakenDown) -> bytes:
    """Return the content with each taken-down address replaced by as many x; relative ones are joined to `base`."""

    def blot(match: re.Match[bytes]) -> bytes:
        return _BLOT * len(match[0]) if is_taken_down(address_in(match[0], base)) else match[0]

    return _ADDRESS.sub(blot, content)


def calls_itself(body: bytes, base: str, is_taken_down: IsTakenDown) -> bool:
    """Say whether a page names a taken-down address as its own (canonical link or og:url)."""
    tags = b" ".join(tag for tag in _HEAD_TAG.findall(body) if _OWN_ADDRESS.search(tag))
    return any(is_taken_down(address_in(found, base)) for found in _ADDRESS.findall(tags))


def without_addresses(snapshot: Snapshot, is_taken_down: IsTakenDown) -> Snapshot:
    """Return the snapshot itself when it mentions no taken-down address, else a copy in which they are blotted out."""
    base = snapshot.final_url
    headers = [
        (name, redacted(value.encode("latin-1", "replace"), base, is_taken_down).decode("latin-1"))
        for name, value in snapshot.headers
    ]
    body = redacted(snapshot.body, base, is_taken_down)
    if body == snapshot.body:
        return snapshot if headers == snapshot.headers else replace(snapshot, headers=headers)
    # The bytes as they came hold the address still, so they go, and with them the header that names their encoding.
    plain = [(name, value) for name, value in headers if name.lower() != "content-encoding"]
    return replace(snapshot, body=body, encoded_body=b"", headers=plain, sha256=None)
