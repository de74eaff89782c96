import random

import pytest

from tasks.fetching.sniffing import charset_of, is_readable

PAGE = b"<!doctype html><title>Flood</title><p>At least 12 people were hurt.</p>" * 20


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (PAGE, "text/html; charset=utf-8"),
        (PAGE, ""),
        (PAGE, "application/octet-stream"),
        (PAGE.replace(b"12", b"\x0012\x00", 2), "text/html"),
        (PAGE.decode().encode("utf-16"), "text/html"),
        (PAGE.decode().encode("utf-16"), ""),
        (PAGE.decode().encode("utf-16-le"), "text/html; charset=utf-16le"),
        (b"<?xml version='1.0'?><rss/>", "application/rss+xml"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "application/json"),
        (b"<?xml version='1.0'?><rss/>", "text/rss+xml"),
        (b"<?xml version='1.0'?><rss/>", "application/x-rss; charset=utf-8"),
        (PAGE, "text/html, text/html; charset=utf-8"),
        (PAGE, "html"),
        (b"https://herald.example/a\nhttps://herald.example/b\n", ""),
        (b"At least 12 people were hurt.", "text/plain"),
    ],
)
def test_pages_feeds_and_sitemaps_are_readable(body, content_type):
    assert is_readable(body, content_type)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\x89PNG\r\n\x1a\n" + PAGE, "text/html"),
        (b"%PDF-1.7\n" + PAGE, "text/html"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "text/html"),
        (b"\x00\x00\x00\x18ftypmp42" + PAGE, "text/html"),
        (random.Random(4).randbytes(9000), "text/html; charset=utf-8"),
        (PAGE, "image/jpeg"),
        (PAGE, "text/css"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b"PK\x03\x04" + PAGE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b'{"items": []}', "application/json"),
        (b"just words", "application/octet-stream"),
    ],
)
def test_anything_else_is_not_whatever_it_claims(body, content_type):
    assert not is_readable(body, content_type)


@pytest.mark.parametrize(
    ("body", "content_type", "decided"),
    [
        (b"\xef\xbb\xbfZo\xc3\xab", "text/html; charset=windows-1251", ("utf-8", "bom")),
        ("Zoë".encode(), "text/html; charset=ISO-8859-1", ("utf-8", "utf-8")),
        ("Zoë".encode("cp1252"), "text/html; charset=ISO-8859-1", ("cp1252", "header")),
        ("Zoe".encode("utf-16-le"), "text/html; charset=utf-16le", ("utf-16-le", "header")),
        (b"Zoe", "text/html; charset=utf-16le", ("utf-8", "utf-8")),
        (b"<meta charset=windows-1251>" + "Зоя".encode("cp1251"), "text/html", ("cp1251", "meta")),
        ("Зоя".encode("cp1251"), "text/html; charset=nonsense", (None, None)),
    ],
)
def test_the_charset_is_decided_by_the_strongest_evidence(body, content_type, decided):
    assert charset_of(body, content_type) == decided
