"""WARC files that are not compressed: their records by their own lengths, and where those are not true."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tasks.fetching import decoding

_BEGINS = re.compile(rb"WARC/1\.[01]\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)
_HEAD = 65_536
_STEP = 1 << 20


def is_packed(file: BinaryIO) -> bool:
    """Say whether a file begins with a gzip member; the file stands at its beginning afterwards."""
    magic = file.read(len(decoding.GZIP_MAGIC))
    file.seek(0)
    return magic == decoding.GZIP_MAGIC


def plain_records(file: BinaryIO, start: int, kinds: WarcRecordType) -> Iterator[WarcRecord]:
    """Yield the records of some kinds that are as long as they say, from an offset on."""
    for offset, is_whole in _walk(file, start):
        if not is_whole:
            continue
        file.seek(offset)
        for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=False):
            if record.record_type & kinds:
                yield record
            break


def plain_damage(file: BinaryIO) -> list[int]:
    """Return the offsets of what is no record, or not as long as it says."""
    return [offset for offset, is_whole in _walk(file, 0) if not is_whole]


def _walk(file: BinaryIO, start: int) -> Iterator[tuple[int, bool]]:
    """Yield each offset at which a record begins or should, and whether one of its stated length stands there."""
    end = file.seek(0, 2)
    position: int | None = start
    while position is not None and position < end:
        length = _length(file, position)
        is_whole = length is not None and _is_followed(file, position + length, end)
        yield position, is_whole
        position = position + length + 4 if length is not None and is_whole else _next(file, position + 1)


def _length(file: BinaryIO, position: int) -> int | None:
    """Return the bytes of a record up to the end of its block, or None where no record begins."""
    file.seek(position)
    head = file.read(_HEAD)
    ends = re.search(rb"\r?\n\r?\n", head)
    if _BEGINS.match(head) is None or ends is None:
        return None
    stated = _LENGTH.search(head, 0, ends.end())
    return ends.end() + int(stated[1]) if stated else None


def _is_followed(file: BinaryIO, position: int, end: int) -> bool:
    """Return whether a record ends there: two empty lines, then another one or the end of the file."""
    if position > end:
        return False
    file.seek(position)
    behind = file.read(16)
    return behind.startswith(b"\r\n\r\n") and (len(behind) == 4 or _BEGINS.match(behind[4:]) is not None)


def _next(file: BinaryIO, start: int) -> int | None:
    """Return the offset of the next line that begins a record."""
    file.seek(start)
    window, base = b"", start
    while piece := file.read(_STEP):
        window += piece
        if found := re.search(rb"(?<=\n)WARC/1\.[01]\r?\n", window):
            return base + found.start()
        keep = min(len(window), 16)
        base += len(window) - keep
        window = window[len(window) - keep :]
    return None
