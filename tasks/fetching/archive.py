"""The folder of WARC files in which every page that was read is kept as it came."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Self
from uuid import uuid4

from fastwarc.warc import WarcRecordType

from tasks.fetching.locking import ProcessLock
from tasks.fetching.settings import PRODUCT, VERSION, FetchSettings
from tasks.fetching.warc_reading import damaged_members, read_record, records, torn_tail
from tasks.fetching.warc_writing import members_of, warcinfo_member
from values.snapshot import Snapshot

Screen = Callable[[Snapshot], Snapshot | None]
"""Returns a snapshot as it may be kept: itself, a copy without what was taken down, or None when it may not be kept."""
OPEN_MARK = ".open"
"""Suffix of the lock file beside a WARC file that is being written."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a verification found in one WARC file."""

    file: str
    records: int
    bad_digests: tuple[int, ...]
    """Offsets of records whose digest is missing or does not match, or that cannot be unpacked."""
    torn_bytes: int
    """Bytes behind the last whole record."""
    in_writing: bool

    @property
    def is_sound(self) -> bool:
        """Whether every record is what it was; a file in writing may end in a record that is not finished."""
        return not self.bad_digests and (self.in_writing or not self.torn_bytes)


class Archive:
    """Appends snapshots to rotated WARC files and reads them back. Threads may share one, processes a folder."""

    def __init__(self, folder: Path, settings: FetchSettings | None = None) -> None:
        self.folder = folder
        self.settings = settings or FetchSettings()
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._name = ""
        self._mark: ProcessLock | None = None
        self.screen: Screen | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def append(self, snapshot: Snapshot) -> tuple[str, int] | None:
        """Keep a snapshot; return file name and offset, which are also noted in it; None when `screen` refuses it.

        The bytes are with the operating system when this returns, so that a killed process loses nothing;
        they are forced to disk when the file is finished.
        """
        kept = self.screen(snapshot) if self.screen else snapshot
        if kept is None:
            return None
        members = members_of(kept)
        with self._lock:
            file = self._file
            if file is None or file.tell() + len(members) > self.settings.warc_cap:
                file = self._rotate()
            offset = file.tell()
            try:
                file.write(members)
                file.flush()
            except OSError as error:  # a full disk does not say for which file
                raise OSError(error.errno, error.strerror, str(self.folder / self._name)) from error
            snapshot.warc_file, snapshot.warc_offset = self._name, offset
        return self._name, offset

    def read(self, file: str, offset: int) -> Snapshot:
        """Return a kept snapshot; raises WarcError when it is not there or its digest does not match."""
        return read_record(self.folder / file, offset, self.settings)

    def close(self) -> None:
        """Finish the file in writing."""
        with self._lock:
            self._finish()

    def recover(self) -> dict[str, int]:
        """Cut what a killed process left behind the last whole record; return the bytes cut from each file.

        A file that a living process is writing is left alone. Called by itself before the first `append`.
        """
        cut = {}
        for mark in sorted(self.folder.glob(f"*.warc.gz{OPEN_MARK}")):
            lock = ProcessLock(mark)
            if not lock.acquire():
                continue
            file = mark.with_name(mark.name.removesuffix(OPEN_MARK))
            if file.exists() and (torn := torn_tail(file)):
                os.truncate(file, file.stat().st_size - torn)
                cut[file.name] = torn
            mark.unlink()
            lock.release()
        return cut

    def verify(self) -> list[FileReport]:
        """Check every record of every file against its digest."""
        return [self._verified(path) for path in sorted(self.folder.glob("*.warc.gz"))]

    def _verified(self, path: Path) -> FileReport:
        torn = torn_tail(path)
        whole = path.stat().st_size - torn
        count, bad = 0, set(damaged_members(path))
        for record in records(path, 0, WarcRecordType.any_type):
            if record.stream_pos >= whole:
                break
            count += 1
            if not record.headers.get("WARC-Block-Digest") or not record.verify_block_digest():
                bad.add(record.stream_pos)
        in_writing = path.with_name(path.name + OPEN_MARK).exists()
        return FileReport(path.name, count, tuple(sorted(bad)), torn, in_writing)

    def _rotate(self) -> BinaryIO:
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.recover()
        self._finish()
        self._name = f"{PRODUCT.lower()}-{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}.warc.gz"
        self._mark = ProcessLock(self.folder / (self._name + OPEN_MARK))
        self._mark.acquire()
        self._file = (self.folder / self._name).open("xb")
        self._file.write(warcinfo_member(self._name, f"{PRODUCT}/{VERSION}"))
        return self._file

    def _finish(self) -> None:
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None
        if self._mark is not None:
            self._mark.path.unlink(missing_ok=True)
            self._mark.release()
            self._mark = None
