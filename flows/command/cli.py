"""The command line. What takes long to import is imported by the command that needs it."""

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.command.exits import clear_errors
from flows.command.groups import By, review, snapshots, sources

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
    help="Figures off the news wire, each with its source. Begin with `tallywire ingest`.",
)
app.add_typer(review, name="review")
app.add_typer(snapshots, name="snapshots")
app.add_typer(sources, name="sources")

On = Annotated[
    str | None,
    typer.Option("--on", metavar="tcp://HOST:PORT", help="Dask scheduler whose workers read [TALLYWIRE_CLUSTER]."),
]


def _told_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"tallywire {version('tallywire')}")
        raise typer.Exit


@app.callback()
def before_every_command(
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of snapshots, warehouse and published files [default: data].")
    ] = None,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", is_eager=True, callback=_told_version, help="Print the version and end.")
    ] = False,
) -> None:
    """Set what holds for all commands."""
    if data is not None:
        os.environ["TALLYWIRE_DATA_FOLDER"] = str(data)


@app.command("ingest")
def ingest_command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Web addresses, pages, folders, WARC files or a sources.yml."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(help="Only this source of the list; may be repeated. Without SOURCE: sources.yml."),
    ] = None,
    published_from: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Only articles dated that day or later.")
    ] = None,
    published_until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Only articles dated that day or earlier.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most requests to the web in this run.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check, but load nothing.")] = False,
) -> None:
    """Read articles and publish their figures; without a source the bundled samples are read.

    Exit code: 0 all well, 1 some targets failed (they are named), 2 unusable arguments.

    Example: `tallywire ingest https://news.example/feed.xml saved-page.html`
    """
    from flows.command.console import told_at_once
    from flows.run.controls import without_passwords
    from flows.run.environment import prepare

    inputs = [without_passwords(name) for name in inputs or []]
    told_at_once(f"reading {', '.join(inputs or source or ('the bundled samples',))}")
    prepare(quiet=True)
    with clear_errors():
        from flows.command.commands import run_ingest

        raise typer.Exit(run_ingest(inputs, source or [], published_from, published_until, limit, dry_run=dry_run))


@app.command("backfill")
def backfill_command(
    archives: Annotated[
        list[str],
        typer.Argument(
            metavar="ARCHIVE...", help="WARC files, folders, lists of files (.txt, .paths), s3:// addresses."
        ),
    ],
    on: On = None,
) -> None:
    """Read archives of any size, batch by batch, on all processors of this machine or on a cluster.

    Exit code: 0 all well, 1 some batches or pages failed (they are named), 2 unusable arguments or no cluster.

    Example: `tallywire backfill /archive/CC-NEWS-202611.paths --on tcp://10.77.0.1:8786`
    """
    from flows.command.console import told_at_once
    from flows.run.environment import prepare

    told_at_once(f"reading {', '.join(archives)}")
    prepare(quiet=True)
    with clear_errors():
        from flows.command.commands import run_archives

        raise typer.Exit(run_archives(archives, on))


@app.command("sql")
def sql_command(
    query: Annotated[str | None, typer.Argument(help="One SQL query; without it DuckDB's own shell opens.")] = None,
    style: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    allow_files: Annotated[
        bool, typer.Option("--allow-files", help="Let the query read and write files and install extensions.")
    ] = False,
) -> None:
    """Ask the published copy in SQL, and nothing else: no file, no extension, no other database.

    Example: `tallywire sql "select value, modifier, event, speaker, quote from figures_current limit 5"`
    """
    with clear_errors():
        from flows.command.query import format_of, open_shell, print_rows, queried
        from flows.run.settings import settings

        if query is None:
            open_shell(settings().published, allow_files=allow_files)
        else:
            chosen = format_of("json" if as_json else style)
            print_rows(*queried(settings().published, query, allow_files=allow_files), chosen)


@app.command("show")
def show_command(
    named: Annotated[str, typer.Argument(metavar="URL|ID", help="Address of an article, or the id of a figure.")],
    page: Annotated[bool, typer.Option("--page", help="Write the stored page, as it came, and nothing else.")] = False,
) -> None:
    """Show the evidence: the sentence of a figure, the rule of each cell, and the stored page with digest and time.

    Exit code: 1 when the stored page is damaged or not there, 2 when nothing is named like that.

    Example: `tallywire show https://news.example/story.html`
    """
    with clear_errors():
        from flows.command.evidence import print_evidence, write_stored_page

        raise typer.Exit(write_stored_page(named) if page else print_evidence(named))


@app.command("explain")
def explain_command(
    text: Annotated[str, typer.Argument(help="A sentence, or a file of text.")],
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication, for words such as Friday.")
    ] = None,
    reader: Annotated[
        str, typer.Option(help="rules, or model: what it is asked, answers, and what is refused.")
    ] = "rules",
) -> None:
    """Show how a text is read: tokens, every row with its rule, every ignored number with the reason.

    Example: `tallywire explain "At least 12 people were hurt on Friday, police said." --published 2026-03-07`
    """
    with clear_errors():
        from flows.command.commands import print_explanation

        print_explanation(text, published, reader)


@app.command("validate")
def validate_command() -> None:
    """Check every row of the warehouse by the rules as they are now, and publish what passes.

    Exit code: 1 when rows moved to quarantine.

    Example: `tallywire validate`
    """
    from flows.command.console import told_at_once
    from flows.run.environment import prepare

    told_at_once("checking the warehouse (Great Expectations takes some seconds to load)")
    prepare(quiet=True)
    with clear_errors():
        from flows.command.reviewing import revalidate_all

        raise typer.Exit(revalidate_all())


@app.command("reextract")
def reextract_command(
    source: Annotated[list[str] | None, typer.Option(help="Only articles of this source; may be repeated.")] = None,
    published_from: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Only articles published that day or later.")
    ] = None,
    published_until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Only articles published that day or earlier.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most articles, the newest first.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    on: On = None,
) -> None:
    """Read the stored pages again with the engine as it is now, and tell how the figures change.

    Nothing is asked of the web. Every change is written to a CSV file in `data/changes` before anything is published.

    Example: `tallywire reextract --from 2026-03-01 --dry-run`
    """
    from flows.command.console import told_at_once
    from flows.run.environment import prepare

    told_at_once("reading the stored pages")
    prepare(quiet=True)
    with clear_errors():
        from flows.command.commands import run_reextract

        raise typer.Exit(run_reextract(source or [], published_from, published_until, limit, on, dry_run=dry_run))


@app.command("takedown")
def takedown_command(
    reason: Annotated[str, typer.Option("--reason", help="Why, without naming the subject; it is kept.")],
    by: By,
    person: Annotated[str | None, typer.Option(help="Every article that names this person goes.")] = None,
    url: Annotated[str | None, typer.Option(help="The article of this address goes.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say how much would go.")] = False,
) -> None:
    """Remove a person or an article from every file of the data folder, for good, and keep it out.

    Exit code: 1 when something of it is left, which is named then.

    Example: `tallywire takedown --url https://news.example/story.html --reason "court order 12/26"`
    """
    with clear_errors():
        from flows.command.takedown import take_down_all

        raise typer.Exit(take_down_all(person, url, reason, by, dry_run=dry_run))


@app.command("status")
def status_command() -> None:
    """Tell how the installation stands: last runs, what waits, silent sources, disk, versions.

    Exit code: 1 when the last run failed, crashed or was held back.

    Example: `tallywire status`
    """
    with clear_errors():
        from flows.command.status import print_status

        raise typer.Exit(print_status())


@app.command("serve")
def serve_command(
    port: Annotated[
        int, typer.Option(min=1, max=65534, help="Port of Prefect's server and its UI; the report has the next one.")
    ] = 4200,
) -> None:
    """Start Prefect's server with its UI, the deployments and a worker; Ctrl-C ends all of them.

    Example: `tallywire serve --port 4300`
    """
    from flows.command.console import err, told_at_once
    from flows.run.environment import prepare

    prepare()
    with clear_errors():
        from flows.command.serving.serve import serve as serve_all

        told_at_once("starting")
        serve_all(port, err.print)
