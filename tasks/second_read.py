"""Ask a second reader about articles that the rules have read."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.extract import Unread, told
from tasks.reading.readers import ModelReader
from values.article import Article
from values.reading import Reading
from values.second_reading import SecondReading

Read = tuple[Article, Reading]


def read_second(read: Sequence[Read], reader: ModelReader, parallel: int) -> list[SecondReading | Unread]:
    """Return the reading of both for each article that the rules have read, `parallel` of them at a time."""
    with ThreadPoolExecutor(parallel, "second-reader") as pool:
        # What a thread tells goes to the log of the run, which it knows by its context.
        asked = [partial(_second, reader, article, reading) for article, reading in read]
        waiting = [pool.submit(copy_context().run, ask) for ask in asked]
        try:
            return [future.result() for future in waiting]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _second(reader: ModelReader, article: Article, reading: Reading) -> SecondReading | Unread:
    try:
        return reader.second(told(article), reading)
    except Exception as error:  # noqa: BLE001 - the rules' rows are loaded in any case; the fault is reported with its address
        return Unread(article.url, f"{type(error).__name__}: {error}")


@task(name="second reading", cache_policy=NO_CACHE, persist_result=False)
def second_readings(read: list[Read], reader: ModelReader, parallel: int) -> list[SecondReading | Unread]:
    """Ask about a batch; see `read_second`."""
    return read_second(read, reader, parallel)
