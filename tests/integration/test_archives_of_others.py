"""WARC files as other crawlers leave them."""

import gzip
from uuid import uuid4

import brotli
import pytest
import zstandard

from tasks.fetching.inputs import UnusableInputError, plan_of
from tasks.fetching.warc_reading import scan
from values.snapshot import Outcome

PAGE = b"<!doctype html><html><body><h1>Mine flooded</h1><p>At least 38 miners were trapped.</p></body></html>"
TYPE = ("Content-Type", "text/html; charset=utf-8")
CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)


def archive(path, *pages):
    """Write one record a page: a response with further headers, or a resource where they are None."""
    with path.open("wb") as file:
        for number, (body, headers) in enumerate(pages):
            http = "".join(f"{name}: {value}\r\n" for name, value in [TYPE, *(headers or [])])
            block = body if headers is None else f"HTTP/1.1 200 OK\r\n{http}\r\n".encode() + body
            kind, sort = (
                ("resource", "text/html") if headers is None else ("response", "application/http; msgtype=response")
            )
            head = (
                f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\nContent-Type: {sort}\r\n"
                f"WARC-Date: 2026-03-06T09:00:00Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n"))
    return path


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, [("Transfer-Encoding", "chunked")]),
        (CHUNKED, [("Transfer-Encoding", "chunked")]),
        (PAGE, [("Content-Encoding", "gzip")]),
        (brotli.compress(PAGE), [("Content-Encoding", "br")]),
        (zstandard.compress(PAGE), [("Content-Encoding", "zstd")]),
        (PAGE, None),
    ],
)
def test_a_page_is_read_however_a_crawler_kept_it(tmp_path, body, headers):
    (snapshot,) = scan(archive(tmp_path / "a.warc.gz", (body, headers)))
    assert (snapshot.outcome, snapshot.body, snapshot.status) == (Outcome.OK, PAGE, 200)


def test_a_bad_record_is_told_and_those_behind_it_are_read(tmp_path):
    torn = (CHUNKED[:60], [("Transfer-Encoding", "chunked")])
    unknown = (PAGE, [("Content-Encoding", "compress")])
    found = list(scan(archive(tmp_path / "a.warc.gz", torn, unknown, (PAGE, []))))
    assert [snapshot.outcome for snapshot in found] == [Outcome.TRUNCATED, Outcome.UNSUPPORTED_TYPE, Outcome.OK]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.warc.gz", b"hello, nothing of the kind", "no WARC file"),
        ("a.warc", b"", "no WARC file"),
        ("a.wacz", b"PK\x03\x04", "unpack it"),
        ("a.warc.zst", b"\x28\xb5\x2f\xfd", "unzstd"),
        ("a.arc.gz", b"\x1f\x8b\x08", "ARC file"),
    ],
)
def test_what_is_no_warc_file_is_refused_with_the_way_out(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnusableInputError, match=reason):
        plan_of([str(path)])
