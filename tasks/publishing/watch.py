"""The watch list: which claims people want to hear about, and what became of them in a run."""

import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tasks.publishing.wording import claim_title, spread
from values.written_lists import WrittenListError, complaints, read_written
from warehouse.storing.connection import open_reader
from warehouse.tables.batch import Row


class WatchListError(ValueError):
    """The watch list cannot be used; the message names the file and what is wrong."""


class Watch(BaseModel):
    """One subject: a claim is about it when every word occurs in what its reports say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, description="What people call it; the subject of the message.")
    words: tuple[str, ...] = Field(min_length=1, description="Whole words of persons, events, places or things.")

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.I) for word in self.words]

    def is_about(self, text: str) -> bool:
        """Say whether every word occurs in a text, capitals ignored."""
        return all(pattern.search(text) for pattern in self._patterns)


class _WatchFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    watch: list[Watch]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the reports of a claim allow, and the words of the last one."""

    title: str
    bounds: tuple[float | None, float | None, float | None]
    """Low, best, high."""
    is_disputed: bool
    last_words: str


Watched = dict[str, dict[str, Claimed]]
"""The claims of each watch, by its name and the id of the claim."""


def load_watches(file: Path) -> list[Watch]:
    """Return the watch list, empty where there is no file; raises WatchListError when it cannot be used."""
    if not file.exists():
        return []
    try:
        content, tree = read_written(file)
    except WrittenListError as error:
        raise WatchListError(str(error)) from error
    try:
        return _WatchFile.model_validate(content).watch
    except ValidationError as error:
        raise WatchListError(complaints(file, tree, error)) from error


def watched_claims(published: Path, watches: list[Watch]) -> Watched:
    """Return the claims of the published copy that are about something watched; none where nothing is published."""
    if not watches or not published.exists():
        return {watch.name: {} for watch in watches}
    claims = [(row, row["words"]) for row in _claims(published)]
    return {
        watch.name: {row["claim_id"]: _claimed(row) for row, words in claims if watch.is_about(words)}
        for watch in watches
    }


def _claims(published: Path) -> list[Row]:
    statement = files("tasks.publishing").joinpath("queries", "claims.sql").read_text("utf-8")
    with open_reader(published) as connection:
        answer = connection.execute(statement)
        columns = [column[0] for column in answer.description or []]
        return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def _claimed(row: Row) -> Claimed:
    bounds = (row["value_low"], row["value_best"], row["value_high"])
    return Claimed(claim_title(row), bounds, row["is_disputed"], row["last_words"])


def changes(before: dict[str, Claimed], after: dict[str, Claimed]) -> list[str]:
    """Return one line a claim that is new or whose numbers or dispute changed."""
    return [
        f"{_step(before.get(key), claim)}: \u201c{claim.last_words}\u201d"
        for key, claim in after.items()
        if key not in before or (before[key].bounds, before[key].is_disputed) != (claim.bounds, claim.is_disputed)
    ]


def _step(old: Claimed | None, new: Claimed) -> str:
    disputed = ", disputed" if new.is_disputed else ""
    if old is None:
        return f"{new.title} (new{disputed})"
    return f"{new.title} (was {spread(old.bounds[0], old.bounds[2])}{disputed})"
