"""From what a user names to pages worth reading."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from w3lib.url import safe_url_string

from tasks.fetching.sniffing import charset_of, is_readable
from tasks.fetching.sources import Source, SourcesError, load_sources
from tasks.fetching.urls import web_url, without_userinfo
from tasks.fetching.warc_reading import is_warc
from values.snapshot import Outcome, Snapshot

PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
ARCHIVE_ENDINGS = (".warc", ".warc.gz")
OTHER_ARCHIVES = {
    ".wacz": "a WACZ file is a zip of WARC files: unpack it and name those in its folder archive/",
    ".warc.zst": "a WARC file packed with Zstandard: unpack it (`unzstd`) and name what comes out",
    ".arc": "an ARC file: turn it into a WARC file (`warcio recompress`) and name that",
    ".arc.gz": "an ARC file: turn it into a WARC file (`warcio recompress`) and name that",
}
SOURCES_ENDINGS = (".yml", ".yaml")
INDEX = "index.json"


class UnusableInputError(Exception):
    """What the user named cannot be read at all."""


class InputKind(StrEnum):
    """What an argument of `tallywire ingest` names."""

    WEB = "web"
    PAGE = "page"
    FOLDER = "folder"
    ARCHIVE = "archive"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class LocalPage:
    """A page on disk; `url` and `published` come from the folder's index, where there is one."""

    file: Path
    url: str | None = None
    published: date | None = None
    fault: str | None = None
    """Why it cannot be read, where the index already tells."""


@dataclass(slots=True)
class RunPlan:
    """What a run reads."""

    urls: list[str] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    pages: list[LocalPage] = field(default_factory=list)
    archives: list[Path] = field(default_factory=list)
    looks_again: bool = False
    """True when articles that are due are asked for again."""

    @property
    def asks_the_web(self) -> bool:
        """Return True when addresses have to be asked."""
        return bool(self.urls or self.sources or self.looks_again)

    def __str__(self) -> str:
        """Return the plan in a few words, for the name of the run."""
        counts = (
            (len(self.sources), "source", "sources"),
            (len(self.urls), "address", "addresses"),
            (len(self.pages), "page", "pages"),
            (len(self.archives), "archive", "archives"),
        )
        return ", ".join(f"{number:,} {one if number == 1 else many}" for number, one, many in counts if number)


def input_kind(argument: str) -> InputKind:
    """Return what `argument` names.

    Raises:
        UnusableInputError: it is no web address, and no page, folder or WARC file that exists.

    """
    named = without_userinfo(argument)
    if argument.lower().startswith(("http:", "https:")):
        try:
            web_url(argument)
        except ValueError as error:
            raise UnusableInputError(f"{named}: no web address that can be asked") from error
        return InputKind.WEB
    path = Path(argument)
    if path.is_dir():
        return InputKind.FOLDER
    if not path.exists():
        raise UnusableInputError(f"{named}: no such file or folder, and not a web address (http:// or https://)")
    name = path.name.lower()
    if (ending := next((end for end in OTHER_ARCHIVES if name.endswith(end)), None)) is not None:
        raise UnusableInputError(f"{argument}: {OTHER_ARCHIVES[ending]}")
    if name.endswith(ARCHIVE_ENDINGS):
        return InputKind.ARCHIVE
    if name.endswith(PAGE_ENDINGS):
        return InputKind.PAGE
    if name.endswith(SOURCES_ENDINGS):
        return InputKind.SOURCES
    raise UnusableInputError(
        f"{argument}: neither a page ({', '.join(PAGE_ENDINGS)}) nor a WARC file nor a list of sources (.yml)"
    )


def plan_of(arguments: Sequence[str]) -> RunPlan:
    """Return what the arguments name, sorted by how it is read.

    Raises:
        UnusableInputError: one of them cannot be read at all; the message says which and why.

    """
    plan = RunPlan()
    for argument in arguments:
        match input_kind(argument):
            case InputKind.WEB:
                plan.urls.append(argument)
            case InputKind.PAGE:
                plan.pages.append(LocalPage(Path(argument)))
            case InputKind.FOLDER:
                plan.pages += pages_in(Path(argument))
            case InputKind.ARCHIVE:
                plan.archives.append(_archive(Path(argument)))
            case InputKind.SOURCES:
                plan.sources += _sources_in(Path(argument))
    return plan


def _archive(file: Path) -> Path:
    if not is_warc(file):
        raise UnusableInputError(f"{file}: no WARC file, whatever its name says: it holds no WARC record")
    return file


def _sources_in(file: Path) -> list[Source]:
    try:
        return load_sources(file)
    except SourcesError as error:
        raise UnusableInputError(str(error)) from error


def pages_in(folder: Path) -> list[LocalPage]:
    """Return the pages of a folder: those that its `index.json` lists, else every page below it.

    Raises:
        UnusableInputError: the index cannot be read, or the folder holds no page.

    """
    index = folder / INDEX
    if index.exists():
        pages = _indexed(folder, index)
    else:
        found = sorted(file for file in folder.rglob("*") if file.is_file())
        pages = [_found(folder, file) for file in found if file.name.lower().endswith(PAGE_ENDINGS)]
    if not pages:
        raise UnusableInputError(f"{folder}: no page in it ({', '.join(PAGE_ENDINGS)})")
    return pages


def _found(folder: Path, file: Path) -> LocalPage:
    is_inside = file.resolve().is_relative_to(folder.resolve())
    return LocalPage(file, fault=None if is_inside else "a link that leads out of the folder")


def _indexed(folder: Path, index: Path) -> list[LocalPage]:
    try:
        entries = json.loads(index.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnusableInputError(f"{index}: not JSON in UTF-8: {error}") from error
    if not isinstance(entries, list):
        raise UnusableInputError(f"{index}: not a list of objects with file, url and date")
    return [_entry(folder, index, number, entry) for number, entry in enumerate(entries)]


def _entry(folder: Path, index: Path, number: int, entry: object) -> LocalPage:
    """Return the page of an entry; one that cannot be used carries its fault, so that the others go on."""
    try:
        return _listed(folder, entry)
    except (ValueError, KeyError, TypeError, OSError) as error:
        why = f"no field {error}" if isinstance(error, KeyError) else str(error)
        return LocalPage(index.with_name(f"{index.name}#{number}"), fault=f"entry {number} of {index.name}: {why}")


def _listed(folder: Path, entry: object) -> LocalPage:
    if not isinstance(entry, dict):
        raise TypeError("no object with file, url and date")
    name, url, day = entry["file"], entry.get("url"), entry.get("date")
    if not (isinstance(name, str) and isinstance(url, str | None) and isinstance(day, str | None)):
        raise TypeError("file, url and date are texts")
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise ValueError(f"{name} lies outside the folder")
    return LocalPage(file, web_url(url) if url else None, date.fromisoformat(day[:10]) if day else None)


def snapshot_of_file(page: LocalPage, cap: int) -> Snapshot:
    """Return the bytes of a page on disk as a snapshot, with an outcome; `cap` is in bytes, unpacked."""
    address = safe_url_string(page.url) if page.url else page.file.resolve().as_uri()
    snapshot = Snapshot(page.file.resolve().as_uri(), address, Outcome.OK, datetime.now(UTC))
    if page.fault is not None:
        snapshot.outcome, snapshot.error = Outcome.PROTOCOL_ERROR, page.fault
        return snapshot
    if page.file.exists() and not page.file.is_file():  # a pipe would be waited for
        snapshot.outcome, snapshot.error = Outcome.UNSUPPORTED_TYPE, "no file"
        return snapshot
    try:
        body = _read(page.file, cap)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        snapshot.outcome, snapshot.error = Outcome.TRUNCATED, f"damaged gzip file: {error}"
    except OSError as error:
        snapshot.outcome, snapshot.error = Outcome.NOT_FOUND, error.strerror or str(error)
    else:
        _keep(snapshot, body, cap)
    return snapshot


def _read(file: Path, cap: int) -> bytes:
    if file.suffix.lower() != ".gz":
        with file.open("rb") as stream:
            return stream.read(cap + 1)
    with gzip.open(file) as packed:
        return packed.read(cap + 1)


def _keep(snapshot: Snapshot, body: bytes, cap: int) -> None:
    if len(body) > cap:
        snapshot.outcome, snapshot.error = Outcome.TOO_LARGE, f"more than {cap:,} bytes"
    elif not body.strip():
        snapshot.outcome, snapshot.error = Outcome.EMPTY, "the file is empty"
    elif not is_readable(body, "text/html"):
        snapshot.outcome, snapshot.error = Outcome.UNSUPPORTED_TYPE, "binary content instead of a page"
    else:
        snapshot.body, snapshot.sha256 = body, hashlib.sha256(body).hexdigest()
        snapshot.wire_bytes = len(body)
        snapshot.charset, snapshot.charset_source = charset_of(body, "text/html")
