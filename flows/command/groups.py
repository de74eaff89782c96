"""The verbs of `tallywire review`, `snapshots` and `sources`."""

import os
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from flows.command.exits import clear_errors

review = typer.Typer(no_args_is_help=True, help="Decide about rows in quarantine, readers and incidents.")
snapshots = typer.Typer(no_args_is_help=True, help="The pages as they came, in WARC files.")
sources = typer.Typer(no_args_is_help=True, help="The sites that `sources.yml` lists.")


def decider() -> str:
    """Return the name of who runs the command, their number where they have none, as in a container."""
    try:
        return getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


By = Annotated[
    str,
    typer.Option(
        "--by", default_factory=decider, show_default="your user name", help="Who decides; kept with the decision."
    ),
]
Note = Annotated[str, typer.Option("--note", help="Why; kept with the decision.")]
QuarantineId = Annotated[str, typer.Argument(metavar="ID", help="Id of the row, or the beginning of it.")]


@review.command("list")
def review_list(
    reason: Annotated[str | None, typer.Option(help="Only rows with this reason code.")] = None,
    state: Annotated[str, typer.Option(help="open, released, dropped, fixed or all.")] = "open",
) -> None:
    """List the rows in quarantine, newest first.

    Example: `tallywire review list --reason age_out_of_range`
    """
    with clear_errors():
        from flows.command.reviewing import print_quarantine

        print_quarantine(reason, state)


@review.command("disagreements")
def review_disagreements(
    most: Annotated[int, typer.Option(min=1, help="Most lines.")] = 20,
) -> None:
    """List where the rules and the model differ, the gravest harm first.

    Example: `tallywire review disagreements --most 10`
    """
    with clear_errors():
        from flows.command.second_reading import print_disagreements

        print_disagreements(most)


@review.command("choose")
def review_choose(
    difference_id: Annotated[str, typer.Argument(metavar="ID", help="Id of the difference, or the beginning of it.")],
    reader: Annotated[str, typer.Argument(help="Whose value holds for this text: rules or model.")],
    note: Note,
    by: By,
) -> None:
    """Choose where the rules and the model differ; it holds for the text, however often it is read.

    Example: `tallywire review choose 3fa9c1 model --note "the second sentence says so"`
    """
    with clear_errors():
        from flows.command.second_reading import choose

        choose(difference_id, reader, by, note)


@review.command("join")
def review_join(
    kept: Annotated[str, typer.Argument(help="Id of the incident that stays, or the beginning of it.")],
    gone: Annotated[str, typer.Argument(help="Id of the incident that becomes part of it.")],
    note: Note,
    by: By,
) -> None:
    """Make two incidents one, publish, and keep the decision for every later run.

    Example: `tallywire review join 3fa9c1 77b02e --note "one fire, two names of the street"`
    """
    with clear_errors():
        from flows.command.incidents import join

        join(kept, gone, by, note)


@review.command("part")
def review_part(
    incident: Annotated[str, typer.Argument(help="Id of the incident, or the beginning of it.")],
    url: Annotated[str, typer.Argument(help="Address of the article that does not belong to it.")],
    note: Note,
    by: By,
) -> None:
    """Take an article out of an incident, publish, and keep the decision for every later run.

    Example: `tallywire review part 3fa9c1 https://outlet.example/fire --note "another fire in that town"`
    """
    with clear_errors():
        from flows.command.incidents import part

        part(incident, url, by, note)


@review.command("show")
def review_show(quarantine_id: QuarantineId) -> None:
    """Show one row with every cell.

    Example: `tallywire review show 3fa9c1`
    """
    with clear_errors():
        from flows.command.reviewing import print_entry

        print_entry(quarantine_id)


@review.command("drop")
def review_drop(quarantine_id: QuarantineId, note: Note, by: By) -> None:
    """Keep a row out for good.

    Example: `tallywire review drop 3fa9c1 --note "typing slip of the outlet"`
    """
    with clear_errors():
        from flows.command.reviewing import drop

        drop(quarantine_id, by, note)


@review.command("release")
def review_release(quarantine_id: QuarantineId, note: Note, by: By) -> None:
    """Load a row as it is, flagged with the reasons for which it had failed.

    Example: `tallywire review release 3fa9c1 --note "confirmed with the author"`
    """
    with clear_errors():
        from flows.command.reviewing import release

        release(quarantine_id, by, note)


@review.command("fix")
def review_fix(
    quarantine_id: QuarantineId,
    changes: Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE...", help="Cells to change.")],
    note: Note,
    by: By,
) -> None:
    """Load a row with some cells changed, if it passes every rule then.

    Example: `tallywire review fix 3fa9c1 value_low=34 value_high=34 --note "34, says the outlet"`
    """
    with clear_errors():
        from flows.command.reviewing import fix

        fix(quarantine_id, changes, by, note)


@review.command("replay")
def review_replay() -> None:
    """Check the waiting rows again and load those that pass the rules as they are now.

    Example: `tallywire review replay`
    """
    with clear_errors():
        from flows.command.reviewing import replay

        replay()


@snapshots.command("verify")
def snapshots_verify() -> None:
    """Check every stored page against its digest; exit code 1 when one does not match.

    Example: `tallywire snapshots verify`
    """
    with clear_errors():
        from flows.command.commands import verify_snapshots

        raise typer.Exit(verify_snapshots())


@sources.command("check")
def sources_check(
    file: Annotated[Path | None, typer.Argument(help="The list of sources [default: sources.yml].")] = None,
) -> None:
    """Ask each source what it answers: reachable, robots, last article, articles a week, dated and figure shares.

    Exit code: 1 when a source cannot be reached.

    Example: `tallywire sources check sources.yml`
    """
    with clear_errors():
        from flows.command.source_check import check_sources
        from flows.run.settings import settings

        raise typer.Exit(check_sources(file or settings().sources_file))
