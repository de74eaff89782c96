"""Whether the sources of a run still name their articles."""

from collections.abc import Sequence

from tasks.fetching.frontier import Frontier
from tasks.fetching.sources import Source
from tasks.fetching.urls import url_key
from values.snapshot import WELL


def silent_sources(frontier: Frontier, sources: Sequence[Source]) -> dict[str, str]:
    """Return the sources of which no feed, sitemap or section page could be had when last asked, each with why.

    A source that was never asked is not among them, nor one of which some document answers.
    """
    found = {source.name: _outcomes(frontier, source) for source in sources}
    return {name: told for name, told in found.items() if told}


def _outcomes(frontier: Frontier, source: Source) -> str:
    entries = [frontier.entry(url_key(target.url)) for target in source.targets()]
    if not entries or any(entry is None or entry.outcome is None or entry.outcome in WELL for entry in entries):
        return ""
    return ", ".join(f"{entry.url} {entry.outcome}" for entry in entries if entry)
