"""Snapshots made from WARC files, our own and others', and where a damaged file is still whole."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tasks.fetching import decoding
from tasks.fetching.failures import AttemptEndedError, outcome_of
from tasks.fetching.settings import FetchSettings
from tasks.fetching.sniffing import charset_of, is_readable
from tasks.fetching.urls import web_url, without_userinfo
from tasks.fetching.warc_payload import Payload, resource_payload, response_payload, unpacked
from tasks.fetching.warc_plain import is_packed, plain_damage, plain_records
from tasks.fetching.warc_writing import REQUESTED_URI
from values.snapshot import Outcome, Snapshot

_STEP = 1 << 20
PAGES = WarcRecordType.response | WarcRecordType.resource
UNPACKING_ERRORS = (
    decoding.TooLargeError,
    decoding.TruncatedError,
    decoding.UnknownEncodingError,
    decoding.CorruptError,
)


class WarcError(Exception):
    """A record is not there, or is not what its digest says."""


def read_record(path: Path, offset: int, settings: FetchSettings) -> Snapshot:
    """Return the snapshot at an offset; raises WarcError when it is missing, damaged or without a digest."""
    try:
        with path.open("rb") as file:
            file.seek(offset)
            record = next(iter(ArchiveIterator(file, parse_http=False)))
            if not record.headers.get("WARC-Block-Digest") or not record.verify_block_digest():
                raise WarcError(f"{path.name} at {offset}: the digest does not match")
            if record.record_type != WarcRecordType.response:
                raise WarcError(f"{path.name} at {offset}: no page, perhaps taken down")
            return snapshot_of(record, path.name, settings)
    except (StopIteration, OSError) as error:
        raise WarcError(f"{path.name} at {offset}: no whole record ({error})") from error


def snapshot_of(record: WarcRecord, name: str, settings: FetchSettings) -> Snapshot:
    """Return a response or resource record as a snapshot; the outcome says what is over the caps or damaged."""
    offset, declared = record.stream_pos, record.content_length
    target = without_userinfo(str(record.headers.get("WARC-Target-URI") or "").strip("<>"))
    requested = record.headers.get(REQUESTED_URI) or target
    snapshot = Snapshot(requested, target, Outcome.PROTOCOL_ERROR, record.record_date or datetime.now(UTC))
    snapshot.warc_file, snapshot.warc_offset = name, offset
    snapshot.chain = [requested] if requested == target else [requested, target]
    if not _can_be_asked(target):
        snapshot.error = f"no address that can be asked: {target[:200]!r}"
        return snapshot
    if declared > settings.wire_cap:
        snapshot.outcome, snapshot.error = Outcome.TOO_LARGE, "the body is over the cap"
        return snapshot
    is_resource = record.record_type == WarcRecordType.resource
    try:
        payload = resource_payload(record, snapshot) if is_resource else response_payload(record, snapshot)
        _read_payload(payload, snapshot, settings.decoded_cap)
    except (*UNPACKING_ERRORS, AttemptEndedError, OSError) as error:
        snapshot.outcome, snapshot.error = outcome_of(error)
    return snapshot


def _can_be_asked(target: str) -> bool:
    """Return whether a record has an address: of the web, or of a page that was read from disk."""
    if target.startswith("file:///"):
        return True
    try:
        return bool(web_url(target))
    except ValueError:
        return False


def _read_payload(payload: Payload, snapshot: Snapshot, cap: int) -> None:
    wire, content_type = payload.wire, payload.content_type
    snapshot.wire_bytes = len(wire)
    body = unpacked(payload, cap)
    if snapshot.status not in (200, 203):
        snapshot.outcome, snapshot.error = Outcome.REFUSED, f"status {snapshot.status}"
    elif not body.strip():
        snapshot.outcome = Outcome.EMPTY
    elif not is_readable(body, content_type):
        snapshot.outcome = Outcome.UNSUPPORTED_TYPE
    else:
        snapshot.outcome = Outcome.OK
        snapshot.body, snapshot.encoded_body = body, b"" if body == wire else wire
        snapshot.sha256 = hashlib.sha256(body).hexdigest()
        snapshot.charset, snapshot.charset_source = charset_of(body, content_type)


def scan(
    path: Path,
    settings: FetchSettings | None = None,
    after: int | None = None,
    on_mismatch: Callable[[int], object] = lambda offset: None,  # noqa: ARG005
) -> Iterator[Snapshot]:
    """Yield the response and resource records of any WARC file as snapshots, from behind the offset `after` on.

    A record whose digest does not match is left out and its offset told to `on_mismatch`; behind a damaged stretch
    the reading goes on with the next whole record, and `damage` tells where it is.
    """
    limits = settings or FetchSettings()
    for record in records(path, after or 0, PAGES):
        if record.stream_pos == after:
            continue
        offset = record.stream_pos
        try:
            if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
                on_mismatch(offset)
                continue
            snapshot = snapshot_of(record, path.name, limits)
        except (ValueError, LookupError, AttributeError, TypeError):  # fields that no WARC tool would write
            on_mismatch(offset)
            continue
        yield snapshot


def records(path: Path, start: int, kinds: WarcRecordType) -> Iterator[WarcRecord]:
    """Yield the records of some kinds from an offset on; damaged stretches are passed over."""
    with path.open("rb") as file:
        if not is_packed(file):
            yield from plain_records(file, start, kinds)
            return
        position: int | None = start
        while position is not None:
            file.seek(position)
            try:
                for record in ArchiveIterator(file, record_types=kinds, parse_http=False):
                    position = record.stream_pos
                    yield record
                return
            except OSError:
                position = next_member(file, position + 1)


def next_member(file: BinaryIO, start: int) -> int | None:
    """Return the offset of the next gzip member from `start` on that holds a WARC record, or None."""
    file.seek(start)
    window, base = b"", start
    while piece := file.read(_STEP):
        window += piece
        found = window.find(decoding.GZIP_MAGIC)
        while found >= 0:
            if _begins_record(window[found : found + 1024]):
                return base + found
            found = window.find(decoding.GZIP_MAGIC, found + 1)
        base += max(len(window) - 1024, 0)
        window = window[-1024:]
    return None


def is_warc(path: Path) -> bool:
    """Say whether a file holds a WARC record, packed or plain, at its beginning or behind a damaged stretch."""
    with path.open("rb") as file:
        return b"WARC/1" in file.read(_STEP) or next_member(file, 0) is not None


def _begins_record(head: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def whole_length(path: Path, start: int = 0) -> int:
    """Return where the unbroken run of whole gzip members that begins at `start` ends."""
    with path.open("rb") as file:
        return whole_in(file, start)


def whole_in(file: BinaryIO, start: int) -> int:
    """Return where the unbroken run of whole gzip members of an open file that begins at `start` ends."""
    whole = start
    file.seek(start)
    pending = file.read(_STEP)
    while pending:
        engine, taken = zlib.decompressobj(31), 0
        try:
            while pending and not engine.eof:
                taken += len(pending)
                engine.decompress(pending)
                pending = engine.unused_data if engine.eof else file.read(_STEP)
        except zlib.error:
            return whole
        if not engine.eof:
            return whole
        whole += taken - len(engine.unused_data)
        pending = pending or file.read(_STEP)
    return whole


def damaged_members(path: Path) -> Iterator[int]:
    """Yield the offsets of gzip members that cannot be unpacked although others follow: damage, not a torn tail."""
    whole = 0
    with path.open("rb") as file:
        while (whole := whole_length(path, whole)) < path.stat().st_size:
            following = next_member(file, whole + 1)
            if following is None:
                return
            yield whole
            whole = following


def damage(path: Path) -> list[int]:
    """Return the offsets at which a WARC file cannot be read, that of a torn end included."""
    with path.open("rb") as file:
        if not is_packed(file):
            return plain_damage(file)
    torn = torn_tail(path)
    return [*damaged_members(path), *([path.stat().st_size - torn] if torn else [])]


def torn_tail(path: Path) -> int:
    """Return how many bytes stand behind the last whole gzip member of a file."""
    whole = 0
    with path.open("rb") as file:
        following: int | None = 0
        while following is not None:
            whole = whole_length(path, following)
            following = next_member(file, whole + 1) if whole < path.stat().st_size else None
    return path.stat().st_size - whole
