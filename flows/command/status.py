"""How the installation stands: last runs, what waits, silent sources, disk, versions."""

import platform
import shutil
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from flows.command.console import out, printable, table
from flows.run.settings import Settings, settings
from tasks.extraction import EXTRACTOR_VERSION
from tasks.publishing.published import Published
from tasks.publishing.wording import minute
from warehouse.errors import WarehouseBusy, WarehouseMissing
from warehouse.storing.connection import open_reader
from warehouse.tables.batch import Row
from warehouse.tables.verdict import RunState

BAD = (RunState.FAILED, RunState.CRASHED, RunState.HELD)
"""States of a run that somebody has to look at."""
NAMED = 5
"""Rows in quarantine that are named, by reason."""


def print_status() -> int:
    """Print how the installation stands, and return the exit code."""
    chosen = settings()
    out.print(printable(_versions()))
    database, note = _freshest(chosen)
    with Published(database) as published:
        runs, totals = published.rows("runs"), published.rows("totals")[0]
        waiting = [row for row in published.rows("quarantine") if row["state"] == "open"]
        sources = published.rows("sources")
    _print_runs(runs, note)
    _print_waiting(waiting, totals)
    _print_sources(sources)
    _print_disk(chosen)
    return 1 if runs and runs[0]["state"] in BAD else 0


def _versions() -> str:
    parts = [f"{name} {version(name)}" for name in ("tallywire", "duckdb", "prefect", "great-expectations")]
    return f"{', '.join(parts)}, Python {platform.python_version()}, reading engine {EXTRACTOR_VERSION}"


def _freshest(chosen: Settings) -> tuple[Path, str]:
    """Return the warehouse, or the published copy while a run is writing, and what to say of it.

    Raises:
        WarehouseMissing: there is neither.

    """
    try:
        with open_reader(chosen.warehouse):
            return chosen.warehouse, ""
    except WarehouseBusy as busy:
        if not chosen.published.exists():
            raise WarehouseMissing(chosen.published) from busy
        return chosen.published, f"{busy}; this is how it stood when it was last published"


def _print_runs(runs: list[Row], note: str) -> None:
    if note:
        out.print(printable(note), style="yellow")
    lines = [
        (minute(run["started_at"]), run["name"], run["state"], run["articles"], run["rows_failed"], run["note"])
        for run in runs
    ]
    out.print(table("\nLast runs", ("UTC", "run", "state", "articles", "rows failed", "why"), lines))


def _print_waiting(waiting: list[Row], totals: Row) -> None:
    out.print(f"\nIn the warehouse: {totals['articles']:,} articles, {totals['figures']:,} figures", style="bold")
    reasons = Counter(reason for row in waiting for reason in row["reasons"])
    told = ", ".join(f"{reason} {count:,}" for reason, count in reasons.most_common(NAMED))
    out.print(printable(f"waiting: {len(waiting):,} rows in quarantine" + (f" ({told})" if told else "")))
    if totals["disagreements"]:
        out.print(f"waiting: {totals['disagreements']:,} disagreements of the two readers")
    if totals["disputed"]:
        out.print(f"disputed: {totals['disputed']:,} claims")


def _print_sources(sources: list[Row]) -> None:
    silent = [source for source in sources if source["is_silent"]]
    out.print(f"\nSources: {len(sources):,}, silent: {len(silent):,}", style="bold")
    for source in silent:
        last = source["last_fetched_at"]
        since = f"nothing new since {minute(last)} UTC" if last else "no article yet"
        gone = "cannot be reached, " if source["is_reachable"] is False else ""
        out.print(printable(f"{source['publisher'] or source['host']}: {gone}{since}"))


def _print_disk(chosen: Settings) -> None:
    folder = chosen.data_folder
    parts = (chosen.snapshots, chosen.warehouse, chosen.published, chosen.frontier, chosen.report.parent)
    sizes = [(part.name, f"{_size(part) / 1e6:,.1f} MB") for part in parts if part.exists()]
    free = shutil.disk_usage(folder).free
    out.print(printable(f"\nDisk: {folder.absolute()}, {free / 1e9:,.1f} GB free"), style="bold", soft_wrap=True)
    out.print(table(None, ("part", "size"), sizes))


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)
