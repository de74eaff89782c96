"""Gzip members of a given length: what stands where a stored page was."""

import hashlib

from tasks.fetching.warc_writing import compressed

_HAS_COMMENT = 0x10
"""FLG.FCOMMENT of RFC 1952: a text up to a zero byte stands behind the ten bytes of the header."""


class TooTightError(ValueError):
    """A record does not fit into the room that there is."""


def erased_member(room: int, record_id: str, date: str) -> bytes:
    """Return `room` bytes of gzip that hold a WARC metadata record with the old id and date, and no content.

    Raises:
        TooTightError: the room is smaller than the shortest such record.

    """
    shortest = _erased_record(record_id, date, 0)
    spare = room - len(compressed(shortest, 0)) - 5 * (room // 16_000 + 1) - 16
    if spare <= 0:
        return fitted(shortest, room)
    # The filler is stored as it is: a long run of spaces would be packed to nothing.
    return _padded(compressed(_erased_record(record_id, date, spare), 0), room)


def _erased_record(record_id: str, date: str, filler: int) -> bytes:
    block = b" " * filler
    head = (
        "WARC/1.1\r\nWARC-Type: metadata\r\n"
        f"WARC-Record-ID: {record_id}\r\nWARC-Date: {date}\r\n"
        f"WARC-Block-Digest: sha256:{hashlib.sha256(block).hexdigest()}\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode("ascii") + block + b"\r\n\r\n"


def fitted(record: bytes, room: int) -> bytes:
    """Return a record as one gzip member of exactly `room` bytes, packed as lightly as the room allows.

    Raises:
        TooTightError: it is longer even when packed as tightly as can be.

    """
    for level in range(10):
        member = compressed(record, level)
        if len(member) <= room:
            return _padded(member, room)
    raise TooTightError(f"{len(member):,} bytes do not fit into {room:,}")


def _padded(member: bytes, room: int) -> bytes:
    """Return the member with a comment in its header that makes it `room` bytes long."""
    missing = room - len(member)
    if missing == 0:
        return member
    head, rest = bytearray(member[:10]), member[10:]
    head[3] |= _HAS_COMMENT
    return bytes(head) + b"x" * (missing - 1) + b"\0" + rest
