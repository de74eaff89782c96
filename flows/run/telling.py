"""What a run tells: a line a stage, and tables beside the run in Prefect's UI."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from flows.run.alerts import Alert, alert
from flows.run.artifacts import publish_link, publish_table
from flows.run.progress import tell
from flows.run.settings import Settings
from flows.run.summary import NothingReadError, RunHeldError, RunSummary
from tasks.fetch import Fetched
from tasks.fetching import Outcome
from warehouse.questions import source_health, strongest_figures

MOST_ROWS = 200


def tell_fetch(fetched: Fetched) -> None:
    """Tell what a crawl brought."""
    done = fetched.summary
    outcomes = _listed(done.outcomes)
    size = f"{done.wire_bytes / 1e6:.1f} MB"
    tell(f"fetch: {done.discovered:,} new addresses, {done.attempts:,} requests ({outcomes}), {size}")
    for host in sorted(done.left_alone):
        tell(f"fetch: {host} is left alone for now: it failed repeatedly, or its robots.txt cannot be had")


def tell_stages(summary: RunSummary, seconds: Mapping[str, float]) -> None:
    """Tell one line a stage."""
    found, kept_out, warned = summary.found, len(summary.quarantined), summary.warnings.total()
    added, changed, removed = (rows.total() for rows in (summary.added, summary.changed, summary.removed))
    lines = {
        "parse": f"{summary.articles:,} articles, {len(summary.failures):,} targets without one",
        "extract": ", ".join(f"{found[table]:,} {table}" for table in ("figures", "persons", "denials", "dates")),
        "validate": f"{summary.checked:,} rows checked, {kept_out:,} in quarantine ({_listed(summary.reasons)}), "
        f"{warned:,} warnings ({_listed(summary.warnings)})",
        "load": f"{added:,} rows added, {changed:,} changed, {removed:,} removed",
    }
    for stage, line in lines.items():
        if stage in seconds:
            tell(f"{stage}: {line} ({seconds[stage]:.1f} s)")
    if summary.standing:
        tell(summary.standing)
    if summary.unread:
        tell(summary.unread_languages)
    for note in (*summary.second.lines, *summary.held, *summary.misfits):
        tell(note)


def _listed(counts: Counter[Outcome] | Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common(5)) or "none"


def show_run(summary: RunSummary, chosen: Settings) -> None:
    """Attach the tables of a run: its strongest figures, outlets, quarantine, signals and what could not be read."""
    if summary.published:
        figures = strongest_figures(chosen.published, summary.run_id, MOST_ROWS)
        publish_table("figures", figures, "Strongest figures of this run")
        publish_table(
            "source-health", source_health(chosen.published)[:MOST_ROWS], "How each outlet does, over all runs"
        )
    kept_out = [
        {"reason": ", ".join(row.reasons), "table": row.table, "words": row.words, "article": row.url}
        for row in summary.quarantined[:MOST_ROWS]
    ]
    publish_table("quarantine", kept_out, f"{len(summary.quarantined)} rows kept out of the tables, with the reason")
    publish_table("signals", [{"signal": line} for line in summary.signals], "Unusual across the warehouse")
    failed = [{"target": failure.target, "reason": failure.reason} for failure in summary.failures[:MOST_ROWS]]
    failed += [{"target": f"{count:,} pages of archives", "reason": why} for why, count in summary.passed_over.items()]
    publish_table("not-read", failed, f"{len(summary.failures)} targets that gave no article")
    show_places(chosen, summary.audit)


def show_places(chosen: Settings, audit: Path | None) -> None:
    """Attach links to the report, and to the audit page of the run where it has one."""
    pages = {"audit": ("What was checked in this run", audit), "report": ("The report", chosen.report / "index.html")}
    root = chosen.report.parent
    for key, (words, page) in pages.items():
        if page is not None and page.exists():
            served = chosen.published_url and f"{chosen.published_url.rstrip('/')}/{page.relative_to(root).as_posix()}"
            publish_link(key, words, page, served)


def finish(summary: RunSummary, chosen: Settings) -> RunSummary:
    """Attach the tables of a run and return its summary.

    Raises:
        RunHeldError: the gate kept a batch out, which people are told of.
        NothingReadError: every target failed.

    """
    show_run(summary, chosen)
    if summary.held and not summary.is_dry:
        held = RunHeldError(summary)
        alert(Alert.HELD, "Publishing blocked", str(held))
        raise held
    if summary.failures and not (summary.reached or summary.articles or summary.kept_out):
        raise NothingReadError(summary)
    return summary
