"""Read the word lists that lie beside the code as YAML."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def lexicon(name: str) -> Any:  # noqa: ANN401 - each list has a shape of its own, told in its header
    """Return the parsed content of `lexicon/<name>.yml`; every scalar is a string, so "no" and "on" stay words."""
    text = files("tasks.extraction").joinpath(f"lexicon/{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - base loaders build no objects


def by_word(phrases: Iterable[str], place: int = 0) -> dict[str, list[tuple[str, ...]]]:
    """Return the phrases, cut into words, by their first word (`place` 0) or their last (-1)."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[place], []).append(words)
    return found
