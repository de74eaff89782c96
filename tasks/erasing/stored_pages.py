"""Take what is taken down out of the stored pages and the queues, and look whether anything is left."""

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from tasks.erasing.keeping_out import KeptOut
from tasks.fetching import FetchSettings, Frontier
from tasks.fetching.erasing import Erased, erase
from tasks.fetching.forgetting import url_hash
from warehouse.deciding.takedown import Request, Subject, TakedownPlan
from warehouse.storing.connection import open_writer

_STEP = 4 << 20
_ADDRESSES = (
    "SELECT DISTINCT url, unnest([url, requested_url, final_url]) FROM articles LEFT JOIN revisions USING (article_id)"
)
_TEXTS = """
SELECT told FROM (
    SELECT concat_ws(' ', text, title, standfirst, array_to_string(authors, ' ')) AS told FROM revisions
    UNION ALL SELECT "row"::TEXT FROM quarantine
) WHERE list_bool_and([contains(strip_accents(lower(told)), part) FOR part IN $parts])
"""


def as_stored(warehouse: Path, request: Request, wait: float = 0.0) -> Request:
    """Return the request with the address as the warehouse has it, or with every spelling of the name that it holds.

    Raises:
        WarehouseBusy: another run kept the warehouse for `wait` seconds.

    """
    with open_writer(warehouse, "takedown", wait) as connection:
        if request.subject is Subject.URL:
            wanted = url_hash(request.key)
            found = connection.execute(_ADDRESSES).fetchall()
            keys = [own for own, address in found if address and url_hash(address) == wanted]
            return replace(request, key=keys[0]) if keys else request
        only = KeptOut(persons=frozenset({request.subject_hash}))
        texts = connection.execute(_TEXTS, {"parts": request.key.split()}).fetchall()
    spellings = {spelling for (text,) in texts for spelling in only.spellings(text)}
    return replace(request, spellings=tuple(sorted({*request.spellings, *spellings})))


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
    named = persons | {request.subject_hash} if request.subject is Subject.PERSON else persons
    kept_out = KeptOut(named, frozenset(map(url_hash, plan.urls)))
    done = erase(folder, plan.snapshots, kept_out.screen, limits) if folder.exists() else Erased()
    for queue in queues:
        with Frontier(queue, limits) as frontier:
            frontier.names_taken_down = kept_out.names
            frontier.forget([*plan.urls, *done.urls])
    return done


def leftovers(folder: Path, words: Sequence[str]) -> list[Path]:
    """Return the files of a folder that hold one of the words in any case, gzip files read unpacked.

    What a database or a Parquet file keeps packed is not seen here: those are made anew by a takedown.
    """
    needles = [word.lower().encode() for word in words if word]
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and _holds(path, needles)]


def _holds(path: Path, needles: Sequence[bytes]) -> bool:
    overlap = max(map(len, needles), default=1)
    tail = b""
    for piece in _pieces(path):
        window = tail + piece.lower()
        if any(needle in window for needle in needles):
            return True
        tail = window[-overlap:]
    return False


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stored:
        file = cast(IO[bytes], gzip.GzipFile(fileobj=stored)) if path.suffix == ".gz" else stored
        try:
            while piece := file.read(_STEP):
                yield piece
        except (EOFError, zlib.error, gzip.BadGzipFile):
            return
