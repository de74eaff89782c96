"""What validation hands to the load: rows that pass, rows that do not and why, and how often each rule was met."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import pyarrow.compute as pc  # type: ignore[import-untyped]

from warehouse.tables.batch import Batch, Row
from warehouse.tables.ids import content_id

ORPHAN_REASONS = frozenset({"unknown_article", "unknown_revision", "unknown_sentence", "unknown_person"})
"""Reasons that lie in a row that this one hangs on, and end when that row is loaded."""


class Severity(StrEnum):
    """What failing a rule means for the row."""

    CRITICAL = "critical"
    """Kept out of the tables, put in quarantine."""
    WARNING = "warning"
    """Loaded, and flagged in `warnings`."""


class RunState(StrEnum):
    """How far a run came."""

    RUNNING = "running"
    LOADED = "loaded"
    HELD = "held"
    FAILED = "failed"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Run:
    """The run that writes, as the flow knows it."""

    run_id: str
    flow: str
    name: str
    started_at: datetime
    """Aware."""
    engine_version: str | None = None


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A row that failed, whole, with the reason codes of the critical rules."""

    table: str
    row_id: str
    row: Row
    reasons: list[str]
    suite: str
    article_id: str | None = None
    revision_id: str | None = None

    @property
    def content(self) -> str:
        """Return the row as JSON, run and warnings apart, so that the same reading makes the same text."""
        stated = {name: value for name, value in self.row.items() if name not in ("run_id", "warnings")}
        return json.dumps(stated, default=str, ensure_ascii=False, sort_keys=True)

    @property
    def quarantine_id(self) -> str:
        """Return the hash of table and content."""
        return content_id(self.table, self.content)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule was checked and failed."""

    table: str
    reason: str
    severity: Severity
    checked: int
    failed: int


@dataclass(slots=True)
class Verdict:
    """The outcome of checking one batch; `passing` rows carry their warnings."""

    passing: Batch = field(default_factory=Batch)
    quarantined: list[QuarantinedRow] = field(default_factory=list)
    counts: list[RuleCount] = field(default_factory=list)
    rule_version: str = ""

    @property
    def rows_checked(self) -> int:
        """Return the rows of all tables."""
        return len(self.passing) + len(self.quarantined)

    def reasons(self) -> Counter[str]:
        """Return the rows in quarantine by reason; a row with two reasons counts under both."""
        return Counter(reason for row in self.quarantined for reason in row.reasons)

    def warnings(self) -> Counter[str]:
        """Return the passing rows by warning."""
        flags = (self.passing.frame(table)["warnings"] for table in self.passing.counts())
        return Counter(code for codes in flags for code in pc.list_flatten(codes).to_pylist())


@dataclass(slots=True)
class LoadCounts:
    """What a load changed, by table; all zero when the same batch is loaded again."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    quarantined: int = 0
    """Rows newly put in quarantine."""
    released: int = 0
    """Rows that failed and were loaded, because a reviewer released them."""
    kept_out: int = 0
    """Articles kept out by a takedown."""
    misfits: list[str] = field(default_factory=list)
    """Corrections that no longer fit, one line each."""
    held: str | None = None
    """Why the gate kept the whole batch out of the tables."""
    warned: str | None = None
    """Which rows of a loaded batch failed, in one line."""

    @property
    def untouched(self) -> bool:
        """Return True when no row of any table changed."""
        return not (+self.added or +self.changed or +self.removed or self.quarantined)
