"""Show what stands behind a figure: the sentence, the rule of each cell, the stored page."""

import sys

from rich.text import Text

from flows.command.console import fail, out, printable, table
from flows.run.settings import settings
from tasks.fetching import Archive, Snapshot, WarcError
from tasks.publishing.wording import day, minute, parted, stated, unread
from warehouse.questions import Evidence, article_named, evidence_for, steps_of
from warehouse.tables.batch import Row

SHOWN_ID = 12
DAMAGED = 1


def stored_page(article: Row) -> Snapshot:
    """Return the page that an article was read from.

    Raises:
        WarcError: it is not there, or is not what was stored.

    """
    if article["warc_file"] is None:
        raise WarcError("no page was stored")
    chosen = settings()
    with Archive(chosen.snapshots, chosen.fetch) as archive:
        page = archive.read(article["warc_file"], article["warc_offset"])
    if article["body_sha256"] not in (None, page.sha256):
        raise WarcError(
            f"{article['warc_file']} at {article['warc_offset']}: not the page that the article was read from"
        )
    return page


def print_evidence(named: str) -> int:
    """Print the evidence of an article or a figure, and return the exit code."""
    found = evidence_for(settings().published, named)
    _print_article(found.article)
    code = _print_stored(found.article)
    if found.is_one:
        _print_figure(found.figures[0])
    elif found.figures:
        _print_figures(found)
    return code


def _print_article(article: Row) -> None:
    out.print(printable(article["title"] or article["url"]), style="bold")
    out.print(printable(f"{article['publisher'] or 'unnamed outlet'}, {day(article['published_day'])}"))
    out.print(printable(article["url"]), soft_wrap=True)
    if why := unread(article):
        out.print(printable(f"not read: {why}"), style="yellow")
    if article["withdrawn_at"]:
        out.print(f"withdrawn {day(article['withdrawn_at'])}", style="yellow")


def _print_stored(article: Row) -> int:
    fetched = f"fetched {minute(article['fetched_at'])} UTC" if article["fetched_at"] else "fetched at an unknown time"
    place = f"{article['warc_file']}, offset {article['warc_offset']}" if article["warc_file"] else "no stored page"
    out.print(printable(f"{fetched}; {place}"), soft_wrap=True)
    try:
        page = stored_page(article)
    except WarcError as error:
        out.print(printable(f"stored page: {error}"), style="red", soft_wrap=True)
        return DAMAGED
    out.print(
        printable(f"SHA-256 {page.sha256}, and the stored page is {len(page.body):,} bytes that match it"),
        soft_wrap=True,
    )
    return 0


def _print_figure(figure: Row) -> None:
    spoken = f"{figure['stance']} by {figure['speaker']}" if figure["speaker"] else figure["stance"]
    out.print(printable(f"\n{stated(figure)} {figure['unit'] or ''}, {figure['event']}, {spoken}"), style="bold")
    out.print(_marked(figure))
    lines = [
        (step["field"], step["value"], step["rule"], step["words"])
        for step in steps_of(settings().published, figure["figure_id"])
    ]
    out.print(table("\nHow each cell was read", ("cell", "says", "rule", "words"), lines))


def _marked(figure: Row) -> Text:
    before, quote, after = parted(figure)
    return Text.assemble(printable(before), (printable(quote).plain, "reverse"), printable(after))


def _print_figures(found: Evidence) -> None:
    lines = [
        (
            figure["figure_id"][:SHOWN_ID],
            f"{stated(figure)} {figure['unit'] or ''}",
            figure["event"],
            figure["speaker"],
            figure["sentence"],
        )
        for figure in found.figures
    ]
    out.print(table("\nFigures", ("id", "figure", "event", "speaker", "sentence"), lines))
    out.print(f"the rules behind one of them: tallywire show {lines[0][0]}", style="dim")


def write_stored_page(named: str) -> int:
    """Write the bytes of the stored page on standard output, and return the exit code."""
    try:
        page = stored_page(article_named(settings().published, named))
    except WarcError as error:
        fail(f"stored page: {error}")
        return DAMAGED
    sys.stdout.buffer.write(page.body)
    return 0
