"""From articles to readings."""

from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batches.pages import Unread, told, tried
from tasks.reading.readers import RulesReader
from values.article import Article
from values.reading import Reading

__all__ = ["Unread", "read_articles", "told"]


@task(name="extract", cache_policy=NO_CACHE, persist_result=False)
def read_articles(articles: list[Article], pool: Executor | None = None) -> list[Reading | Unread]:
    """Return the reading of each article, in order; `pool` spreads long runs over processes."""
    reader, asked = RulesReader(), [told(article) for article in articles]
    readings: list[Callable[[], Reading]]
    readings = [pool.submit(reader.read, x).result for x in asked] if pool else [partial(reader.read, x) for x in asked]
    return [tried(reading, article.url) for reading, article in zip(readings, articles, strict=True)]
