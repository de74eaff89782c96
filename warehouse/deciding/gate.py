"""The gate: whether a batch is good enough to be loaded."""

from dataclasses import dataclass
from enum import StrEnum

from warehouse.tables.verdict import Verdict

STATEMENTS = ("revisions", "figures", "persons", "denials", "victims", "dates", "attributions")
"""The tables that are counted; sentences, places and ignored numbers would drown a failure in rows that rarely fail."""


class GateOutcome(StrEnum):
    """What the gate says."""

    OPEN = "open"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Gate:
    """The shares of failing rows from which a run warns and from which a batch is kept out."""

    warn_share: float = 0.0
    """Above this share the rest is loaded and the run warns; 0 warns of any failing row."""
    block_share: float = 0.05
    """From this share on nothing of the batch is loaded or published."""
    block_rows: int = 10
    """Fewer failing rows than this never block: two bad figures of a short article are no broken source."""


@dataclass(frozen=True, slots=True)
class GateDecision:
    """The share that failed and what follows from it."""

    outcome: GateOutcome
    failed: int
    checked: int
    reasons: dict[str, int]

    @property
    def share(self) -> float:
        """Return the failing share of the checked statements, 0 to 1."""
        return self.failed / self.checked if self.checked else 0.0

    def __str__(self) -> str:
        most = ", ".join(f"{reason} {count}" for reason, count in self.reasons.items())
        return f"{self.failed} of {self.checked} rows ({self.share:.1%}) failed: {most or 'none'}"


def decide_gate(verdict: Verdict, gate: Gate) -> GateDecision:
    """Return whether the batch may be loaded, counted over the rows that state something."""
    failed = sum(row.table in STATEMENTS for row in verdict.quarantined)
    checked = failed + sum(verdict.passing.count(table) for table in STATEMENTS)
    share = failed / checked if checked else 0.0
    outcome = GateOutcome.OPEN
    if failed and share > gate.warn_share:
        outcome = GateOutcome.WARN
    if failed >= gate.block_rows and share >= gate.block_share:
        outcome = GateOutcome.BLOCK
    return GateDecision(outcome, failed, checked, dict(verdict.reasons().most_common()))
