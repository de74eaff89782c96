"""Take a person or an address down, from the command line."""

from collections.abc import Sequence
from pathlib import Path

from flows.command.console import out, printable
from flows.run.choices import UnusableOptionError
from flows.run.settings import Settings, settings
from tasks.erasing.finding import MeantArticle, wanted_names
from tasks.erasing.keeping_out import Names, persons_taken_down
from tasks.erasing.name_parts import PartOfName, parts_of_name
from tasks.erasing.stored_pages import erase_stored, leftovers
from tasks.erasing.takedown import person_request, planned_takedown, take_down, takedown_teller, url_request
from tasks.fetching.erasing import Erased
from tasks.publish import build_report, export_published
from tasks.reading.store import AnswerStore
from warehouse.deciding.takedown import Request, Subject, TakedownPlan
from warehouse.errors import WarehouseMissing
from warehouse.storing.connection import writer_lock

HOLDER = "takedown"
MOST_LISTED = 100
"""Articles with a part of the name that are listed."""


def take_down_all(person: str | None, url: str | None, reason: str, by: str | None, *, dry_run: bool) -> int:
    """Remove what is asked for from every file of the data folder, publish anew, and return the exit code.

    Raises:
        UnusableOptionError: not exactly one subject, or a reason that names it.
        WarehouseBusy: another run is at work.

    """
    chosen = settings()
    request = _request(person, url, reason, by)
    if not chosen.warehouse.exists():
        raise WarehouseMissing(chosen.warehouse)
    with writer_lock(chosen.data_folder / "run", HOLDER, chosen.writer_wait):
        request, plan, found = planned_takedown(chosen.warehouse, request, chosen.writer_wait)
        parts = parts_of_name(chosen.warehouse, request, plan, chosen.writer_wait)
        if dry_run:
            out.print(f"would remove {_told(plan)}; nothing was changed")
            _tell_found(found)
            _tell_parts(parts)
            return 0
        erased = _remove(request, plan, chosen)
        left = leftovers(chosen.data_folder, plan.urls, _names(request))
    code = _report(plan, erased, left)
    _tell_parts(parts)
    return code


def _request(person: str | None, url: str | None, reason: str, by: str | None) -> Request:
    subject = (person or url or "").strip()
    if not subject or (person and url):
        raise UnusableOptionError("name one subject: --person NAME or --url URL")
    request = person_request(subject, reason, by) if person else url_request(subject, reason, by)
    if not request.keys:
        raise UnusableOptionError("--person: a name has letters, and more than initials")
    kept = f"{reason} {by or ''}"
    if subject.lower() in kept.lower() or _names(request).are_in(kept):
        raise UnusableOptionError("--reason: leave the name and the address out, the reason is kept")
    return request


def _names(request: Request) -> Names:
    return wanted_names(request) if request.subject is Subject.PERSON else Names()


def _remove(request: Request, plan: TakedownPlan, chosen: Settings) -> Erased:
    erased: list[Erased] = []
    persons = persons_taken_down(chosen.warehouse, HOLDER, chosen.writer_wait)
    queues = [chosen.frontier, chosen.sample_frontier]

    def erase(plan: TakedownPlan) -> None:
        erased.append(erase_stored(chosen.snapshots, queues, request, plan, persons, chosen.fetch))
        if chosen.answers.exists():
            with AnswerStore(chosen.answers) as answers:
                answers.forget(plan.texts, plan.urls, takedown_teller(request, plan))

    copies = [chosen.data_folder / "published", chosen.data_folder / "changes", chosen.staging]
    copies += [chosen.warehouse.with_name(f"{chosen.warehouse.name}.tmp")]
    copies += chosen.data_folder.glob(f"{chosen.published.name}.*")
    take_down(chosen.warehouse, chosen.published, request, plan, erase, copies, chosen.writer_wait)
    export_published(chosen.published, chosen.exports)
    build_report(chosen.published, chosen.report)
    return erased[0]


def _told(plan: TakedownPlan) -> str:
    counts = ((len(plan.articles), "article"), (plan.figures, "figure"), (len(plan.snapshots), "stored page"))
    return ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for number, name in counts)


def _report(plan: TakedownPlan, erased: Erased, found: Sequence[Path]) -> int:
    out.print(f"removed {_told(plan)}; published anew")
    out.print(f"{erased.pages:,} records erased in the archive, {erased.redacted:,} redacted", style="dim")
    for place in erased.damaged:
        out.print(printable(f"damaged, so not looked into: {place}"))
    for path in found:
        out.print(printable(f"still holds it: {path}"))
    return 1 if found or erased.damaged else 0


def _tell_found(found: Sequence[MeantArticle]) -> None:
    """List the articles that would go, each with the words for which it would."""
    for article in found[:MOST_LISTED]:
        out.print(printable(f"  {article.url}: {article.why}"), soft_wrap=True)
    if len(found) > MOST_LISTED:
        out.print(f"  and {len(found) - MOST_LISTED:,} more")


def _tell_parts(parts: Sequence[PartOfName]) -> None:
    """List the articles that hold a part of the name alone: a surname can be anyone's, so a person decides."""
    if not parts:
        return
    out.print(
        f"\n{len(parts):,} other articles hold a part of the name only, or all of it in small letters, and stay. "
        "Look at them, and take down by --url those that mean the same person:"
    )
    for part in parts[:MOST_LISTED]:
        out.print(printable(f"  {part.word}: {part.url}"), soft_wrap=True)
    if len(parts) > MOST_LISTED:
        out.print(f"  and {len(parts) - MOST_LISTED:,} more")
