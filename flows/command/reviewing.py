"""Look at the quarantine and decide about it, from the command line."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from expectations.review import (
    drop_row,
    evidence_of,
    fix_row,
    list_quarantine,
    release_row,
    replay_quarantine,
    revalidate_warehouse,
    show_quarantined,
)
from flows.command.console import out, printable, table
from flows.run.choices import UnusableOptionError, cell_change
from flows.run.settings import settings
from flows.run.summary import words_of
from tasks.extraction import EXTRACTOR_VERSION
from tasks.publish import publish_warehouse
from warehouse.deciding.quarantine import QuarantineState
from warehouse.errors import WarehouseMissing
from warehouse.tables.verdict import LoadCounts, Run

SHOWN_ID = 8


def _run(flow: str, by: str) -> Run:
    started = datetime.now(UTC)
    return Run(uuid4().hex, flow, f"{flow} by {by} {started:%Y-%m-%d %H:%M}", started, EXTRACTOR_VERSION)


def _require_warehouse() -> None:
    if not settings().warehouse.exists():
        raise WarehouseMissing(settings().warehouse)


def print_quarantine(reason: str | None, state: str) -> None:
    """Print the rows in quarantine in a state, or in all."""
    _require_warehouse()
    try:
        wanted = None if state == "all" else QuarantineState(state)
    except ValueError as error:
        known = ", ".join([*QuarantineState, "all"])
        raise UnusableOptionError(f"--state {state}: one of {known}") from error
    entries = list_quarantine(settings().warehouse, "review list", wanted, reason, wait=settings().writer_wait)
    lines = [(e.quarantine_id[:SHOWN_ID], ", ".join(e.reasons), e.table, words_of(e.row), e.state) for e in entries]
    out.print(table(None, ("id", "reasons", "table", "words", "state"), lines))
    out.print(f"{len(entries):,} row{'' if len(entries) == 1 else 's'}", style="dim")


def print_entry(quarantine_id: str) -> None:
    """Print every cell of a row in quarantine that is not empty."""
    _require_warehouse()
    entry = show_quarantined(settings().warehouse, quarantine_id, "review show", settings().writer_wait)
    about = {
        "id": entry.quarantine_id,
        "table": entry.table,
        "reasons": ", ".join(entry.reasons),
        "state": entry.state,
        **evidence_of(settings().warehouse, entry, settings().writer_wait),
        "entered": f"{entry.entered_at:%Y-%m-%d %H:%M}",
        "decided by": entry.decided_by,
        "note": entry.note,
    }
    cells = [(name, value) for name, value in (about | entry.row).items() if value not in (None, [], "")]
    out.print(table(None, ("", ""), cells))


def drop(quarantine_id: str, by: str, note: str) -> None:
    """Keep a row out for good, and say so."""
    _require_warehouse()
    entry = drop_row(settings().warehouse, quarantine_id, by, note, settings().writer_wait)
    out.print(printable(f"dropped {entry.quarantine_id[:SHOWN_ID]}: {words_of(entry.row)}"))


def release(quarantine_id: str, by: str, note: str) -> None:
    """Load a row as it is, publish, and say what changed."""
    _require_warehouse()
    counts = release_row(settings().warehouse, quarantine_id, by, note, _run("review", by), settings().writer_wait)
    _publish(counts, f"review by {by}")


def fix(quarantine_id: str, changes: Sequence[str], by: str, note: str) -> None:
    """Load a row with changed cells, publish, and say what changed."""
    _require_warehouse()
    cells = dict(cell_change(change) for change in changes)
    run = _run("review", by)
    _publish(fix_row(settings().warehouse, quarantine_id, cells, by, note, run, settings().writer_wait), run.name)


def replay() -> None:
    """Check the waiting rows again, publish, and say what changed."""
    _require_warehouse()
    run = _run("replay", "command line")
    _publish(replay_quarantine(settings().warehouse, run, wait=settings().writer_wait), run.name)


def revalidate_all() -> int:
    """Check the whole warehouse, publish, print what failed, and return the exit code."""
    _require_warehouse()
    run = _run("revalidate", "command line")
    done = revalidate_warehouse(settings().warehouse, run, settings().writer_wait)
    publish_warehouse(settings().warehouse, settings().published, run.name, settings().writer_wait)
    failing = [(c.table, c.reason, c.severity, c.checked, c.failed) for c in done.counts if c.failed]
    out.print(table(None, ("table", "reason", "severity", "checked", "failed"), failing))
    moved = done.quarantined.total()
    out.print(f"{sum(c.checked for c in done.counts):,} checks, {moved:,} rows moved to quarantine")
    return 1 if moved else 0


def _publish(counts: LoadCounts, holder: str) -> None:
    publish_warehouse(settings().warehouse, settings().published, holder, settings().writer_wait)
    changes = (counts.added.total(), counts.changed.total(), counts.removed.total())
    out.print("{:,} rows added, {:,} changed, {:,} removed; published".format(*changes))
    if any(changes):
        out.print("exports and report follow with the next run", style="dim")
