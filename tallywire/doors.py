"""The two doors that programs need besides reading a text: a page, and the published copy."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tasks.batches.pages import told
from tasks.parsing import parse
from tasks.reading.readers import RulesReader
from values.article import Article
from values.reading import Reading
from warehouse.storing.connection import open_reader

PUBLISHED = Path("data") / "figures.duckdb"


def read_html(body: bytes, url: str) -> tuple[Article, Reading]:
    """Return the article of an HTML page and what is read of its text; spans count code points of `article.text`.

    `body` is the page as it came, `url` its address. Of a page that is no readable article, or in a language that is
    not read, the reading holds no figures; `article.kind` and `article.language` say which.
    """
    article = parse(body, url)
    return article, RulesReader().read(told(article))


@contextmanager
def open_published(path: Path = PUBLISHED) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published copy for reading while the block runs, also while a run is writing.

    Raises:
        warehouse.errors.WarehouseMissing: nothing has been published yet.

    """
    with open_reader(path) as connection:
        yield connection
