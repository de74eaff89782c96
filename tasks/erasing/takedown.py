"""Take a person or an address out of everything that is kept."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from tasks.extraction.persons.persons import name_key
from warehouse.deciding.takedown import Request, Subject, TakedownPlan, plan_takedown, take_down_rows
from warehouse.storing.connection import open_writer
from warehouse.storing.publish import write_published
from warehouse.storing.rewrite import remove_database, rewrite

EraseSnapshots = Callable[[TakedownPlan], None]


def planned_takedown(warehouse: Path, request: Request, wait: float = 0.0) -> TakedownPlan:
    """Return what a takedown would remove, without removing it."""
    with open_writer(warehouse, "takedown", wait) as connection:
        return plan_takedown(connection, request)


def take_down(
    warehouse: Path,
    published: Path,
    request: Request,
    erase_snapshots: EraseSnapshots,
    copies: Sequence[Path] = (),
    wait: float = 0.0,
) -> TakedownPlan:
    """Remove articles with their snapshots, rows and copies, publish anew, and return what was removed.

    `erase_snapshots` removes the stored pages of `Plan.snapshots` and keeps `Plan.urls` from being fetched again. It
    comes first: were the run to die then, the rows that say which pages are meant would still be there, and a second
    run does it all. `copies` are files or folders made from the published copy; they are deleted, to be made again.
    """
    with open_writer(warehouse, "takedown", wait) as connection:
        plan = plan_takedown(connection, request)
        erase_snapshots(plan)
        take_down_rows(connection, request, plan)
        remove_database(published)
        for copy in copies:
            _remove(copy)
        rewrite(connection, warehouse)
    with open_writer(warehouse, "takedown", wait) as connection:
        write_published(connection, warehouse, published)
    return plan


def _remove(copy: Path) -> None:
    if copy.is_dir():
        shutil.rmtree(copy)
    else:
        copy.unlink(missing_ok=True)


def person_request(name: str, reason: str, requested_by: str | None = None) -> Request:
    """Return the request to take down a person: by the key that all spellings share, and by the words of the name."""
    words = name.split()
    spellings = dict.fromkeys((name, " ".join(reversed(words)), " ".join([*words[1:], *words[:1]])))
    return Request(Subject.PERSON, name_key(name), reason, requested_by, tuple(spellings))


def url_request(url: str, reason: str, requested_by: str | None = None) -> Request:
    """Return the request to take down the article of an address."""
    return Request(Subject.URL, url, reason, requested_by)
