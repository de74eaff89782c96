"""Invented stories as a WARC file."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.newswire import Story
from tasks.fetching import Archive, Outcome, Snapshot

FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


def written_archive(folder: Path, stories: Iterable[Story]) -> Path:
    """Write the stories and return the file."""
    with Archive(folder) as archive:
        for story in stories:
            archive.append(page_of(story.url, story.html.encode()))
    [file] = folder.glob("*.warc.gz")
    return file


def page_of(url: str, body: bytes) -> Snapshot:
    page = Snapshot(url, url, Outcome.OK, FETCHED, status=200, chain=[url], statuses=[200], body=body)
    page.headers, page.sha256 = [("Content-Type", "text/html; charset=utf-8")], hashlib.sha256(body).hexdigest()
    return page
