"""Stored pages that do to their worker what a test wants; workers import them from here."""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.batches.stored import StoredPart
from tasks.fetching import FetchSettings
from tasks.fetching.archive_parts import ArchivePart
from tasks.fetching.arrivals import FoundPage

POLL_SECONDS = 0.05


@dataclass(frozen=True)
class KillingPart(StoredPart):
    """A batch that ends whoever reads it."""

    def found(self, limits: FetchSettings) -> Iterator[FoundPage]:  # noqa: ARG002
        os.kill(os.getpid(), signal.SIGKILL)
        yield from ()


@dataclass(frozen=True)
class WaitingPart(ArchivePart):
    """A part of an archive whose reader says who it is, and goes on when it may."""

    gate: Path = Path()

    def snapshots(self, limits, on_damage):
        if not self.gate.exists():
            self.gate.with_suffix(f".{os.getpid()}.reader").touch()
        while not self.gate.exists():
            time.sleep(POLL_SECONDS)
        yield from ArchivePart.snapshots(self, limits, on_damage)


def readers(gate: Path) -> list[int]:
    """Return the processes that wait at a gate, or did."""
    return [int(file.name.split(".")[-2]) for file in gate.parent.glob(f"{gate.stem}.*.reader")]
