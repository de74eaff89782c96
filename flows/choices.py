"""Parameters that the form in Prefect's UI offers as a choice."""

from typing import Annotated, Any

from pydantic import Field

from flows.settings import settings
from tasks.fetching import Source, SourcesError, load_sources


def listed_sources() -> list[Source]:
    """Return the sources of the installation's list; none when there is no list that can be used."""
    file = settings().sources_file
    try:
        return load_sources(file) if file.exists() else []
    except SourcesError:
        return []


def _offer_sources(schema: dict[str, Any]) -> None:
    """Let a form offer the names in the list; without a list any name can be typed."""
    if names := [source.name for source in listed_sources()]:
        schema["enum"] = names


SourceName = Annotated[str, Field(json_schema_extra=_offer_sources)]
"""The name of a source in sources.yml."""
