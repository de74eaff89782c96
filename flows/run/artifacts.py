"""Tables that Prefect shows beside a run; its UI renders every text cell as Markdown, so text goes in escaped."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast
from uuid import UUID

# CommonMark lets a backslash precede any ASCII punctuation; these have a meaning in Markdown, HTML or autolinks.
_MEANINGFUL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:/=@$^])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    """Return `text` on one line so that a Markdown renderer shows its characters and nothing else."""
    plain = _CONTROL.sub("", " ".join(text.split()))
    return _MEANINGFUL.sub(r"\\\1", plain)


def cell(value: object) -> str | int | float | None:
    """Return one table cell: numbers as they are, anything else as escaped text."""
    if value is None or isinstance(value, int | float):
        return value
    return escaped(str(value))


class ProgressBar:
    """How far a run of several batches is; a run of one batch has no bar."""

    def __init__(self, key: str, words: str) -> None:
        self._key, self._words = key, words
        self._artifact: UUID | None = None
        self._done = 0

    def show(self, done: int, left: int) -> None:
        """Show how much is done after a batch; `left` may grow as more is found."""
        from prefect.artifacts import create_progress_artifact, update_progress_artifact

        self._done = done
        told, share = f"{done:,} {self._words}, {left:,} to go", 100 * done / max(done + left, 1)
        if self._artifact is not None:
            update_progress_artifact(self._artifact, share, told)
        elif left > 0:
            self._artifact = cast(UUID, create_progress_artifact(share, self._key, told))

    def end(self) -> None:
        """Fill the bar."""
        if self._artifact is not None:
            self.show(self._done, 0)


def publish_link(key: str, words: str, path: Path, address: str | None) -> None:
    """Attach a link to a page, or its path: no browser opens a file from a page of the server."""
    from prefect.artifacts import create_link_artifact, create_markdown_artifact

    if address is None:
        create_markdown_artifact(
            markdown=f"{escaped(words)}: {escaped(str(path.resolve()))}", key=key, description=words
        )
    else:
        create_link_artifact(link=address, link_text=words, key=key, description=words)


def publish_table(key: str, rows: Iterable[Mapping[str, object]], description: str) -> None:
    """Attach a table to the current run; an empty one is left out."""
    from prefect.artifacts import create_table_artifact

    table = [{name: cell(value) for name, value in row.items()} for row in rows]
    if table:
        create_table_artifact(table=table, key=key, description=description)
