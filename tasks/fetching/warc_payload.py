"""The bytes that a WARC record keeps, freed of what its crawler put around them."""

import re
from dataclasses import dataclass

from fastwarc.warc import WarcRecord

from tasks.fetching import decoding
from tasks.fetching.failures import AttemptEndedError
from tasks.fetching.sniffing import MARKUP
from values.snapshot import Outcome, Snapshot

CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of a record, with what its headers say of them."""

    wire: bytes
    content_type: str
    content_encoding: str = ""


def response_payload(record: WarcRecord, snapshot: Snapshot) -> Payload:
    """Return the bytes of a response record, its chunks joined, and note its status and headers in the snapshot.

    Raises:
        AttemptEndedError: there is no HTTP response in the record.
        TruncatedError: its chunks stop before the last one.

    """
    record.parse_http(auto_decode="none")
    headers = record.http_headers
    if headers is None or headers.status_code is None:
        raise AttemptEndedError(Outcome.PROTOCOL_ERROR, "no HTTP response in the record")
    snapshot.status = headers.status_code
    snapshot.headers = list(headers.to_tuples())
    snapshot.etag, snapshot.last_modified = headers.get("ETag"), headers.get("Last-Modified")
    wire = record.reader.read()
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        wire = dechunked(wire)
    return Payload(wire, headers.get("Content-Type") or "", headers.get("Content-Encoding") or "")


def resource_payload(record: WarcRecord, snapshot: Snapshot) -> Payload:
    """Return the bytes of a resource record, which were kept without a response around them."""
    snapshot.status = 200
    content_type = str(record.headers.get("Content-Type") or "")
    snapshot.headers = [("Content-Type", content_type)]
    return Payload(record.reader.read(), content_type)


def dechunked(wire: bytes) -> bytes:
    """Return a body without its chunks, as it is where an archive kept the label of chunks that it had joined.

    Raises:
        TruncatedError: the chunks stop before the last one.

    """
    if not CHUNK.match(wire):
        return wire
    pieces: list[bytes] = []
    position = 0
    while head := CHUNK.match(wire, position):
        start, size = head.end(), int(head[1], 16)
        if not size:
            return b"".join(pieces)
        pieces.append(wire[start : start + size])
        position = start + size
        position += 2 if wire[position : position + 2] == b"\r\n" else 0
    raise decoding.TruncatedError(f"the chunks stop after {len(pieces)}")


def unpacked(payload: Payload, cap: int) -> bytes:
    """Return a body without its encodings, as it is where an archive kept their label over plain markup."""
    try:
        return decoding.decode_body(payload.wire, payload.content_encoding, cap)
    except decoding.CorruptError:
        if len(payload.wire) > cap or not MARKUP.match(payload.wire):
            raise
        return payload.wire
