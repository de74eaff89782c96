"""How long the report site takes: `python -m benchmarks.publish 10000`.

Reads invented articles until the warehouse holds that many figures, publishes it, and builds the site from the copy.
Prints processor seconds and wall seconds, the number of pages and their size.
"""

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.newswire import Story, stories
from tasks.extraction import EXTRACTOR_VERSION, read
from tasks.parsing import parse
from tasks.publishing.charts import script
from tasks.publishing.site import build_site
from tests.unit.warehouse.made_rows import FETCHED, RUN
from values.snapshot import Outcome, Snapshot
from warehouse.load import load
from warehouse.storing.connection import open_writer
from warehouse.storing.publish import write_published
from warehouse.tables.batch import Batch
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import Verdict

MOST_PAGES = 1_000_000
LOADED_TOGETHER = 500


def add(batch: Batch, story: Story) -> int:
    """Read one story into the batch and return how many figures it states."""
    article = parse(story.html.encode(), story.url)
    reading = read(article.text, story.published, article.title)
    snapshot = Snapshot(story.url, story.url, Outcome.OK, FETCHED, status=200)
    batch.add(rows_of(article, reading, snapshot, RUN.run_id, EXTRACTOR_VERSION, story.outlet))
    return len(reading.figures)


def published_copy(folder: Path, wanted: int) -> Path:
    """Return a published copy with at least so many figures."""
    path, figures, batch = folder / "warehouse.duckdb", 0, Batch()
    with open_writer(path, "benchmark") as connection:
        for number, story in enumerate(stories(MOST_PAGES), 1):
            figures += add(batch, story)
            if number % LOADED_TOGETHER == 0 or figures >= wanted:
                load(connection, Verdict(batch), RUN)
                batch = Batch()
            if figures >= wanted:
                break
        return write_published(connection, path, folder / "figures.duckdb")


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("figures", type=int, nargs="?", default=10_000)
    wanted = parser.parse_args().figures
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = published_copy(folder, wanted)
        processor, wall = time.process_time(), time.perf_counter()
        script()
        engine = time.process_time() - processor
        site = build_site(copy, folder / "report")
        processor, wall = time.process_time() - processor, time.perf_counter() - wall
        size = sum(file.stat().st_size for file in site.folder.rglob("*") if file.is_file())
        print(f"{wanted:,} figures: {site.pages:,} pages, {size / 1e6:.1f} MB")
        print(f"{processor:.1f} s of processor ({engine:.1f} s of it bundling the charts), {wall:.1f} s")


if __name__ == "__main__":
    main()
