"""Read one batch: parse, read, check and stage it. This is what runs on a worker."""

from functools import partial
from pathlib import Path

from expectations.check import check
from tasks.batches.job import DAMAGED, Job
from tasks.batches.pages import READ, WHY_NOT_READ, Unread, parse_arguments, told, tried
from tasks.batches.staged import Checked, write_staged
from tasks.extraction import EXTRACTOR_VERSION
from tasks.fetching import Outcome
from tasks.fetching.arrivals import FoundPage
from tasks.parsing import Article, parse
from tasks.reading.readers import RulesReader
from warehouse.tables.batch import Batch
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import Verdict

PACK_ARTICLES = 100
"""Rows of so many articles are held as Python objects before they are packed as columns."""


def read_job(job: Job) -> Path:
    """Read a batch and return the folder in which it is staged."""
    checked = Checked(Verdict())
    packed, loose = Batch(), Batch()
    for page in job.pages():
        article = _article(page, checked, passes_over=job.may_hold_other_things)
        if article is not None:
            _add(loose, page, article, checked)
        if loose.count("articles") >= PACK_ARTICLES:
            packed.add(loose.pack())
            loose = Batch()
    packed.add(loose.pack())
    checked.verdict = check(packed)
    return write_staged(checked, job.staging, job.batch_id)


def _article(page: FoundPage, checked: Checked, *, passes_over: bool) -> Article | None:
    """Return the article of a page; a page without one is noted, unless it may be anything."""
    snapshot = page.snapshot
    if snapshot.outcome is Outcome.TAKEN_DOWN:
        checked.kept_out += 1
        return None
    if snapshot.outcome is not Outcome.OK:
        if not passes_over or snapshot.error == DAMAGED:
            checked.missed.append((snapshot.requested_url, f"{snapshot.outcome}: {snapshot.error or 'no content'}"))
        return None
    article = parse(*parse_arguments(page))
    if article.kind in READ:
        return article
    if not passes_over:
        checked.missed.append((snapshot.requested_url, WHY_NOT_READ[article.kind]))
    return None


def _add(batch: Batch, page: FoundPage, article: Article, checked: Checked) -> None:
    reading = tried(partial(RulesReader().read, told(article)), article.url)
    if isinstance(reading, Unread):
        checked.missed.append((page.snapshot.requested_url, f"could not be read: {reading.error}"))
    else:
        batch.add(rows_of(article, reading, page.snapshot, "", EXTRACTOR_VERSION, page.source))
