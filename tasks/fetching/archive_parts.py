"""Parts of large WARC files, wherever they are: each holds the records that begin within its bytes."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from tasks.fetching.inputs import ARCHIVE_ENDINGS, UnusableInputError
from tasks.fetching.settings import FetchSettings
from tasks.fetching.warc_reading import next_member, snapshot_of, whole_in
from values.snapshot import Snapshot

LIST_ENDINGS = (".txt", ".paths")
OnDamage = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """The records of a WARC file that begin at byte `start` or later and before `stop`."""

    path: str
    start: int
    stop: int
    size: int
    """Of the whole file, in bytes."""

    def __str__(self) -> str:
        return self.path if self.start == 0 and self.stop == self.size else f"{self.path}, bytes {self.start:,} on"

    @property
    def identity(self) -> tuple[object, ...]:
        """Return what tells this part from any other."""
        return self.path, self.size, self.start, self.stop

    def snapshots(self, limits: FetchSettings, on_damage: OnDamage) -> Iterator[Snapshot]:
        """Yield the pages of the part; the offset of what is damaged is told to `on_damage`, and the others go on."""
        with opened(self.path) as file:
            position = next_member(file, self.start) if self.start else 0
            while position is not None and position < self.stop:
                file.seek(position)
                try:
                    for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=False):
                        position = int(record.stream_pos)
                        if position >= self.stop:
                            return
                        if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
                            on_damage(position)
                        else:
                            yield snapshot_of(record, self.path, limits)
                    self._tell_damage(file, position, on_damage)
                    return
                except OSError:
                    position = next_member(file, self._tell_damage(file, position, on_damage) + 1)

    def _tell_damage(self, file: BinaryIO, last: int, on_damage: OnDamage) -> int:
        """Return where what is whole from the record at `last` on ends, and tell it, unless the next part will."""
        whole = whole_in(file, last) if self.path.endswith(".gz") else last
        next_part_tells = whole >= self.stop and next_member(file, whole) == whole
        if self.path.endswith(".gz") and whole < self.size and not next_part_tells:
            on_damage(whole)
        return whole


def opened(path: str) -> BinaryIO:
    """Open a file on disk, or at an address that fsspec knows (`s3://`, `gs://`, `https://`).

    Raises:
        UnusableInputError: the package that reads such addresses is not installed.

    """
    if "://" not in path:
        return Path(path).open("rb")
    system, name = _remote(path)
    return cast(BinaryIO, system.open(name, "rb"))


def _remote(path: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]

        system, name = url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise UnusableInputError(f"{path}: {error}") from error
    return system, str(name)


def archives_named(arguments: Sequence[str]) -> list[str]:
    """Return the WARC files that files, folders, lists of files (`.txt`, `.paths`) and addresses name, in order.

    Raises:
        UnusableInputError: one of them names no WARC file.

    """
    return [path for argument in arguments for path in _named(argument)]


def _named(argument: str) -> list[str]:
    if argument.endswith(ARCHIVE_ENDINGS):
        return [argument if "://" in argument else str(Path(argument).resolve())]
    if argument.endswith(LIST_ENDINGS):
        return _listed(argument)
    found = _below(argument)
    if not found:
        raise UnusableInputError(
            f"{argument}: no WARC file ({', '.join(ARCHIVE_ENDINGS)}), no list of such ({', '.join(LIST_ENDINGS)}), "
            "and no folder with one in it"
        )
    return found


def _below(folder: str) -> list[str]:
    if "://" in folder:
        system, name = _remote(folder)
        found = [system.unstrip_protocol(file) for file in system.find(name)]
    else:
        found = [str(file.resolve()) for file in Path(folder).rglob("*") if file.is_file()]
    return sorted(file for file in found if file.endswith(ARCHIVE_ENDINGS))


def _listed(file: str) -> list[str]:
    """Return the files of a list, one a line; a relative name is looked for beside the list."""
    try:
        with opened(file) as stream:
            lines = [line.strip() for line in stream.read().decode("utf-8").splitlines()]
    except OSError as error:
        raise UnusableInputError(f"{file}: {error.strerror or error}") from error
    home = file.rpartition("/")[0] if "://" in file else str(Path(file).resolve().parent)
    return archives_named(
        [line if "://" in line or line.startswith("/") else f"{home}/{line}" for line in lines if line]
    )


def parts_of(paths: Sequence[str], most_bytes: int) -> list[ArchivePart]:
    """Return the parts of some WARC files, each of about `most_bytes`; a file that is not gzipped is one part.

    Raises:
        UnusableInputError: a file is not there.

    """
    return [part for path in paths for part in _parts(path, size_of(path), most_bytes)]


def _parts(path: str, size: int, most_bytes: int) -> Iterator[ArchivePart]:
    number = math.ceil(size / most_bytes) if path.endswith(".gz") else 1
    for n in range(max(number, 1)):
        yield ArchivePart(path, size * n // number, size * (n + 1) // number, size)


def size_of(path: str) -> int:
    """Return the bytes of a file; raises UnusableInputError when it is not there."""
    try:
        if "://" not in path:
            return Path(path).stat().st_size
        system, name = _remote(path)
        return int(system.size(name))
    except OSError as error:
        raise UnusableInputError(f"{path}: {error.strerror or error}") from error
