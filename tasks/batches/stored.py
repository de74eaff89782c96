"""Pages that the warehouse knows, found again in the archive for another reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from tasks.fetching import Archive, FetchSettings, Outcome, Snapshot, WarcError
from tasks.fetching.arrivals import FoundPage


@dataclass(frozen=True, slots=True)
class StoredPage:
    """Where the snapshot of a stored revision is kept, and what discovery had said about it."""

    url: str
    source: str | None
    published_day: date | None
    warc_file: str
    warc_offset: int


def found_again(stored: StoredPage, archive: Archive) -> FoundPage:
    """Return the page as it was fetched; a damaged one has the outcome that says so."""
    try:
        snapshot = archive.read(stored.warc_file, stored.warc_offset)
    except (WarcError, OSError) as error:
        snapshot = Snapshot(stored.url, stored.url, Outcome.TRUNCATED, datetime.min, error=str(error))
    return FoundPage(snapshot, stored.source, stored.published_day)


@dataclass(frozen=True, slots=True)
class StoredPart:
    """Some stored pages and the folder of their WARC files, as every worker sees it."""

    folder: Path
    pages: tuple[StoredPage, ...]

    def __str__(self) -> str:
        first, last = self.pages[0], self.pages[-1]
        return f"{len(self.pages):,} stored pages, {first.url} to {last.url}"

    @property
    def identity(self) -> tuple[object, ...]:
        """Return what tells these pages from any other."""
        return self.folder, *((page.warc_file, page.warc_offset) for page in self.pages)

    def found(self, limits: FetchSettings) -> Iterator[FoundPage]:
        """Yield the pages as they were fetched."""
        with Archive(self.folder, limits) as archive:
            for page in self.pages:
                yield found_again(page, archive)
