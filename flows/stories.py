"""What a run tells: a line a stage, and tables beside the run in Prefect's UI."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from flows.artifacts import publish_link, publish_table
from flows.progress import tell
from flows.summary import RunSummary, strongest_figures
from tasks.fetch import Fetched
from tasks.fetching import Outcome

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
    if summary.not_english:
        tell(f"{summary.not_english:,} articles not in English: not read")
    for note in (*summary.held, *summary.misfits):
        tell(note)


def _listed(counts: Counter[Outcome] | Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common(5)) or "none"


def show_run(summary: RunSummary, published: Path) -> None:
    """Attach the tables of a run: its strongest figures, what went to quarantine, what could not be read."""
    if summary.published:
        publish_table(
            "figures", strongest_figures(published, summary.run_id, MOST_ROWS), "Strongest figures of this run"
        )
    kept_out = [
        {"reason": ", ".join(row.reasons), "table": row.table, "words": row.words, "article": row.url}
        for row in summary.quarantined[:MOST_ROWS]
    ]
    publish_table("quarantine", kept_out, f"{len(summary.quarantined)} rows kept out of the tables, with the reason")
    publish_table("signals", [{"signal": line} for line in summary.signals], "Unusual across the warehouse")
    if summary.audit:
        publish_link("audit", "What was checked in this run", summary.audit)
    failed = [{"target": failure.target, "reason": failure.reason} for failure in summary.failures[:MOST_ROWS]]
    publish_table("not-read", failed, f"{len(summary.failures)} targets that gave no article")
