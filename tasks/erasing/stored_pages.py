"""Take what is taken down out of the stored pages and the queues, and look whether anything is left."""

import gzip
import os
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from tasks.erasing.keeping_out import KeptOut, Names
from tasks.erasing.readings import holds_address, readings
from tasks.fetching import FetchSettings, Frontier
from tasks.fetching.erasing import Erased, erase
from tasks.fetching.forgetting import url_hash
from warehouse.deciding.takedown import Request, Subject, TakedownPlan

_STEP = 4 << 20
_PROGRAMS = frozenset({"vega.js"})
"""What the report brings along and no page has a word in."""
_OVERLAP = 4_000


def erase_stored(
    folder: Path,
    queues: Sequence[Path],
    request: Request,
    plan: TakedownPlan,
    persons: frozenset[str],
    limits: FetchSettings,
) -> Erased:
    """Erase the stored pages of a takedown, block their addresses in every queue, and return what was erased.

    `persons` are the hashes of those taken down before. The queues that do not exist yet are made, so that they block.
    """
    named = persons.union(request.subject_hashes) if request.subject is Subject.PERSON else persons
    kept_out = KeptOut(named, frozenset(map(url_hash, plan.urls)), is_strict=True)
    done = erase(folder, plan.snapshots, kept_out.screen, limits) if folder.exists() else Erased()
    for queue in queues:
        with Frontier(queue, limits) as frontier:
            frontier.names_taken_down = kept_out.names
            frontier.forget([*plan.urls, *done.urls])
    return done


def leftovers(folder: Path, addresses: Sequence[str], names: Names) -> list[Path]:
    """Return the files of a folder that hold one of the addresses or name one of the persons, gzip files unpacked.

    Folders that a link leads to are looked into as well. What a database or a Parquet file keeps packed is not seen
    here: those are made anew by a takedown.
    """
    return [path for path in _files(folder) if any(_holds(text, addresses, names) for text in _texts(path))]


def _files(folder: Path) -> list[Path]:
    seen: set[Path] = set()
    found: list[Path] = []
    for home, folders, files in os.walk(folder, followlinks=True):
        if (real := Path(home).resolve()) in seen:  # a link that leads back would never end
            folders.clear()
            continue
        seen.add(real)
        found += [path for name in files if name not in _PROGRAMS and (path := Path(home) / name).is_file()]
    return sorted(found)


def _holds(text: str, addresses: Sequence[str], names: Names) -> bool:
    if holds_address(text, addresses):
        return True
    # The strings of a database have no markup, and its pages are no text.
    return bool(names.hashes) and any(map(names.are_in, (text,) if "\0" in text else readings(text)))


def _texts(path: Path) -> Iterator[str]:
    """Yield a file in pieces that overlap."""
    tail = ""
    for piece in _pieces(path):
        text = tail + piece.decode("utf-8", "replace")
        yield text
        tail = text[-_OVERLAP:]


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stored:
        file = cast(IO[bytes], gzip.GzipFile(fileobj=stored)) if path.suffix == ".gz" else stored
        try:
            while piece := file.read(_STEP):
                yield piece
        except (EOFError, zlib.error, gzip.BadGzipFile):
            return
