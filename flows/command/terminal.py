"""How a run looks in a terminal: progress while it goes, a short summary at its end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from flows.command.console import err, out, printable, table
from flows.run.progress import listening
from flows.run.summary import RunSummary
from tasks.publishing.wording import number
from warehouse.questions import strongest_figures
from warehouse.tables.batch import Row

MOST_LISTED = 10
QUESTION = "select value_low, modifier, event, speaker, quote from figures_current where kind = 'persons' limit 10"
MODIFIERS = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "about": "about",
    "exact": "",
    "between": "",
    "vague": "",
}


class TerminalListener:
    """Shows one line of progress a stage, above it what the run tells."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stages: dict[str, TaskID] = {}
        self._waiting: TaskID | None = progress.add_task("starting (Prefect's server takes some 15 s)", total=None)

    def line(self, text: str) -> None:
        """Print one line; the first one ends the wait for the server."""
        if self._waiting is not None:
            self._progress.remove_task(self._waiting)
            self._waiting = None
        self._progress.console.print(printable(text), style="dim")

    def count(self, stage: str, done: int, total: int | None) -> None:
        """Move the bar of a stage."""
        if stage not in self._stages:
            self._stages[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(self._stages[stage], completed=done, total=total)


@contextmanager
def shown() -> Iterator[None]:
    """Show the progress of what runs inside the block; on a pipe, lines only."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as progress, listening(TerminalListener(progress)):
        if not err.is_terminal:
            err.print("starting (Prefect's server takes some 15 s)")
        yield


def bounds(row: Row) -> str:
    """Return a figure's number with its modifier: "at least 51", "20 to 30", "more than 200"."""
    low, high, modifier = row["value_low"], row["value_high"], row["modifier"]
    if modifier == "between" or (low is not None and high is not None and low != high):
        return f"{number(low)} to {number(high)}"
    return f"{MODIFIERS[modifier]} {number(low if low is not None else high)}".strip()


def print_strongest(rows: list[Row]) -> None:
    """Print the strongest figures with speaker, outlet and the sentence that they were read from."""
    lines = [
        (
            f"{bounds(row)} {row['unit'] or ''}",
            row["event"],
            row["speaker"],
            f"{row['outlet']}, {row['published_day']}",
            row["sentence"],
        )
        for row in rows
    ]
    out.print(table("\nStrongest figures", ("figure", "event", "speaker", "outlet", "sentence"), lines))


def _command(data_folder: Path) -> str:
    """Return how the command is called: uv names itself to what `uv run` starts."""
    command = "uv run tallywire" if os.environ.get("UV") else "tallywire"
    return command if data_folder == Path("data") else f"{command} --data {data_folder}"


def print_kept_out(summary: RunSummary, data_folder: Path) -> None:
    """Print what was kept out, and why."""
    lines = [(", ".join(row.reasons), row.table, row.words, row.url) for row in summary.quarantined[:MOST_LISTED]]
    out.print(table("\nIn quarantine", ("reason", "table", "words", "article"), lines))
    if len(summary.quarantined) > MOST_LISTED:
        more = len(summary.quarantined) - MOST_LISTED
        out.print(printable(f"and {more:,} more: {_command(data_folder)} review list"), style="dim")


def print_failures(summary: RunSummary) -> None:
    """Print the targets that gave no article."""
    lines = [(failure.reason, failure.target) for failure in summary.failures[:MOST_LISTED]]
    lines += [(reason, f"{count:,} pages of archives") for reason, count in summary.passed_over.most_common()]
    out.print(table("\nNot read", ("reason", "target"), lines))
    if len(summary.failures) > MOST_LISTED:
        out.print(f"and {len(summary.failures) - MOST_LISTED:,} more", style="dim")


def headline(summary: RunSummary) -> str:
    """Return the counts of a run in one line."""
    found, kept_out = summary.found, summary.reasons.total()
    parts = [
        f"{summary.articles:,} articles",
        f"{found['figures']:,} figures",
        f"{found['persons']:,} persons",
        f"{found['denials']:,} denials",
    ]
    reasons = ", ".join(f"{reason} {count}" for reason, count in summary.reasons.most_common())
    if summary.unread:
        parts.insert(1, f"({summary.unread_languages})")
    parts.append(f"{len(summary.quarantined)} rows in quarantine" + (f" ({reasons})" if kept_out else ""))
    return ", ".join(parts)


def news(summary: RunSummary) -> str:
    """Return what changed in the warehouse in one line."""
    changes = {"added": summary.added, "changed": summary.changed, "removed": summary.removed}
    told = [f"{counts.total():,} rows {word}" for word, counts in changes.items() if counts.total()]
    told += [summary.standing] if summary.standing else []
    if not told:
        return _no_news(summary)
    return "Warehouse: " + ", ".join(told) + "."


def _no_news(summary: RunSummary) -> str:
    """Return why nothing changed: all was known, nothing came, or nothing could be read."""
    if summary.articles:
        return "Nothing new: the warehouse holds all of it already."
    if summary.held:
        return "Nothing loaded: the gate held it back."
    if summary.failures or summary.passed_over:
        return "Nothing read: no article came of it; see Not read for the reasons."
    return "Nothing read: no new article came."


def print_summary(summary: RunSummary, data_folder: Path) -> None:
    """Print the summary of a run and what to try next."""
    out.print(f"\n{headline(summary)}", style="bold")
    out.print("Dry run: nothing was kept, loaded or published." if summary.is_dry else news(summary))
    if summary.published:
        strongest = strongest_figures(summary.published, summary.run_id) or strongest_figures(summary.published, None)
        if strongest:
            print_strongest(strongest)
    if summary.quarantined:
        print_kept_out(summary, data_folder)
    if summary.failures or summary.passed_over:
        print_failures(summary)
    for line in summary.second.lines:
        out.print(printable(line))
    for note in (*summary.held, *summary.misfits):
        out.print(printable(note), style="yellow")
    print_signals(summary)
    if summary.published:
        print_next(data_folder)


def print_signals(summary: RunSummary) -> None:
    """Print what is unusual across the warehouse, and where the page of all checks stands."""
    for line in summary.signals[:MOST_LISTED]:
        out.print(printable(line), style="yellow")
    if len(summary.signals) > MOST_LISTED:
        out.print(f"and {len(summary.signals) - MOST_LISTED:,} more on the audit page", style="dim")
    if summary.audit:
        out.print(printable(f"\nChecks of this run: {summary.audit}"), soft_wrap=True)


def print_next(data_folder: Path) -> None:
    """Print the next three things to try."""
    command = _command(data_folder)
    report = data_folder / "published" / "report" / "index.html"
    steps = (
        f'{command} sql "{QUESTION}"',
        f"open {report}" if report.exists() else f"{command} review list",
        f"{command} serve      # Prefect's UI, schedules and a worker",
    )
    out.print("\nNext", style="bold")
    for step in steps:
        out.print(f"  {step}", markup=False, soft_wrap=True)
