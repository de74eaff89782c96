"""Decide about rows in quarantine and between the readers from a form, as `tallywire review` does."""

from collections.abc import Sequence
from enum import StrEnum

from prefect import flow

from expectations.review import drop_row, fix_row, list_quarantine, release_row, replay_quarantine
from flows.publish import swap_copy
from flows.run.artifacts import publish_table
from flows.run.choices import cell_change
from flows.run.progress import tell
from flows.run.reader_choices import keep_choice
from flows.run.recording import recorded
from flows.run.running import only_run, run_of
from flows.run.settings import Settings, settings
from flows.run.summary import words_of
from flows.run.telling import MOST_ROWS
from values.second_reading import Decider
from warehouse.deciding.reader_decisions import disagreements
from warehouse.errors import WarehouseMissing
from warehouse.storing.connection import open_writer
from warehouse.tables.verdict import LoadCounts, Run


class Decision(StrEnum):
    """What is done with a row."""

    LIST = "list"
    RELEASE = "release"
    FIX = "fix"
    DROP = "drop"
    REPLAY = "replay"
    CHOOSE_RULES = "choose rules"
    CHOOSE_MODEL = "choose model"


CHOICES = {Decision.CHOOSE_RULES: Decider.RULES, Decision.CHOOSE_MODEL: Decider.MODEL}
SIGNED = (Decision.RELEASE, Decision.FIX, Decision.DROP, *CHOICES)
"""Decisions that need who and why."""


@flow(name="review", flow_run_name="review: {decision} {quarantine_id}", log_prints=False)
def review(
    decision: Decision = Decision.LIST,
    quarantine_id: str = "",
    note: str = "",
    by: str = "",
    changes: list[str] = [],  # noqa: B006 - Prefect makes the form from it and never changes it
) -> None:
    """Decide about one row in quarantine, or between the two readers, and publish; what waits is listed beside the run.

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
    if decision in SIGNED and not (quarantine_id and note and by):
        raise ValueError(f"{decision} needs quarantine_id, note and by")
    with only_run(run, chosen), recorded(run, chosen):
        changed = _decide(chosen, run, decision, (quarantine_id, by, note), changes)
        for line in changed:
            tell(f"review: {line}")
        if changed:
            swap_copy(chosen, run.name)
        show_waiting(chosen, run)
        show_disagreements(chosen, run)


def _decide(
    chosen: Settings, run: Run, decision: Decision, told: tuple[str, str, str], changes: Sequence[str]
) -> list[str]:
    """Carry a decision out and return what changed, nothing where no loaded row did."""
    warehouse, wait = chosen.warehouse, chosen.writer_wait
    row_id, by, note = told
    match decision:
        case Decision.RELEASE:
            return _counted(release_row(warehouse, *told, run, wait))
        case Decision.FIX:
            return _counted(fix_row(warehouse, row_id, dict(map(cell_change, changes)), by, note, run, wait))
        case Decision.REPLAY:
            return _counted(replay_quarantine(warehouse, run, wait=wait))
        case Decision.CHOOSE_RULES | Decision.CHOOSE_MODEL:
            return keep_choice(chosen, run, row_id, CHOICES[decision], by, note).lines
        case Decision.DROP:
            tell(f"review: dropped {words_of(drop_row(warehouse, *told, wait).row)}")
    return []


def _counted(counts: LoadCounts) -> list[str]:
    return [f"{counts.added.total():,} rows added, {counts.changed.total():,} changed"]


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


def show_disagreements(chosen: Settings, run: Run) -> None:
    """Attach where the two readers differ, the gravest harm first, with the ids by which it is decided."""
    with open_writer(chosen.warehouse, run.name, chosen.writer_wait) as connection:
        rows = disagreements(connection, MOST_ROWS)
    columns = ("event", "quote", "field", "rules_value", "model_value", "chosen", "sentence")
    lines = [{"id": row["difference_id"][:12]} | {name: row[name] for name in columns} for row in rows]
    if lines:
        publish_table("disagreements", lines, "Where rules and model differ, the gravest harm first")
