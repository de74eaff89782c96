"""From articles to readings."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.extraction import read
from values.article import Article
from values.reading import Reading, Stretch


@dataclass(frozen=True, slots=True)
class Unread:
    """An article whose reading failed: it is named, and the others go on."""

    url: str
    error: str


def _arguments(article: Article) -> tuple[str, date | None, str | None, list[Stretch]]:
    zones = [Stretch(part.start, part.end, part.zone) for part in article.paragraphs]
    return article.text, article.published.local_day if article.published else None, article.title, zones


def _tried(reading: Callable[[], Reading], url: str) -> Reading | Unread:
    try:
        return reading()
    except Exception as error:  # noqa: BLE001 - one article must not stop a run; the fault is reported with its address
        return Unread(url, f"{type(error).__name__}: {error}")


@task(name="extract", cache_policy=NO_CACHE, persist_result=False)
def read_articles(articles: list[Article], pool: Executor | None = None) -> list[Reading | Unread]:
    """Return the reading of each article, in order; `pool` spreads long runs over processes."""
    asked = [_arguments(article) for article in articles]
    readings: list[Callable[[], Reading]]
    readings = [pool.submit(read, *x).result for x in asked] if pool else [partial(read, *x) for x in asked]
    return [_tried(reading, article.url) for reading, article in zip(readings, articles, strict=True)]
