"""Which errors a user can mend, and what they are told."""

import sqlite3

import duckdb
from pydantic import ValidationError

from flows.run.choices import UnusableOptionError
from flows.run.settings import settings
from tasks.batches.errors import ClusterError
from tasks.fetching import FrontierBusyError, FrontierUnreadableError, SourcesError, WarcError
from tasks.fetching.inputs import UnusableInputError
from tasks.publishing.watch import WatchListError
from tasks.reading.store import AnswersUnreadableError
from warehouse.errors import WarehouseError

MENDABLE = (
    UnusableInputError,
    UnusableOptionError,
    AnswersUnreadableError,
    SourcesError,
    WatchListError,
    WarehouseError,
    WarcError,
    FrontierUnreadableError,
    ClusterError,
)


def explained(error: Exception) -> str | None:
    """Return the message for a mistake that the user can mend, or None for a fault of the program."""
    if isinstance(error, FrontierBusyError):
        return f"another run is fetching with {error}; wait for it to end"
    if isinstance(error, ValidationError):
        return f"a setting cannot be used: {_settings_told(error)}"
    if isinstance(error, FileNotFoundError | PermissionError | NotADirectoryError):
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, duckdb.Error):
        return (
            f"{settings().warehouse}: {str(error).splitlines()[0]}. If it says so again, put a backup of the file in "
            "its place, or move it away and read the sources anew"
        )
    if isinstance(error, sqlite3.DatabaseError):
        return str(FrontierUnreadableError(settings().frontier, error))
    return str(error) if isinstance(error, (*MENDABLE, *_serving_errors())) else None


def _settings_told(error: ValidationError) -> str:
    faults = error.errors(include_url=False)
    return "; ".join(f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in faults)


def _serving_errors() -> tuple[type[Exception], ...]:
    from flows.command.serving.serve import ServingError
    from flows.command.serving.temporary import NoServerError

    return ServingError, NoServerError
