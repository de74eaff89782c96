"""One batch of pages, and what a process anywhere needs to read it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tasks.batches.stored import StoredPart
from tasks.batches.version import software_version
from tasks.erasing.keeping_out import KeptOut
from tasks.fetching import FetchSettings, Outcome, Snapshot
from tasks.fetching.archive_parts import ArchivePart
from tasks.fetching.arrivals import FoundPage
from warehouse.tables.ids import content_id

DAMAGED = "the record there is damaged and was passed over"


@dataclass(frozen=True, slots=True)
class Job:
    """A batch that is read by whoever has the time, twice with the same result."""

    part: ArchivePart | StoredPart
    staging: Path
    """Folder for what is read, the same one for every worker and the run."""
    limits: FetchSettings
    kept_out: KeptOut = field(default_factory=KeptOut)
    version: str = field(default_factory=software_version)

    @property
    def batch_id(self) -> str:
        """Return the hash of the part and of the version that reads it."""
        return content_id(self.version, *self.part.identity)

    @property
    def may_hold_other_things(self) -> bool:
        """Return True for an archive of others: what is no article in it is passed over."""
        return isinstance(self.part, ArchivePart)

    def pages(self) -> Iterator[FoundPage]:
        """Yield the pages one after the other, those that may not be kept without their content."""
        found = self.part.found(self.limits) if isinstance(self.part, StoredPart) else self._from(self.part)
        for page in found:
            if page.snapshot.outcome is Outcome.OK and self.kept_out.screen(page.snapshot) is None:
                page.snapshot.take_down()
            yield page

    def _from(self, part: ArchivePart) -> Iterator[FoundPage]:
        damaged: list[int] = []
        yield from map(FoundPage, part.snapshots(self.limits, damaged.append))
        yield from map(partial(_damaged, part.path), sorted(set(damaged)))


def _damaged(path: str, offset: int) -> FoundPage:
    why = Snapshot(f"{path} at byte {offset}", "", Outcome.TRUNCATED, datetime.now(UTC), error=DAMAGED)
    return FoundPage(why)
