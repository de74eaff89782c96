"""What can go wrong with the warehouse file, each with a message that says what to do."""

# ruff: noqa: N818 - the names say what is the matter; every one is a WarehouseError.

from pathlib import Path


class WarehouseError(Exception):
    """Base of all errors about the warehouse."""


class WarehouseBusy(WarehouseError):
    """Another writer holds the file."""

    def __init__(self, path: Path, holder: str) -> None:
        self.path = path
        self.holder = holder
        super().__init__(f"{path} is being written by {holder}; wait for it to end or stop it, then try again")


class WarehouseTooNew(WarehouseError):
    """The file was made by a newer version; it has not been touched."""

    def __init__(self, path: Path, found: str, known: str) -> None:
        self.path = path
        super().__init__(
            f"{path} was made by a newer version (schema {found}; this version knows {known}); "
            "it was left untouched: update Tallywire, or name another warehouse file"
        )


class WarehouseMissing(WarehouseError):
    """There is no such file yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} does not exist yet: run `tallywire ingest` first")


class WarehouseUnreadable(WarehouseError):
    """The file is no database, is damaged, or the disk refuses it."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        super().__init__(f"{path}: {reason}")


class WarehouseFull(WarehouseError):
    """The disk took no more; what was begun has been undone."""


class CopyDiffers(WarehouseError):
    """A copy of the warehouse does not hold the same rows; the old file stays."""


class DoubledColumn(WarehouseError):
    """A view takes in two columns of one name, of which the second would be found by nobody."""

    def __init__(self, view: str, column: str, second: str) -> None:
        super().__init__(
            f"{view} takes in {column} twice, the second time as {second}: name one of them anew in warehouse/views/, "
            "or leave it out with EXCLUDE"
        )


class NotInQuarantine(WarehouseError):
    """No row in quarantine has that id."""

    def __init__(self, quarantine_id: str) -> None:
        super().__init__(f"no row {quarantine_id!r} in quarantine: `tallywire review list` shows their ids")


class CorrectionsUnreadable(WarehouseError):
    """The corrections file breaks its own format."""


class CannotBeLoaded(WarehouseError):
    """A reviewed row cannot go into the tables as it is."""


class NoDisagreement(WarehouseError):
    """No difference between the readers has that id."""

    def __init__(self, difference_id: str) -> None:
        super().__init__(f"no difference {difference_id!r}: `tallywire review disagreements` shows their ids")


class NothingNamed(WarehouseError):
    """No article or figure of the published copy is named like that, or more than one."""

    def __init__(self, named: str, found: int) -> None:
        none = (
            f"nothing in the published copy is named {named!r}: give the address of an article, or the id of a figure"
        )
        super().__init__(f"{found} rows are named {named!r}: give more of the id" if found else none)


class NoSuchIncident(WarehouseError):
    """No incident, or more than one, has an id that begins like that."""

    def __init__(self, incident_id: str, found: int) -> None:
        many = f"{found} incidents begin with {incident_id!r}: give more of the id"
        none = f'no incident {incident_id!r}: `tallywire sql "FROM incidents"` shows their ids'
        super().__init__(many if found else none)
