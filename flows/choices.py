"""Parameters that the form in Prefect's UI offers as a choice."""

from typing import Annotated

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from flows.settings import settings
from tasks.fetching import Source, SourcesError, load_sources


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


SourceName = Annotated[str, _Offered()]
"""The name of a source in sources.yml."""
