"""Telling what a body is by its first bytes, whatever its label claims."""

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

# First bytes of what news sites send in place of a page (MIME Sniffing Standard, section 6, and the ZIP family).
BINARY_MAGIC = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"%PDF-", b"PK\x03\x04", b"OggS", b"ID3",
    b"\x1aE\xdf\xa3", b"II*\x00", b"MM\x00*", b"wOFF", b"wOF2", b"\x00asm", b"\x7fELF", b"Rar!\x1a\x07", b"7z\xbc\xaf",
)  # fmt: skip
TEXT_TYPES = re.compile(r"text/plain|application/feed\+json|(text|application)/[\w.+-]*(html|xml|rss|atom|rdf)[\w.+-]*")
"""Feeds come under many names: text/rss+xml, application/x-rss, text/x-atom."""
UNLABELLED_TYPES = ("", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip")
MARKUP = re.compile(
    rb"\s*(<!doctype|<!--|<html|<head|<body|<\?xml|<rss|<feed|<urlset|<sitemapindex|<rdf:|<[a-z])", re.I
)
JSON_FEED = re.compile(rb"\s*\{.{0,4096}?jsonfeed\.org\\?/version", re.S)
URL_LIST = re.compile(rb"\s*https?://\S+\s")
CONTROLS = bytes([*range(0x00, 0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])
SNIFFED_BYTES = 8192
MOST_CONTROLS = 0.01
"""Share of control characters above which a text is noise; a page with a few stray NULs stays far below."""


def is_not_text(body: bytes, charset: str | None = None) -> bool:
    """Say whether the bytes are no text: a known file format, or too many control characters."""
    head = body[:SNIFFED_BYTES]
    if head.startswith(BINARY_MAGIC) or (head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI ")):
        return True
    if head[4:8] == b"ftyp":
        return True
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (charset or "").startswith(
        ("utf-16", "utf-32")
    )
    return not wide and len(head) - len(head.translate(None, CONTROLS)) > MOST_CONTROLS * len(head)


def is_readable(body: bytes, content_type: str) -> bool:
    """Say whether a body is a page, a feed or a sitemap.

    A text type is believed unless the bytes are binary; no type, or one that says nothing, must look like markup or a
    list of URLs; JSON must be a JSON Feed.
    """
    # Some servers send the header twice in one, or a word that is no type.
    media_type = re.split("[;,]", content_type)[0].strip().lower()
    if is_not_text(body, resolved_label(content_type)):
        return False
    if media_type == "application/json":
        return JSON_FEED.match(body) is not None
    if media_type in UNLABELLED_TYPES or "/" not in media_type:
        return any(pattern.match(body) for pattern in (MARKUP, JSON_FEED, URL_LIST)) or _is_wide_markup(body)
    return TEXT_TYPES.fullmatch(media_type) is not None


def _is_wide_markup(body: bytes) -> bool:
    encoding, bom = read_bom(body[:4])
    if not encoding or not bom:
        return False
    head = body[len(bom) : SNIFFED_BYTES].decode(encoding, "replace").encode()
    return MARKUP.match(head) is not None


def resolved_label(content_type: str) -> str | None:
    """Return the charset a Content-Type names, as Python spells it; None for none or an unknown one."""
    label = http_content_type_encoding(content_type)
    return resolve_encoding(label) if label else None


def charset_of(body: bytes, content_type: str) -> tuple[str | None, str | None]:
    """Return the charset of a text and what decided it: bom, utf-8, header, meta; or two Nones.

    The order is byte order mark, valid UTF-8, what the server declares, what the page declares.
    """
    encoding, bom = read_bom(body[:4])
    if bom:
        return encoding, "bom"
    label = resolved_label(content_type)
    # Plain English in UTF-16 is valid UTF-8 as well, with a NUL behind each letter.
    if label and label.startswith(("utf-16", "utf-32")) and b"\0" in body[:SNIFFED_BYTES]:
        return label, "header"
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", "utf-8"
    if label:
        return label, "header"
    declared = html_body_declared_encoding(body[:SNIFFED_BYTES])
    return (declared, "meta") if declared else (None, None)
