"""What the commands do, once the command line has understood them."""

from threading import Thread

from flows.settings import settings
from flows.summary import RunHeldError, RunSummary
from flows.terminal import print_summary, shown
from tasks.discover import plan_of


def _warm_up() -> None:
    """Import what the run needs later, while Prefect's server starts in a process of its own."""
    import great_expectations  # noqa: F401

    import tasks.validate  # noqa: F401


def run_ingest(inputs: list[str], limit: int | None) -> int:
    """Run the flow, print its summary and return the exit code.

    Raises:
        UnusableInputError: a source cannot be read at all.
        WarehouseError: the warehouse is held by another run, made by a newer version, or the disk is full.

    """
    plan_of(inputs)
    with shown():
        Thread(target=_warm_up, daemon=True).start()
        summary = _run(inputs, limit)
    print_summary(summary, settings().data_folder)
    return summary.exit_code


def _run(inputs: list[str], limit: int | None) -> RunSummary:
    from flows.ingest import ingest

    try:
        return ingest(inputs or None, limit)
    except RunHeldError as held:
        return held.summary
