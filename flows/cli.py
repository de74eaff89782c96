"""The command line. What takes long to import is imported by the command that needs it."""

import os
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
    help="Figures off the news wire, each with its source.",
)

UNUSABLE = 2


@app.callback()
def main(
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of snapshots, warehouse and published files [default: data].")
    ] = None,
) -> None:
    """Figures off the news wire, each with its source.

    Begin with `tallywire ingest`: it reads the bundled samples.
    """
    if data is not None:
        os.environ["TALLYWIRE_DATA_FOLDER"] = str(data)


@app.command()
def ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Web addresses, pages, folders, WARC files or a sources.yml."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Most requests to the web in this run.")] = None,
) -> None:
    """Read articles and publish their figures; without a source the bundled samples are read.

    Exit code: 0 all well, 1 some targets failed (they are named), 2 unusable arguments.

    Example: `tallywire ingest https://news.example/feed.xml saved-page.html`
    """
    from flows.console import fail, told_at_once
    from flows.environment import prepare

    told_at_once("reading the samples" if not sources else f"reading {', '.join(sources)}")
    prepare(quiet=True)
    from flows.commands import run_ingest
    from tasks.discover import UnusableInputError
    from warehouse.errors import WarehouseError

    try:
        code = run_ingest(sources or [], limit)
    except (UnusableInputError, WarehouseError) as error:
        fail(str(error))
        raise typer.Exit(UNUSABLE) from None
    raise typer.Exit(code)


@app.command()
def sql(
    query: Annotated[str | None, typer.Argument(help="One SQL query; without it DuckDB's own shell opens.")] = None,
    style: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Ask the published copy in SQL.

    Example: `tallywire sql "select value_low, unit, speaker, quote from figures_current limit 5"`
    """
    import duckdb

    from flows.console import fail
    from flows.query import Format, open_shell, print_rows, rows_of
    from flows.settings import settings
    from warehouse.errors import WarehouseError

    try:
        if query is None:
            open_shell(settings().published)
        else:
            print_rows(*rows_of(settings().published, query), Format(style))
    except (WarehouseError, duckdb.Error, ValueError) as error:
        fail(str(error))
        raise typer.Exit(UNUSABLE) from None
