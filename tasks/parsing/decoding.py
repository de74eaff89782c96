"""Turn the bytes of a page into text, once, and say how its encoding was decided."""

import codecs
import re

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding, to_unicode

DETECTOR_SAMPLE = 32_768
# A page in the encoding it names has hardly any unreadable bytes; one in a hundred means that the name is wrong.
TOLERATED_LOSS = 0.01
# These are seven-bit or full of zero bytes: they pass for UTF-8 without being it.
NOT_TOLD_BY_UTF8 = ("iso2022", "utf-16", "utf-32")
LABEL = re.compile(r"[A-Za-z0-9_.:+-]{2,40}")
NOT_FOR_PAGES = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "charmap"))
FALLBACK = "cp1252"
# Encodings that unlabelled pages are really in; the detector knows a hundred, and mistakes these for their kin.
ON_THE_WEB = (
    "utf_8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
# By bytes alone the detector cannot tell these from each other; the language of the page can.
KIN = {
    "cp1250": ("cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"),
    "cp1252": ("ca", "da", "de", "en", "es", "eu", "fi", "fr", "is", "it", "nb", "nl", "nn", "no", "pt", "sv"),
    "cp1254": ("az", "tr"),
    "cp1257": ("et", "lt", "lv"),
    "cp1258": ("vi",),
}
# Not a part of a longer character: neither led by a byte that opens one nor followed by one that goes on.
LONE_BYTE = re.compile(rb"(?<![\x80-\xff])[\x80-\xfe](?![\x80-\xff])")
LANGUAGE = re.compile(rb"<html\b[^>]{0,400}?\blang\s*=\s*[\"']?([a-z]{2})\b", re.IGNORECASE)
LOOKED_AT = 400
ZERO_SHARE = 0.3


def decode(body: bytes, charset: str | None = None) -> tuple[str, str, str]:
    """Return the text of a page, the encoding used and how it was decided.

    `charset` is the label that the HTTP header declares. The ways, in order: `bom`, `utf-8` (every byte is valid
    UTF-8), `header`, `meta`, `detector`, `fallback`. Labels mean what the WHATWG Encoding Standard says: latin-1 is
    windows-1252, gb2312 is gb18030. Unreadable bytes become U+FFFD; nothing raises.
    """
    bom_encoding, bom = read_bom(body)
    if bom_encoding and bom:
        return to_unicode(body[len(bom) :], bom_encoding), bom_encoding, "bom"
    if encoding := _of_two_bytes(body):
        return to_unicode(body, encoding), encoding, "detector"
    labels = _declared(body, charset)
    if not any(encoding.startswith(NOT_TOLD_BY_UTF8) and b"\x1b" in body for encoding, _ in labels):
        try:
            return body.decode("utf-8"), "utf-8", "utf-8"
        except UnicodeDecodeError:
            pass
    for encoding, how in labels:
        text = to_unicode(body, encoding)
        if text.count("\ufffd") <= max(TOLERATED_LOSS * len(text), 3):
            return (_repaired(body) if encoding == "utf-8" else text), encoding, how
    return _detected(body)


def _repaired(body: bytes) -> str:
    """Return a page in UTF-8; a lone byte between plain letters was pasted in from the old encoding of its language."""
    old = _by_language(body, FALLBACK)
    return LONE_BYTE.sub(lambda match: match[0].decode(old, "replace").encode(), body).decode("utf-8", "replace")


def _declared(body: bytes, charset: str | None) -> list[tuple[str, str]]:
    """Return the known encodings that header and page declare, the header's first."""
    label = (charset or "").strip("\"' ")
    header = resolve_encoding(label) if LABEL.fullmatch(label) else None
    meta = html_body_declared_encoding(body)
    # A page cannot name UTF-16 in a tag that was read as ASCII (HTML standard, 13.2.3.3).
    if meta and meta.startswith("utf-16"):
        meta = "utf-8"
    found = [(header, "header"), (meta, "meta")]
    return [(name, how) for name, how in found if name and _is_text(name)]


def _is_text(encoding: str) -> bool:
    """Whether a codec decodes pages; Python has some that decode addresses, escapes or archives."""
    return encoding not in NOT_FOR_PAGES and codecs.lookup(encoding)._is_text_encoding


def _detected(body: bytes) -> tuple[str, str, str]:
    best = from_bytes(body[:DETECTOR_SAMPLE], cp_isolation=list(ON_THE_WEB)).best()
    encoding = resolve_encoding(_by_language(body, best.encoding)) if best else None
    if encoding:
        return to_unicode(body, encoding), encoding, "detector"
    return to_unicode(body, FALLBACK), FALLBACK, "fallback"


def _by_language(body: bytes, encoding: str) -> str:
    """Return the encoding that pages in the language of this one are in, where it is kin to the one detected."""
    told = LANGUAGE.search(body[:DETECTOR_SAMPLE])
    language = told[1].decode().lower() if told else ""
    return next((kin for kin, names in KIN.items() if language in names), encoding) if encoding in KIN else encoding


def _of_two_bytes(body: bytes) -> str | None:
    """Return the kind of UTF-16 that every second byte of a page without a mark shows by being zero."""
    start = body[:LOOKED_AT]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every, other = start[offset::2], start[1 - offset :: 2]
        if every.count(0) > ZERO_SHARE * len(start) and not other.count(0):
            return encoding
    return None
