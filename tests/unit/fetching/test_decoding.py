import gzip
import zlib

import brotli
import pytest
import zstandard

from tasks.fetching.decoding import CorruptError, TooLargeError, TruncatedError, UnknownEncodingError, decode_body

PAGE = b"<p>At least 12 people were hurt.</p>" * 500
CAP = 100_000


def bare_deflate(data):
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(
    ("wire", "encoding"),
    [
        (PAGE, ""),
        (PAGE, "identity"),
        (PAGE, "none"),
        (PAGE, "UTF-8"),
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (gzip.compress(PAGE, mtime=0), "X-GZIP"),
        (gzip.compress(PAGE[:99], mtime=0) + gzip.compress(PAGE[99:], mtime=0), "gzip"),
        (gzip.compress(PAGE, mtime=0) + bytes(8), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (bare_deflate(PAGE), "deflate"),
        (gzip.compress(zlib.compress(PAGE), mtime=0), "deflate, gzip"),
        (gzip.compress(PAGE, mtime=0), ""),
        (gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0), "gzip"),
    ],
)
def test_every_encoding_gives_the_page_back(wire, encoding):
    assert decode_body(wire, encoding, CAP) == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
@pytest.mark.parametrize("lost", [1, 8, 60])
def test_a_cut_stream_is_never_taken_for_whole(encoding, lost):
    wire = gzip.compress(PAGE) if encoding == "gzip" else zlib.compress(PAGE)
    with pytest.raises(TruncatedError):
        decode_body(wire[:-lost], encoding, CAP)


@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip", "deflate"])
def test_unpacking_stops_at_the_cap(encoding):
    bomb = zlib.compress(bytes(10 * CAP)) if encoding == "deflate" else gzip.compress(bytes(10 * CAP))
    wire = gzip.compress(bomb) if "," in encoding else bomb
    with pytest.raises(TooLargeError):
        decode_body(wire, encoding, CAP)


def test_a_body_of_just_the_cap_passes():
    body = bytes(range(256)) * 4
    assert decode_body(gzip.compress(body), "gzip", len(body)) == body


def test_a_cut_reading_keeps_the_beginning():
    assert decode_body(gzip.compress(PAGE), "gzip", 100, cut=True) == PAGE[:100]
    assert decode_body(PAGE, "", 100, cut=True) == PAGE[:100]


@pytest.mark.parametrize("encoding", ["compress", "dcb", "gzip, exi", "gzip, gzip, gzip, gzip, gzip"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding):
    with pytest.raises(UnknownEncodingError):
        decode_body(PAGE, encoding, CAP)


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_plain_body_under_another_label_is_corrupt(encoding):
    with pytest.raises(CorruptError):
        decode_body(PAGE, encoding, CAP)


@pytest.mark.parametrize(("pack", "encoding"), [(brotli.compress, "br"), (zstandard.compress, "zstd")])
def test_brotli_and_zstandard_are_unpacked_up_to_the_cap(pack, encoding):
    assert decode_body(pack(PAGE), encoding, CAP) == PAGE
    assert decode_body(pack(PAGE), encoding, 100, cut=True) == PAGE[:100]
    with pytest.raises(TooLargeError):
        decode_body(pack(b"a" * 50_000_000), encoding, CAP)


def test_a_brotli_stream_that_stops_is_truncated():
    with pytest.raises(TruncatedError):
        decode_body(brotli.compress(PAGE)[:-4], "br", CAP)


def test_a_wrong_checksum_is_corrupt():
    wire = bytearray(gzip.compress(PAGE))
    wire[-6] ^= 0xFF
    with pytest.raises(CorruptError):
        decode_body(bytes(wire), "gzip", CAP)
