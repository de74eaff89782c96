"""Decide about rows in quarantine from a form, as `tallywire review` does from the command line."""

from collections.abc import Sequence
from enum import StrEnum

from prefect import flow

from expectations.review import drop_row, fix_row, list_quarantine, release_row, replay_quarantine
from flows.publish import swap_copy
from flows.run.artifacts import publish_table
from flows.run.choices import cell_change
from flows.run.progress import tell
from flows.run.recording import recorded
from flows.run.running import only_run, run_of
from flows.run.settings import Settings, settings
from flows.run.summary import words_of
from flows.run.telling import MOST_ROWS
from warehouse.errors import WarehouseMissing
from warehouse.tables.verdict import LoadCounts, Run


class Decision(StrEnum):
    """What is done with a row."""

    LIST = "list"
    RELEASE = "release"
    FIX = "fix"
    DROP = "drop"
    REPLAY = "replay"


@flow(name="review", flow_run_name="review: {decision} {quarantine_id}", log_prints=False)
def review(
    decision: Decision = Decision.LIST,
    quarantine_id: str = "",
    note: str = "",
    by: str = "",
    changes: list[str] = [],  # noqa: B006 - Prefect makes the form from it and never changes it
) -> None:
    """Decide about one row in quarantine and publish; the rows that still wait are listed beside the run.

    Args:
        decision: list shows what waits; release loads the row as it is, flagged; fix loads it with changed cells; drop
            keeps it out for good; replay checks all waiting rows by the rules as they are now.
        quarantine_id: Id of the row, or the beginning of it; for release, fix and drop.
        note: Why; kept with the decision.
        by: Who decides; kept with the decision.
        changes: For fix, cells to change, each as COLUMN=VALUE, with nothing behind = for no value.

    """
    chosen, run = settings(), run_of("review")
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    if decision in (Decision.RELEASE, Decision.FIX, Decision.DROP) and not (quarantine_id and note and by):
        raise ValueError(f"{decision} needs quarantine_id, note and by")
    with only_run(run, chosen), recorded(run, chosen):
        counts = _decide(chosen, run, decision, (quarantine_id, by, note), changes)
        if counts is not None:
            tell(f"review: {counts.added.total():,} rows added, {counts.changed.total():,} changed")
            swap_copy(chosen, run.name)
        show_waiting(chosen, run)


def _decide(
    chosen: Settings, run: Run, decision: Decision, told: tuple[str, str, str], changes: Sequence[str]
) -> LoadCounts | None:
    warehouse, wait = chosen.warehouse, chosen.writer_wait
    match decision:
        case Decision.RELEASE:
            return release_row(warehouse, *told, run, wait)
        case Decision.FIX:
            quarantine_id, by, note = told
            return fix_row(warehouse, quarantine_id, dict(map(cell_change, changes)), by, note, run, wait)
        case Decision.REPLAY:
            return replay_quarantine(warehouse, run, wait=wait)
        case Decision.DROP:
            tell(f"review: dropped {words_of(drop_row(warehouse, *told, wait).row)}")
    return None


def show_waiting(chosen: Settings, run: Run) -> None:
    """Attach the rows that wait, with the ids by which they are decided."""
    waiting = list_quarantine(chosen.warehouse, run.name, wait=chosen.writer_wait)
    tell(f"review: {len(waiting):,} rows wait")
    lines = [
        {
            "id": entry.quarantine_id[:12],
            "reasons": ", ".join(entry.reasons),
            "table": entry.table,
            "words": words_of(entry.row),
        }
        for entry in waiting[:MOST_ROWS]
    ]
    publish_table("waiting", lines, f"{len(waiting)} rows in quarantine wait for a decision")
