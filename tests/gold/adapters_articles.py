"""The parser in the shape that the article benchmark calls."""

from typing import Any

from tasks.extraction.categories import Zone
from tasks.parsing import Article, Moment, parse

STORY = {Zone.BODY, Zone.QUOTE, Zone.TABLE, Zone.STANDFIRST}


def article(html: str, url: str | None) -> dict[str, Any]:
    """Return the fields of a page as the benchmark names them."""
    read = parse(html.encode("utf-8", "surrogatepass"), url or "")
    return {
        "title": read.title,
        "standfirst": read.standfirst,
        "paragraphs": wordings(read, STORY),
        "authors": read.authors,
        "published": moment(read.published),
        "modified": moment(read.modified),
        "publisher": read.publisher,
        "language": read.language,
        "captions": captions(read),
    }


def wordings(read: Article, zones: set[Zone]) -> list[str]:
    """Return the wording of each paragraph in one of the zones."""
    return [read.text[part.start : part.end] for part in read.paragraphs if part.zone in zones]


def captions(read: Article) -> list[dict[str, str]]:
    """Return caption and credit pairs; a credit belongs to the caption before it."""
    found: list[dict[str, str]] = []
    for part in read.paragraphs:
        wording = read.text[part.start : part.end]
        if part.zone is Zone.CAPTION:
            found.append({"caption": wording, "credit": ""})
        elif part.zone is Zone.CREDIT:
            found.append({"caption": "", "credit": wording})
    return found


def moment(value: Moment | None) -> str | None:
    """Return the instant where there is one, else the day."""
    if value is None:
        return None
    return (value.instant or value.local_day).isoformat()
