"""`sources.yml`: the sites to read, typed, with errors that name the line."""

import re
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from tasks.fetching.target import Target, TargetKind
from tasks.fetching.urls import web_url, without_userinfo


class SourcesError(ValueError):
    """The file cannot be used; each line of the message names the file, the line and what is wrong."""


# pydantic's words for what a writer of YAML knows by other names.
_PLAIN_WORDS = {
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "model_type": "must be fields, each with its value",
    "missing": "is missing",
    "extra_forbidden": "no such field",
}


def _checked_url(value: str) -> str:
    try:
        return web_url(value)
    except ValueError as error:
        raise ValueError(f"{without_userinfo(value)!r} is no http or https address") from error


def _checked_pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
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
    def _wanted(self) -> re.Pattern[str] | None:
        words = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in self.words]
        return re.compile("|".join([*words, *self.patterns]), re.I) if words or self.patterns else None

    @cached_property
    def _unwanted(self) -> re.Pattern[str] | None:
        return re.compile("|".join(self.without), re.I) if self.without else None

    def wants(self, url: str, title: str | None) -> bool:
        """Say whether an article is about the topic; hyphens of the URL count as spaces."""
        text = f"{title or ''}\n{url}\n{re.sub(r'[-_+/]', ' ', url)}"
        if self._unwanted is not None and self._unwanted.search(text):
            return False
        return self._wanted is None or self._wanted.search(text) is not None


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
        text = path.read_text("utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        content: Any = yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path.name}:1: not text in UTF-8 (byte {error.start})") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise SourcesError(f"{path.name}:{line}: not YAML: {getattr(error, 'problem', error)}") from error
    if not isinstance(content, dict):
        raise SourcesError(f"{path.name}:1: the file begins with the line `sources:`")
    _refuse_repeated(path.name, tree)
    try:
        sources = _SourcesFile.model_validate(content).sources
    except ValidationError as error:
        raise SourcesError("\n".join(_complaints(path.name, tree, error))) from error
    _refuse_twins(path.name, tree, sources)
    return sources


def _complaints(name: str, tree: yaml.Node | None, error: ValidationError) -> list[str]:
    lines = []
    for fault in error.errors(include_url=False):
        where = ".".join(str(part) for part in fault["loc"])
        why = _PLAIN_WORDS.get(fault["type"], fault["msg"].removeprefix("Value error, "))
        lines.append((_line_of(tree, fault["loc"]), f"{where}: {why}"))
    return [f"{name}:{line}: {why}" for line, why in sorted(lines)]


def _refuse_repeated(name: str, node: yaml.Node | None) -> None:
    """Refuse a field that is there twice: YAML would keep the last one without a word."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise SourcesError(f"{name}:{key.start_mark.line + 1}: {key.value!r} is there twice")
            seen.add(key.value)
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in child if isinstance(child, tuple) else (child,):
            _refuse_repeated(name, part)


def _refuse_twins(name: str, tree: yaml.Node | None, sources: list[Source]) -> None:
    seen: set[str] = set()
    for index, source in enumerate(sources):
        if source.name in seen:
            line = _line_of(tree, ("sources", index, "name"))
            raise SourcesError(f"{name}:{line}: sources.{index}.name: {source.name!r} is there twice")
        seen.add(source.name)


def _line_of(node: yaml.Node | None, path: tuple[int | str, ...]) -> int:
    """Return the line on which the value at `path` stands, or the nearest thing around it."""
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
            if not found:
                return line
            line = found[0][0].start_mark.line + 1
            node = found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return line
    return line
