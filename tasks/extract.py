"""From articles to readings."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.reading.article import ArticleText
from tasks.reading.readers import RulesReader
from values.article import Article
from values.reading import Reading, Stretch


@dataclass(frozen=True, slots=True)
class Unread:
    """An article whose reading failed: it is named, and the others go on."""

    url: str
    error: str


def told(article: Article) -> ArticleText:
    """Return what readers are given of an article."""
    zones = [Stretch(part.start, part.end, part.zone) for part in article.paragraphs]
    day = article.published.local_day if article.published else None
    return ArticleText(article.text, day, article.title, zones, article.url)


def _tried(reading: Callable[[], Reading], url: str) -> Reading | Unread:
    try:
        return reading()
    except Exception as error:  # noqa: BLE001 - one article must not stop a run; the fault is reported with its address
        return Unread(url, f"{type(error).__name__}: {error}")


@task(name="extract", cache_policy=NO_CACHE, persist_result=False)
def read_articles(articles: list[Article], pool: Executor | None = None) -> list[Reading | Unread]:
    """Return the reading of each article, in order; `pool` spreads long runs over processes."""
    reader, asked = RulesReader(), [told(article) for article in articles]
    readings: list[Callable[[], Reading]]
    readings = [pool.submit(reader.read, x).result for x in asked] if pool else [partial(reader.read, x) for x in asked]
    return [_tried(reading, article.url) for reading, article in zip(readings, articles, strict=True)]
