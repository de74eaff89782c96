"""The sample site, read and loaded as the ingest flow does it, without Prefect and without the network.

`python -m tests.integration.loaded_samples docs/cookbook.md` writes the answers of the cookbook anew.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from expectations.check import check
from samples import SITE
from tasks.extraction import EXTRACTOR_VERSION, read
from tasks.load import load_verdict
from tasks.parsing import parse
from tasks.publish import publish_warehouse
from values.reading import Stretch
from values.snapshot import Outcome, Snapshot
from warehouse.cookbook import refreshed
from warehouse.storing.connection import open_reader
from warehouse.tables.batch import Batch
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import Run

HOME = "http://127.0.0.1:48117"
FETCHED = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
RUN = Run("samples", "ingest", "ingest the samples", FETCHED, "1")


def sample_rows() -> Batch:
    """Return the rows of every sample page."""
    batch = Batch()
    for page in sorted(SITE.rglob("*.html")):
        if page.name == "index.html":
            continue
        url = f"{HOME}/{page.relative_to(SITE)}"
        body = page.read_bytes().replace(b"{{site}}", HOME.encode())
        article = parse(body, url)
        zones = [Stretch(part.start, part.end, part.zone) for part in article.paragraphs]
        published = article.published.local_day if article.published else None
        reading = read(article.text, published, article.title, zones)
        snapshot = Snapshot(url, url, Outcome.OK, FETCHED, status=200)
        batch.add(rows_of(article, reading, snapshot, RUN.run_id, EXTRACTOR_VERSION, "samples"))
    return batch


def load_samples(folder: Path) -> Path:
    """Load and publish the samples below a folder and return the published copy."""
    warehouse, published = folder / "warehouse.duckdb", folder / "figures.duckdb"
    load_verdict(warehouse, check(sample_rows()), RUN)
    return publish_warehouse(warehouse, published, "samples")


def refresh_cookbook(book: Path) -> None:
    """Write the answers of the cookbook as the samples give them now."""
    with TemporaryDirectory() as folder, open_reader(load_samples(Path(folder))) as connection:
        book.write_text(refreshed(book.read_text("utf-8"), connection), "utf-8")


if __name__ == "__main__":
    refresh_cookbook(Path(sys.argv[1]))
