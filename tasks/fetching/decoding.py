"""Content encodings undone under a cap, with a truncated stream told from a whole one."""

import threading
import zlib

import brotli  # type: ignore[import-untyped]
import zstandard

ENCODINGS = ("gzip", "deflate", "br", "zstd")
NO_ENCODINGS = ("", "identity", "none", "utf-8", "utf8")
"""Names under which servers send a body as it is; a charset there is a slip for Content-Type."""
ACCEPT_ENCODING = "gzip, deflate"
MAX_LAYERS = 4
GZIP_MAGIC = b"\x1f\x8b\x08"
_STEP = 256 * 1024
_ZSTD_WINDOW = 8 * 1024 * 1024
"""RFC 9659: what a decoder for the web has to hold."""

# Unpacking is bound by the processor, so more than two at once gain nothing and only cost memory.
_unpacking = threading.BoundedSemaphore(2)


class TooLargeError(Exception):
    """The decoded body passes the cap."""


class TruncatedError(Exception):
    """The stream ended before its own end mark."""


class UnknownEncodingError(Exception):
    """An encoding that was not asked for."""


class CorruptError(Exception):
    """The bytes are not what the encoding's name says."""


def decode_body(body: bytes, content_encoding: str, cap: int, *, cut: bool = False) -> bytes:
    """Return the body without its content encodings, and without a gzip file's own wrapping.

    With `cut`, what is over the cap is left out instead of raising TooLargeError. Raises TruncatedError,
    UnknownEncodingError and CorruptError.
    """
    layers = [name for part in content_encoding.split(",") if (name := part.strip().lower()) not in NO_ENCODINGS]
    if len(layers) > MAX_LAYERS:
        raise UnknownEncodingError(f"{len(layers)} layers of encoding")
    for name in reversed(layers):
        if name.removeprefix("x-") not in ENCODINGS:
            raise UnknownEncodingError("an encoding that was not asked for")
        body = _undone(name.removeprefix("x-"), body, cap, cut=cut)
    if body.startswith(GZIP_MAGIC):
        body = unpack(body, cap, gzip=True, cut=cut)
    if len(body) > cap and not cut:
        raise TooLargeError(f"{len(body)} bytes")
    return body[:cap]


def _undone(name: str, body: bytes, cap: int, *, cut: bool) -> bytes:
    if name in ("gzip", "deflate"):
        return unpack(body, cap, gzip=name == "gzip", cut=cut)
    with _unpacking:
        found = _from_brotli(body, cap) if name == "br" else _from_zstandard(body, cap)
    if len(found) > cap and not cut:
        raise TooLargeError(f"over {cap} decoded bytes")
    return found[:cap]


def _from_brotli(body: bytes, cap: int) -> bytes:
    """Return a Brotli stream unpacked, little more than `cap` bytes of it in memory."""
    engine, out, pending = brotli.Decompressor(), bytearray(), body
    try:
        while not engine.is_finished() and len(out) <= cap:
            piece = engine.process(pending, output_buffer_limit=_STEP)
            if not piece and engine.can_accept_more_data():
                raise TruncatedError(f"the stream stops after {len(out)} decoded bytes")
            out, pending = out + piece, b""
    except brotli.error as error:
        raise CorruptError(str(error)) from error
    return bytes(out)


def _from_zstandard(body: bytes, cap: int) -> bytes:
    """Return a Zstandard stream unpacked, at most `cap` bytes and one of it."""
    engine = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    try:
        with engine.stream_reader(body, read_across_frames=True) as stream:
            return stream.read(cap + 1)
    except zstandard.ZstdError as error:
        raise CorruptError(str(error)) from error


def unpack(body: bytes, cap: int, *, gzip: bool, cut: bool = False) -> bytes:
    """Return a gzip or deflate stream unpacked, at most `cap` bytes of it in memory."""
    with _unpacking:
        out = bytearray()
        view = memoryview(body)
        while len(view):
            view = view[_unpack_member(view, out, cap, gzip=gzip, cut=cut) :]
            if cut and len(out) >= cap:
                break
            # Servers pad the end with NULs; only another gzip member counts as more.
            if not gzip or bytes(view[:3]) != GZIP_MAGIC:
                break
        return bytes(out)


def _unpack_member(view: memoryview, out: bytearray, cap: int, *, gzip: bool, cut: bool) -> int:
    """Append one member of `view` to `out`; return how many bytes of `view` it took."""
    # RFC 9110 says zlib, some servers send bare deflate: the first nibble tells.
    window = 31 if gzip else 15 if view[0] & 0x0F == 8 else -15
    engine = zlib.decompressobj(window)
    taken, pending = 0, b""
    try:
        while not engine.eof:
            if not pending:
                pending = bytes(view[taken : taken + _STEP])
                taken += len(pending)
            piece = engine.decompress(pending, _STEP)
            if not (piece or pending or engine.eof):
                raise TruncatedError(f"the stream stops after {len(out)} decoded bytes")
            out += piece
            pending = engine.unconsumed_tail
            if len(out) > cap:
                if cut:
                    del out[cap:]
                    return len(view)
                raise TooLargeError(f"over {cap} decoded bytes")
    except zlib.error as error:
        raise CorruptError(str(error)) from error
    return taken - len(engine.unused_data)
