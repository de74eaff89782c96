"""Ids that are hashes of content, and text as a database takes it."""

import hashlib

_LENGTH = 24


def content_id(*parts: object) -> str:
    """Return a hash of the parts: the same content has the same id in every run."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:_LENGTH]


def storable(text: str) -> str:
    """Return the text with each lone surrogate, which no database takes, as U+FFFD: offsets stay."""
    return text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
