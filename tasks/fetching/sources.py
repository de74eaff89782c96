"""`sources.yml`: the sites to read, typed, with errors that name the line."""

import re
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import web_url, without_userinfo
from values.written_lists import WrittenListError, complaints, line_of, read_written


class SourcesError(ValueError):
    """The file cannot be used; each line of the message names the file, the line and what is wrong."""


def _checked_url(value: str) -> str:
    try:
        return web_url(value)
    except ValueError as error:
        raise ValueError(f"{without_userinfo(value)!r} is no http or https address") from error


def _checked_pattern(value: str) -> str:
    try:
        re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from error
    return value


WebUrl = Annotated[str, AfterValidator(_checked_url)]
Pattern = Annotated[str, AfterValidator(_checked_pattern)]


class Topic(BaseModel):
    """Which articles of a source are wanted, told from title and URL, capitals ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...] = Field(default=(), description="Whole words or phrases; one of them must occur.")
    patterns: tuple[Pattern, ...] = Field(default=(), description="Regular expressions; one of them must match.")
    without: tuple[Pattern, ...] = Field(default=(), description="Regular expressions of which none may match.")

    @cached_property
    def _wanted(self) -> list[re.Pattern[str]]:
        words = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in self.words]
        # Each by itself: flags in one pattern, (?i), stand at its beginning and hold for it alone.
        return [re.compile(pattern, re.I) for pattern in (*words, *self.patterns)]

    @cached_property
    def _unwanted(self) -> list[re.Pattern[str]]:
        return [re.compile(pattern, re.I) for pattern in self.without]

    def wants(self, url: str, title: str | None) -> bool:
        """Say whether an article is about the topic; hyphens of the URL count as spaces."""
        text = f"{title or ''}\n{url}\n{re.sub(r'[-_+/]', ' ', url)}"
        if any(pattern.search(text) for pattern in self._unwanted):
            return False
        return not self._wanted or any(pattern.search(text) for pattern in self._wanted)


class Source(BaseModel):
    """One site to read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, description="Name of the outlet, unique in the file.")
    home: WebUrl = Field(description="Front page.")
    feeds: tuple[WebUrl, ...] = Field(default=(), description="RSS, Atom or JSON Feed addresses.")
    sitemaps: tuple[WebUrl, ...] = Field(default=(), description="Sitemaps or sitemap indexes, gzipped or not.")
    sections: tuple[WebUrl, ...] = Field(default=(), description="Pages whose links lead to articles.")
    topic: Topic = Field(default=Topic(), description="Which of its articles are wanted; all when left out.")
    delay: float | None = Field(default=None, ge=0, description="Seconds between two requests, if not the general.")
    max_age_days: float | None = Field(default=30, gt=0, description="Older articles are left out, if dated.")
    published_from: date | None = Field(default=None, description="What is dated before this day is left out.")
    published_until: date | None = Field(default=None, description="What is dated after this day is left out.")
    note: str = Field(default="", description="For people: why it is here, what it is good for.")

    def targets(self) -> list[Target]:
        """Return the documents in which this source names its articles."""
        listed = (
            (TargetKind.FEED, self.feeds),
            (TargetKind.SITEMAP, self.sitemaps),
            (TargetKind.SECTION, self.sections),
        )
        return [Target(url, self.name, kind=kind) for kind, urls in listed for url in urls]


class _SourcesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sources: list[Source]


def load_sources(path: Path) -> list[Source]:
    """Return the sources of a file; raises SourcesError naming the line of everything that is wrong."""
    try:
        content, tree = read_written(path)
    except WrittenListError as error:
        raise SourcesError(str(error)) from error
    if not isinstance(content, dict):
        raise SourcesError(f"{path.name}:1: the file begins with the line `sources:`")
    try:
        sources = _SourcesFile.model_validate(content).sources
    except ValidationError as error:
        raise SourcesError(complaints(path, tree, error)) from error
    _refuse_twins(path.name, tree, sources)
    return sources


def _refuse_twins(name: str, tree: yaml.Node | None, sources: list[Source]) -> None:
    seen: set[str] = set()
    for index, source in enumerate(sources):
        if source.name in seen:
            line = line_of(tree, ("sources", index, "name"))
            raise SourcesError(f"{name}:{line}: sources.{index}.name: {source.name!r} is there twice")
        seen.add(source.name)
