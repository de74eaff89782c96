"""The parser in the shape that the article benchmark calls."""

from datetime import timedelta, timezone
from typing import Any

from tasks.parsing import Article, Moment, parse
from values.categories import Zone

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
    """Return instant and publisher's day as one ISO 8601 string; without an instant, the day.

    The string has room for both only by its offset: where the page gives UTC and the publisher's day is another one,
    the nearest offset in which both are true is written.
    """
    if value is None:
        return None
    if value.instant is None:
        return value.local_day.isoformat()
    offsets = sorted((timedelta(hours=hours) for hours in range(-12, 15)), key=abs)
    clocks = [value.instant, *(value.instant.astimezone(timezone(offset)) for offset in offsets)]
    return next((clock for clock in clocks if clock.date() == value.local_day), value.instant).isoformat()
