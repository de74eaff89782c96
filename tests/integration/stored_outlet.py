"""One article with its stored page, published, and the server of the report in front of both."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.command.serving.page_server import page_server
from flows.run.settings import settings
from tasks.extraction import EXTRACTOR_VERSION, read
from tasks.fetching import Archive
from tasks.parsing import parse
from tests.loopback import served
from values.snapshot import Outcome, Snapshot
from warehouse.load import load
from warehouse.storing.connection import open_reader, open_writer
from warehouse.storing.publish import write_published
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import Run, Verdict

LOGIN = "tallywire:made-up"
URL = "https://quay-courier.test/ferry"
FETCHED = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)
RUN = Run("run-1", "ingest", "ingest one page", FETCHED, "1")
PAGE = """<!doctype html><html lang="en"><head><title>Ferry aground at Lowick</title>
<meta property="og:site_name" content="Quay Courier">
<meta property="article:published_time" content="2026-11-28T09:00:00Z">{head}</head><body><article>
<h1>Ferry aground at Lowick</h1>
<p>At least 27 passengers were injured on Friday when a ferry ran aground at Lowick, the coastguard said.</p>
<p>Divers will look at the hull of the ship on Monday – “the tide allows no more” – and the harbour stays closed.</p>
{body}</article></body></html>"""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """Where the article is found."""

    article_id: str
    figure_id: str
    sha256: str
    warc: Path
    offset: int


def store(page: str, content_type: str = "text/html; charset=utf-8") -> StoredArticle:
    """Keep a page in the data folder, read it, and publish what was read."""
    chosen, body = settings(), page.encode()
    snapshot = Snapshot(URL, URL, Outcome.OK, FETCHED, status=200, chain=[URL], statuses=[200], body=body)
    snapshot.headers, snapshot.sha256 = [("Content-Type", content_type)], hashlib.sha256(body).hexdigest()
    with Archive(chosen.snapshots) as archive:
        archive.append(snapshot)
    article = parse(body, URL)
    reading = read(article.text, article.published.local_day if article.published else None, article.title)
    batch = rows_of(article, reading, snapshot, RUN.run_id, EXTRACTOR_VERSION, "quay")
    with open_writer(chosen.warehouse, "test") as connection:
        load(connection, Verdict(batch), RUN)
        write_published(connection, chosen.warehouse, chosen.published)
    with open_reader(chosen.published) as connection:
        found = "SELECT article_id, figure_id FROM figures_current WHERE event = 'injured'"
        [(article_id, figure_id)] = connection.execute(found).fetchall()
    return StoredArticle(
        article_id, figure_id, snapshot.sha256, chosen.snapshots / str(snapshot.warc_file), snapshot.warc_offset or 0
    )


@contextmanager
def report_server(login: str | None = LOGIN) -> Iterator[str]:
    """Serve the published folder and the stored pages while the block runs, and yield the address."""
    folder = settings().report.parent
    folder.mkdir(parents=True, exist_ok=True)
    with served(page_server(folder, 0, login)) as server:
        yield f"http://127.0.0.1:{server.server_address[1]}"
