"""Read the stored pages with the engine as it is now, without asking the web."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from prefect import flow

from flows.publish import publish_run
from flows.run.artifacts import ProgressBar, publish_table
from flows.run.batches import read_in_batches
from flows.run.choices import SourceName
from flows.run.intake import Intake
from flows.run.processes import checking
from flows.run.progress import count, tell
from flows.run.recording import recorded
from flows.run.running import only_run, reading_pool, run_of, whole
from flows.run.second_reader import second_reader
from flows.run.settings import Settings, settings
from flows.run.summary import RunSummary
from flows.run.telling import MOST_ROWS, finish, tell_stages
from tasks.batches.stored import StoredPage, StoredPart
from tasks.fetching import Archive
from tasks.publishing.exports import csv_cell
from tasks.reextract import StoredChoice, compare_batch, stored_batches, stored_pages
from warehouse.difference import Change, FigureChange
from warehouse.errors import WarehouseMissing
from warehouse.storing.receipts import Receipt
from warehouse.tables.verdict import LoadCounts, Verdict


@dataclass(slots=True)
class ReextractIntake(Intake):
    """Compares each new reading with the stored one before it is loaded; a dry run loads nothing."""

    is_dry: bool = False
    changes: list[FigureChange] = field(default_factory=list)
    reparsed: list[str] = field(default_factory=list)

    def _keep(self, verdict: Verdict, receipt: Receipt | None = None) -> LoadCounts:
        with self._timed("compare"):
            found = compare_batch(self.chosen.warehouse, whole(verdict.passing), self.run.name, self.chosen.writer_wait)
        self.changes += found.changes
        self.reparsed += found.reparsed
        return LoadCounts() if self.is_dry else Intake._keep(self, verdict, receipt)


def _run_name() -> str:
    return f"reextract {datetime.now().astimezone():%Y-%m-%d %H:%M}"


@flow(name="reextract", flow_run_name=_run_name, log_prints=False)
def reextract(
    sources: list[SourceName] | None = None,
    published_from: date | None = None,
    published_until: date | None = None,
    limit: int | None = None,
    dry_run: bool = False,
    on: str | None = None,
) -> RunSummary:
    """Read stored pages again; how the figures change is written down before anything is published.

    Args:
        sources: Only articles of these sources; of all when none is chosen.
        published_from: Only articles published on this day or later.
        published_until: Only articles published on this day or earlier.
        limit: Most articles, the newest first.
        dry_run: Only tell what would change; nothing is loaded or published.
        on: Scheduler of a Dask cluster (tcp://host:8786) whose workers read; they see the folder of stored pages under
            the same path. Without it, and without TALLYWIRE_CLUSTER, this machine reads.

    """
    chosen, run = settings(), run_of("reextract")
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    summary = RunSummary(run.run_id, run.name, is_dry=dry_run)
    choice = StoredChoice(tuple(sources or ()), published_from, published_until, limit)
    with only_run(run, chosen), checking() as checker:
        with recorded(run, chosen, summary), second_reader(chosen, summary.second, run.name) as second:
            intake = ReextractIntake(run, chosen, summary, checker=checker, second=second, is_dry=dry_run)
            _read_again(intake, choice, on or chosen.cluster)
        report_changes(intake, chosen.data_folder / "changes" / f"{run.run_id}.csv")
        if not dry_run:
            publish_run(summary, chosen)
    return finish(summary, chosen)


def _read_again(intake: ReextractIntake, choice: StoredChoice, on: str | None) -> None:
    chosen = intake.chosen
    pages = stored_pages(chosen.warehouse, choice, intake.run.name, chosen.writer_wait)
    tell(f"reextract: {len(pages):,} stored pages, engine {intake.run.engine_version}")
    if on:
        read_in_batches(intake, stored_parts(pages, chosen), on)
    else:
        _read_here(intake, pages)
    tell_stages(intake.summary, intake.seconds)


def stored_parts(pages: Sequence[StoredPage], chosen: Settings) -> list[StoredPart]:
    """Return the pages in batches, with the folder of their WARC files as workers see it."""
    folder, size = chosen.snapshots.resolve(), chosen.batch_articles
    return [StoredPart(folder, tuple(pages[start : start + size])) for start in range(0, len(pages), size)]


def _read_here(intake: ReextractIntake, pages: Sequence[StoredPage]) -> None:
    chosen = intake.chosen
    with Archive(chosen.snapshots, chosen.fetch) as archive, reading_pool(len(pages), chosen) as pool:
        intake.pool, bar = pool, ProgressBar("reading", "stored pages read")
        for arrival in stored_batches(pages, archive, chosen.pages_at_once):
            intake.bring_in(arrival)
            done = intake.articles_read + len(intake.summary.failures)
            count("read", done, len(pages))
            bar.show(done, len(pages) - done)
        intake.load_waiting()
        bar.end()


def report_changes(intake: ReextractIntake, file: Path) -> None:
    """Tell how the figures change, write every change to `file` and attach the first ones to the run."""
    figures = Counter({kind: len({_spot(c) for c in intake.changes if c.change is kind}) for kind in Change})
    told = ", ".join(f"{figures[kind]:,} {kind}" for kind in Change)
    reparsed = f"; {len(intake.reparsed):,} texts are parsed differently" if intake.reparsed else ""
    tell(f"difference: figures {told}{reparsed}" + (" (dry run: nothing was loaded)" if intake.is_dry else ""))
    if intake.changes:
        write_changes(intake.changes, file)
        tell(f"difference: every change in {file}")
    lines = [asdict(change) for change in intake.changes[:MOST_ROWS]]
    publish_table("changes", lines, f"How the figures change: {told}")


def _spot(change: FigureChange) -> tuple[str, int, int, str]:
    return change.url, change.span_start, change.span_end, change.quote


def write_changes(changes: list[FigureChange], file: Path) -> None:
    """Write the changes as CSV, a line a field that differs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(FigureChange.__dataclass_fields__)
        writer.writerows([csv_cell(cell) for cell in asdict(change).values()] for change in changes)
