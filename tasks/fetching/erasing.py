"""Erase stored pages inside WARC files, so that every other record keeps its offset."""

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import WarcRecord, WarcRecordType

from tasks.fetching.archive import OPEN_MARK, Archive, Screen
from tasks.fetching.discovery import is_page
from tasks.fetching.entries import FrontierBusyError
from tasks.fetching.settings import FetchSettings
from tasks.fetching.warc_erased import TooTightError, erased_member, fitted
from tasks.fetching.warc_reading import damaged_members, records, snapshot_of
from tasks.fetching.warc_writing import response_record
from values.snapshot import Snapshot

_ARRIVING = ".erasing"
_STEP = 1 << 20


@dataclass(slots=True)
class Erased:
    """What an erasure did."""

    pages: int = 0
    """Stored pages of which nothing is left but that something was there."""
    urls: list[str] = field(default_factory=list)
    """Addresses of the erased pages; feeds and sitemaps are not among them."""
    redacted: int = 0
    """Stored pages that only mentioned an address, which is blotted out."""
    damaged: list[str] = field(default_factory=list)
    """`file at offset` of records that cannot be unpacked, so that nobody can say what they hold."""


def erase(folder: Path, places: Collection[tuple[str, int]], screen: Screen, settings: FetchSettings) -> Erased:
    """Erase the stored pages at (file, offset) and all that `screen` does not let pass; return what was done.

    A file is replaced whole by a forced and renamed copy: after a kill it is the old one or the new one, and another
    call does what is left.

    Raises:
        FrontierBusyError: another process is writing one of the files.

    """
    done = Erased()
    for leftover in folder.glob(f"*{_ARRIVING}"):
        leftover.unlink()
    Archive(folder, settings).recover()
    for path in sorted(folder.glob("*.warc.gz")):
        if path.with_name(path.name + OPEN_MARK).exists():
            raise FrontierBusyError(str(path))
        done.damaged += [f"{path.name} at {offset}" for offset in damaged_members(path)]
        offsets = {offset for file, offset in places if file == path.name}
        changes = dict(_changes(path, offsets, screen, settings, done))
        if changes:
            _replace(path.resolve(), changes)
    return done


def _changes(
    path: Path, offsets: set[int], screen: Screen, settings: FetchSettings, done: Erased
) -> Iterator[tuple[int, bytes]]:
    """Yield the offset and the new bytes of each member that changes; a request goes with its response."""
    goes = False
    for record, room in _members(path):
        if record.record_type == WarcRecordType.response:
            record_id, date = str(record.record_id), str(record.headers.get("WARC-Date"))
            snapshot = snapshot_of(record, path.name, settings)
            kept = None if record.stream_pos in offsets else screen(snapshot)
            changed = _redacted(kept, snapshot, record_id, room)
            goes = kept is None or (kept is not snapshot and changed is None)
            if changed is not None and not goes:
                done.redacted += 1
                yield record.stream_pos, changed
            done.pages += goes
            if kept is None and is_page(snapshot):
                done.urls += [snapshot.requested_url, snapshot.final_url]
        elif record.record_type == WarcRecordType.request:
            record_id, date = str(record.record_id), str(record.headers.get("WARC-Date"))
        else:
            continue
        if goes:
            yield record.stream_pos, erased_member(room, record_id, date)


def _redacted(kept: Snapshot | None, snapshot: Snapshot, record_id: str, room: int) -> bytes | None:
    """Return the member of a redacted page, or None when there is none or it does not fit where the old one was."""
    if kept is None or kept is snapshot:
        return None
    # A new digest may pack a byte worse than the old one; that of the payload is not needed to verify a record.
    for with_payload_digest in (True, False):
        with suppress(TooTightError):
            return fitted(response_record(kept, record_id, with_payload_digest=with_payload_digest), room)
    return None


def _members(path: Path) -> Iterator[tuple[WarcRecord, int]]:
    """Yield each record with the length of its gzip member, which ends where the next one begins."""
    starts = [record.stream_pos for record in records(path, 0, WarcRecordType.any_type)]
    ends = dict(zip(starts, [*starts[1:], path.stat().st_size], strict=True))
    damaged = sorted(damaged_members(path))
    for record in records(path, 0, WarcRecordType.any_type):
        start, end = record.stream_pos, ends[record.stream_pos]
        end = min([end, *(offset for offset in damaged if start < offset)])
        if start not in damaged:
            yield record, end - start


def _copy(old: BinaryIO, new: BinaryIO, length: int) -> None:
    while length > 0:
        piece = old.read(min(length, _STEP))
        new.write(piece)
        length -= len(piece)


def _replace(path: Path, changes: dict[int, bytes]) -> None:
    arriving = path.with_name(path.name + _ARRIVING)
    with path.open("rb") as old, arriving.open("wb") as new:
        for offset, member in sorted(changes.items()):
            _copy(old, new, offset - old.tell())
            new.write(member)
            old.seek(len(member), os.SEEK_CUR)
        _copy(old, new, path.stat().st_size - old.tell())
        new.flush()
        os.fsync(new.fileno())
    arriving.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
