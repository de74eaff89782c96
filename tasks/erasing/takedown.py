"""Take a person or an address out of everything that is kept."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from tasks.erasing.finding import MeantArticle, found_articles, wanted_names
from tasks.erasing.readings import holds_address
from tasks.erasing.spelling import name_keys
from warehouse.deciding.takedown import Request, Subject, TakedownPlan, plan_takedown, take_down_rows
from warehouse.storing.connection import open_writer
from warehouse.storing.publish import write_published
from warehouse.storing.rewrite import rewrite

EraseSnapshots = Callable[[TakedownPlan], None]


def planned_takedown(
    warehouse: Path, request: Request, wait: float = 0.0
) -> tuple[Request, TakedownPlan, list[MeantArticle]]:
    """Return what a takedown would remove, and why each article, without removing it.

    The request comes back with the address as the warehouse spells it.
    """
    with open_writer(warehouse, "takedown", wait) as connection:
        found = found_articles(connection, request)
        if found and request.subject is Subject.URL:
            request = replace(request, keys=tuple(dict.fromkeys(article.url for article in found)))
        return request, plan_takedown(connection, request, [article.article_id for article in found]), found


def take_down(
    warehouse: Path,
    published: Path,
    request: Request,
    plan: TakedownPlan,
    erase_snapshots: EraseSnapshots,
    copies: Sequence[Path] = (),
    wait: float = 0.0,
) -> None:
    """Remove what is planned with its snapshots, rows and copies, and publish anew.

    `erase_snapshots` removes the stored pages of `plan.snapshots` and keeps `plan.urls` from being fetched again. It
    comes first: were the run to die then, the rows that say which pages are meant would still be there, and a second
    run does it all. `copies` are files or folders made from the published copy; they are deleted, to be made again.
    The published copy is replaced by one rename: who asks it meanwhile gets the old answer or the new one.
    """
    with open_writer(warehouse, "takedown", wait) as connection:
        erase_snapshots(plan)
        take_down_rows(connection, request, plan, takedown_teller(request, plan))
        rewrite(connection, warehouse)
    with open_writer(warehouse, "takedown", wait) as connection:
        write_published(connection, warehouse, published)
    for copy in copies:
        _remove(copy)


def takedown_teller(request: Request, plan: TakedownPlan) -> Callable[[str], bool]:
    """Return what says whether a note speaks of the subject."""
    names = wanted_names(request) if request.subject is Subject.PERSON else None

    def tells(note: str) -> bool:
        return holds_address(note, plan.urls) or bool(names and names.are_in(note))

    return tells


def _remove(copy: Path) -> None:
    """Delete a file, or what is in a folder; where it is a link, what it leads to."""
    target = copy.resolve()
    if target.is_dir():
        for inner in target.iterdir():
            shutil.rmtree(inner) if inner.is_dir() and not inner.is_symlink() else _remove(inner)
    else:
        target.unlink(missing_ok=True)


def person_request(name: str, reason: str, requested_by: str | None = None) -> Request:
    """Return the request to take down a person: by the keys that all spellings of the name share."""
    return Request(Subject.PERSON, name_keys(name), reason, requested_by)


def url_request(url: str, reason: str, requested_by: str | None = None) -> Request:
    """Return the request to take down the article of an address."""
    return Request(Subject.URL, (url,), reason, requested_by)
