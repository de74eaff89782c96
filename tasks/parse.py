"""From snapshots to articles."""

from concurrent.futures import Executor
from datetime import date

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.fetching.arrivals import FoundPage
from tasks.parsing import Article, PageKind, parse

READ = frozenset({PageKind.ARTICLE, PageKind.LIVE_BLOG})
WHY_NOT_READ = {
    PageKind.PAYWALL: "only the stub before a paywall",
    PageKind.CONSENT: "a consent page instead of the article",
    PageKind.EMPTY: "no article text on the page",
    PageKind.UNPARSEABLE: "not a page that can be parsed",
}


def _arguments(page: FoundPage) -> tuple[bytes, str, str | None, date | None]:
    snapshot = page.snapshot
    return snapshot.body, snapshot.final_url, snapshot.charset, page.published


@task(name="parse", cache_policy=NO_CACHE, persist_result=False)
def parse_pages(pages: list[FoundPage], pool: Executor | None = None) -> list[Article]:
    """Return the article of each page, in order; `pool` spreads long runs over processes."""
    asked = [_arguments(page) for page in pages]
    if pool is None:
        return [parse(*arguments) for arguments in asked]
    return [running.result() for running in [pool.submit(parse, *arguments) for arguments in asked]]
