"""Tables that Prefect shows beside a run; its UI renders every text cell as Markdown, so text goes in escaped."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

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


def publish_link(key: str, words: str, path: Path) -> None:
    """Attach the place of a file to the current run; no browser opens a file from a page of the server."""
    from prefect.artifacts import create_markdown_artifact

    create_markdown_artifact(markdown=f"{escaped(words)}: {escaped(str(path.resolve()))}", key=key, description=words)


def publish_table(key: str, rows: Iterable[Mapping[str, object]], description: str) -> None:
    """Attach a table to the current run; an empty one is left out."""
    from prefect.artifacts import create_table_artifact

    table = [{name: cell(value) for name, value in row.items()} for row in rows]
    if table:
        create_table_artifact(table=table, key=key, description=description)
