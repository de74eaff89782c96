"""Which errors a user can mend, and what they are told."""

import duckdb
from pydantic import ValidationError

from flows.run.choices import UnusableOptionError
from tasks.fetching import FrontierBusyError, SourcesError, WarcError
from tasks.fetching.inputs import UnusableInputError
from tasks.publishing.watch import WatchListError
from warehouse.errors import WarehouseError

MENDABLE = (
    UnusableInputError,
    UnusableOptionError,
    SourcesError,
    WatchListError,
    WarehouseError,
    WarcError,
    duckdb.Error,
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
    return str(error) if isinstance(error, (*MENDABLE, _serving_error())) else None


def _settings_told(error: ValidationError) -> str:
    faults = error.errors(include_url=False)
    return "; ".join(f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in faults)


def _serving_error() -> type[Exception]:
    from flows.command.serving.serve import ServingError

    return ServingError
