"""Content encodings undone under a cap, with a truncated stream told from a whole one."""

import threading
import zlib

ENCODINGS = ("gzip", "deflate")
NO_ENCODINGS = ("", "identity", "none", "utf-8", "utf8")
"""Names under which servers send a body as it is; a charset there is a slip for Content-Type."""
ACCEPT_ENCODING = "gzip, deflate"
MAX_LAYERS = 4
GZIP_MAGIC = b"\x1f\x8b\x08"
_STEP = 256 * 1024

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
        body = unpack(body, cap, gzip=name.endswith("gzip"), cut=cut)
    if body.startswith(GZIP_MAGIC):
        body = unpack(body, cap, gzip=True, cut=cut)
    if len(body) > cap and not cut:
        raise TooLargeError(f"{len(body)} bytes")
    return body[:cap]


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
