"""Bring a checked batch into the warehouse, or keep it out with the reasons."""

from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.fetching import Frontier
from warehouse.deciding.corrected import Check
from warehouse.deciding.corrections import read_corrections, store_corrections
from warehouse.deciding.gate import Gate, GateOutcome, decide_gate
from warehouse.deciding.withdrawn import Withdrawals, note_withdrawn, withdrawn_urls
from warehouse.load import hold, load
from warehouse.storing.connection import open_writer
from warehouse.storing.publish import write_published
from warehouse.storing.receipts import Receipt
from warehouse.storing.source_checks import keep_checks
from warehouse.tables.batch import Row
from warehouse.tables.verdict import LoadCounts, Run, Verdict

DEFAULT_GATE = Gate()


def load_verdict(
    warehouse: Path,
    verdict: Verdict,
    run: Run,
    wait: float = 0.0,
    gate: Gate = DEFAULT_GATE,
    corrections: Path | None = None,
    check: Check | None = None,
    receipt: Receipt | None = None,
) -> LoadCounts:
    """Load what passes and quarantine the rest, in one transaction; return what changed.

    A batch that the gate blocks leaves the tables as they are: `LoadCounts.held` says why, and its failing rows are
    in quarantine. `wait` is in seconds. `check` judges the rows that a correction has changed; a batch with a receipt
    is loaded once.
    """
    decision = decide_gate(verdict, gate)
    with open_writer(warehouse, run.name, wait) as connection:
        if corrections is not None:
            store_corrections(connection, read_corrections(corrections))
        if decision.outcome is GateOutcome.BLOCK:
            return hold(connection, verdict, run, str(decision))
        counts = load(connection, verdict, run, check, receipt)
    counts.warned = str(decision) if decision.outcome is GateOutcome.WARN else None
    return counts


@task(name="load", cache_policy=NO_CACHE, persist_result=False)
def load_batch(
    warehouse: Path,
    verdict: Verdict,
    run: Run,
    wait: float = 0.0,
    gate: Gate = DEFAULT_GATE,
    corrections: Path | None = None,
    check: Check | None = None,
    receipt: Receipt | None = None,
) -> LoadCounts:
    """Load one checked batch; see `load_verdict`."""
    return load_verdict(warehouse, verdict, run, wait, gate, corrections, check, receipt)


def bring_standing(warehouse: Path, frontier: Frontier, holder: str, wait: float = 0.0) -> Withdrawals:
    """Mark the articles whose address is gone and clear the mark of those that answer again; return how many changed.

    What the frontier knows is compared with what the warehouse says, so a run that was killed in between loses nothing.
    """
    with open_writer(warehouse, holder, wait) as connection:
        return note_withdrawn(connection, frontier.withdrawals(withdrawn_urls(connection)))


def keep_source_checks(warehouse: Path, published: Path, rows: Sequence[Row], wait: float = 0.0) -> None:
    """Keep what a check of the sources found, and publish it; `wait` is in seconds."""
    with open_writer(warehouse, "sources check", wait) as connection:
        keep_checks(connection, rows)
        write_published(connection, warehouse, published)
