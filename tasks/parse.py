"""From snapshots to articles."""

from concurrent.futures import Executor

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batches.pages import READ, WHY_NOT_READ, parse_arguments
from tasks.fetching.arrivals import FoundPage
from tasks.parsing import Article, parse

__all__ = ["READ", "WHY_NOT_READ", "parse_pages"]


@task(name="parse", cache_policy=NO_CACHE, persist_result=False)
def parse_pages(pages: list[FoundPage], pool: Executor | None = None) -> list[Article]:
    """Return the article of each page, in order; `pool` spreads long runs over processes."""
    asked = [parse_arguments(page) for page in pages]
    if pool is None:
        return [parse(*arguments) for arguments in asked]
    return [running.result() for running in [pool.submit(parse, *arguments) for arguments in asked]]
