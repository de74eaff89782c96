"""What the commands do, once the command line has understood them."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread, current_thread, main_thread

from flows.command.console import out, printable, table
from flows.command.second_reading import print_model_explanation
from flows.command.serving.temporary import have_prefect_server
from flows.command.terminal import headline, news, print_summary, shown
from flows.run.choices import UnusableOptionError, narrowed
from flows.run.processes import checking
from flows.run.settings import settings
from flows.run.summary import NothingReadError, RunHeldError
from tasks.extraction import explain
from tasks.fetching import Archive
from tasks.fetching.archive_parts import archives_named
from tasks.fetching.inputs import UnusableInputError, plan_of
from values.second_reading import Decider
from warehouse.errors import WarehouseMissing


def _warm_up() -> None:
    """Import what the run needs later, while Prefect's server starts in a process of its own."""
    import tasks.publish  # noqa: F401


@contextmanager
def _run_shown() -> Iterator[None]:
    """Show a run while the block goes, with Prefect's server and the process that checks rows."""
    with shown(), checking():
        have_prefect_server()
        if current_thread() is main_thread():
            signal.signal(signal.SIGINT, signal.default_int_handler)  # from here on Prefect notes how a run ended
        yield


def run_ingest(
    inputs: list[str],
    sources: list[str],
    published_from: str | None,
    published_until: str | None,
    limit: int | None,
    *,
    dry_run: bool,
) -> int:
    """Run the flow, print its summary and return the exit code.

    Raises:
        UnusableInputError: a source cannot be read at all.
        WarehouseError: the warehouse is held by another run, made by a newer version, or the disk is full.

    """
    first, last = _day("--from", published_from), _day("--until", published_until)
    narrowed(plan_of(inputs), sources, first, last)
    Thread(target=_warm_up, daemon=True).start()
    with _run_shown():
        from flows.ingest import ingest

        try:
            summary = ingest(inputs or None, sources or None, first, last, limit, dry_run)
        except (RunHeldError, NothingReadError) as held:
            summary = held.summary
    print_summary(summary, settings().data_folder)
    return summary.exit_code


def run_archives(archives: list[str], on: str | None) -> int:
    """Run the flow, print its summary and return the exit code.

    Raises:
        UnusableInputError: an argument names no archive.
        ClusterError: the cluster cannot be used, or went.
        WarehouseError: another run holds the warehouse.

    """
    archives_named(archives)
    with _run_shown():
        from flows.archives import archives as read_archives

        try:
            summary = read_archives(archives, on)
        except RunHeldError as held:
            summary = held.summary
    print_summary(summary, settings().data_folder)
    return summary.exit_code


def run_reextract(
    sources: list[str],
    published_from: str | None,
    published_until: str | None,
    limit: int | None,
    on: str | None = None,
    *,
    dry_run: bool,
) -> int:
    """Run the flow, print its summary and return the exit code.

    Raises:
        WarehouseError: there is no warehouse yet, or another run holds it.

    """
    first, last = _day("--from", published_from), _day("--until", published_until)
    if not settings().warehouse.exists():
        raise WarehouseMissing(settings().warehouse)
    with _run_shown():
        from flows.reextract import reextract

        try:
            summary = reextract(sources, first, last, limit, dry_run, on)
        except RunHeldError as held:
            summary = held.summary
    out.print(f"\n{headline(summary)}", style="bold")
    out.print("Dry run: nothing was loaded." if dry_run else news(summary))
    return summary.exit_code


FIRST_NEWS = date(1605, 1, 1)


def _day(option: str, written: str | None) -> date | None:
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError as error:
        raise UnusableOptionError(f"{option} {written}: write it as 2026-03-07") from error
    if day is not None and day < FIRST_NEWS:
        raise UnusableOptionError(f"{option} {written}: there was no newspaper before {FIRST_NEWS.year}")
    return day


def print_explanation(text: str, published: str | None, reader: str = Decider.RULES) -> None:
    """Print how a text, or the text of a file, is read by the rules, or what a model makes of it."""
    day = _day("--published", published)
    if text.endswith(".txt"):
        if not Path(text).exists():
            raise UnusableInputError(f"{text}: no such file")
        text = Path(text).read_text("utf-8")
    if reader == Decider.MODEL:
        print_model_explanation(text, day)
        return
    if reader != Decider.RULES:
        raise UnusableOptionError(f"--reader {reader}: rules or model")
    lines = [(row.layer, f"{row.start}-{row.end}", row.quote, row.rule, row.read) for row in explain(text, day)]
    out.print(table(None, ("layer", "span", "words", "rule", "read as"), lines))
    if day is None:
        out.print("Words such as Friday need the day of publication: --published 2026-03-07", style="dim")


def verify_snapshots() -> int:
    """Check every stored page, print what was found, and return the exit code."""
    folder = settings().snapshots
    if not folder.exists():
        raise UnusableInputError(f"{folder}: no snapshots yet, run `tallywire ingest` first")
    with Archive(folder, settings().fetch) as archive:
        reports = archive.verify()
    lines = [
        (r.file, r.records, len(r.bad_digests), r.torn_bytes, "in writing" if r.in_writing else "") for r in reports
    ]
    out.print(table(None, ("file", "records", "damaged", "torn bytes", ""), lines))
    damaged = [report.file for report in reports if not report.is_sound]
    out.print(printable(f"damaged: {', '.join(damaged)}" if damaged else "every record matches its digest"))
    return 1 if damaged else 0
