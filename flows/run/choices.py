"""Parameters that the form in Prefect's UI offers as a choice, and what a choice makes of a plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from flows.run.settings import settings
from tasks.fetching import Source, SourcesError, load_sources
from tasks.fetching.inputs import RunPlan, UnusableInputError


class UnusableOptionError(ValueError):
    """An option of the command line that cannot be used."""


def listed_sources() -> list[Source]:
    """Return the sources of the installation's list; none when there is no list that can be used."""
    file = settings().sources_file
    try:
        return load_sources(file) if file.exists() else []
    except SourcesError:
        return []


class _Offered:
    """Lets a form offer the names in the list; without a list any name can be typed."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        names = [source.name for source in listed_sources()]
        return schema | {"enum": names} if names else schema


InputName = Annotated[str, Field(json_schema_extra={"pattern": r"^(?!\s*[hH][tT]{2}[pP][sS]?://[^/?#\s]*@)"})]
"""A path or a web address; Prefect's server refuses one with a user name or a password, as it keeps what it takes."""

SourceName = Annotated[str, _Offered()]
"""The name of a source in sources.yml."""


def narrowed(plan: RunPlan, names: Sequence[str], first: date | None, last: date | None) -> RunPlan:
    """Return the plan with only the sources of these names, and only what is dated from `first` to `last`.

    Raises:
        UnusableInputError: a name that is nowhere listed, or a last day before the first.

    """
    if first and last and last < first:
        raise UnusableInputError(f"published_until {last} is before published_from {first}")
    known = {source.name: source for source in (*listed_sources(), *plan.sources)}
    if unknown := sorted(set(names) - known.keys()):
        listed = f"which has {', '.join(sorted(known))}" if known else "which is empty"
        raise UnusableInputError(f"{', '.join(unknown)}: not in the list of sources, {listed} (sources.yml)")
    kept = [known[name] for name in names] if names else plan.sources
    return replace(plan, sources=[dated_within(source, first, last) for source in kept])


def dated_within(source: Source, first: date | None, last: date | None) -> Source:
    """Return the source with only what is dated from `first` to `last`; a first day also lifts the limit of age."""
    days = {"published_from": first, "published_until": last}
    age = {} if first is None else {"max_age_days": None}
    return source.model_copy(update={name: day for name, day in days.items() if day} | age)


def cell_change(change: str) -> tuple[str, str | None]:
    """Return column and value of COLUMN=VALUE; an empty value is None."""
    column, equals, value = change.partition("=")
    if not equals:
        raise UnusableOptionError(f"{change}: write COLUMN=VALUE, with nothing behind = for no value")
    return column, value or None
