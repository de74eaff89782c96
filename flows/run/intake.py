"""Bring a batch of pages into the warehouse: parse, extract, validate, load."""

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

from flows.run.progress import tell
from flows.run.running import whole
from flows.run.settings import Settings
from flows.run.summary import Failure, RunSummary
from tasks.batches.staged import Checked
from tasks.extract import Unread, read_articles
from tasks.extraction import EXTRACTOR_VERSION
from tasks.fetching import Outcome
from tasks.fetching.arrivals import Arrival, FoundPage
from tasks.load import load_batch
from tasks.parse import READ, WHY_NOT_READ, parse_pages
from tasks.reading.readers import ModelReader
from tasks.second_read import second_readings
from tasks.validate import checked, validate_batch
from values.article import Article
from values.reading import Reading
from values.second_reading import SecondReading
from warehouse.deciding.gate import Gate
from warehouse.storing.receipts import Receipt
from warehouse.tables.batch import Batch
from warehouse.tables.rows import rows_of
from warehouse.tables.verdict import LoadCounts, Run, Verdict

# What every crawl of a site keeps beside its articles.
HELD_BY_ARCHIVES = frozenset({Outcome.OK, Outcome.EMPTY, Outcome.REFUSED, Outcome.UNSUPPORTED_TYPE})
LET_THROUGH = "`TALLYWIRE_GATE_BLOCK_SHARE=1 tallywire ingest` loads what passes of them."


@dataclass(slots=True)
class Intake:
    """One run's way from pages to loaded rows; what happened is noted in `summary`."""

    run: Run
    chosen: Settings
    summary: RunSummary
    pool: Executor | None = None
    checker: Executor | None = None
    """The process that checks rows."""
    second: ModelReader | None = None
    """The second reader, None where none is set."""
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Time spent, by stage."""
    articles_read: int = 0
    """Loaded or not."""
    _waiting: Batch = field(default_factory=Batch)
    """What is read and not yet checked: the rules cost half a second whatever they see, so they see thousands."""
    _unsettled: list[tuple[Arrival, dict[str, str]]] = field(default_factory=list)

    def bring_in(self, arrival: Arrival) -> None:
        """Read some pages; what gives no article is noted, and the others go on.

        Their rows wait until there are enough to check and load, or until `load_waiting` is called.
        """
        if any(earlier.is_retry != arrival.is_retry for earlier, _ in self._unsettled):
            self.load_waiting()
        with self._timed("parse"):
            found = self._articles(arrival)
        with self._timed("extract"):
            batch = self._rows(found).pack()
        # Pages and articles are most of what a load would find in memory.
        found.clear()
        arrival.pages.clear()
        urls = zip(batch.cells("articles", "requested_url"), batch.cells("articles", "url"), strict=True)
        self._unsettled.append((arrival, dict(urls)))
        self._waiting.add(batch)
        self.articles_read += batch.count("articles")
        if arrival.is_last or self._waiting.count("articles") + self.chosen.pages_at_once > self.chosen.batch_articles:
            self.load_waiting()

    def load_waiting(self) -> None:
        """Check and load the rows that wait, and settle the arrivals that they came from.

        What the gate holds back is not settled, so that the next run reads it again.
        """
        batch, unsettled = self._waiting, self._unsettled
        self._waiting, self._unsettled = Batch(), []
        is_retry = any(arrival.is_retry for arrival, _ in unsettled)
        is_loaded = not batch.count("articles") or self._load(batch, is_retry=is_retry)
        for arrival, articles in unsettled:
            if articles and not is_loaded:
                arrival.hold()
            else:
                arrival.settle(articles)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        started = perf_counter()
        yield
        self.seconds[stage] += perf_counter() - started

    def _articles(self, arrival: Arrival) -> list[tuple[FoundPage, Article]]:
        came = [page for page in arrival.pages if self._came(page, arrival)]
        if not came:
            return []
        task = parse_pages.with_options(task_run_name=f"parse {len(came)} pages")
        pairs = list(zip(came, task(whole(came), self.pool), strict=True))
        for page in came:  # a batch of real pages holds hundreds of megabytes, and nothing below asks for them
            page.snapshot.body = page.snapshot.encoded_body = b""
        return [(page, article) for page, article in pairs if self._is_read(page, article, arrival)]

    def _came(self, page: FoundPage, arrival: Arrival) -> bool:
        snapshot = page.snapshot
        self.summary.reached += snapshot.outcome is Outcome.OK
        if snapshot.outcome is Outcome.TAKEN_DOWN:
            self.summary.kept_out += 1
        elif snapshot.outcome is not Outcome.OK:
            self._pass_over(page, arrival, f"{snapshot.outcome}: {snapshot.error or 'no content'}")
        return snapshot.outcome is Outcome.OK

    def _is_read(self, page: FoundPage, article: Article, arrival: Arrival) -> bool:
        if page.was_loaded and article.is_gone:
            arrival.gone.add(page.snapshot.requested_url)
        elif article.kind not in READ:
            self._pass_over(page, arrival, WHY_NOT_READ[article.kind])
        return article.kind in READ

    def _pass_over(self, page: FoundPage, arrival: Arrival, reason: str) -> None:
        """Note a page without an article; of an archive, which holds pictures and front pages too, only how many."""
        if arrival.is_mixed and page.snapshot.outcome in HELD_BY_ARCHIVES:
            self.summary.passed_over[reason] += 1
        else:
            self._miss(page, reason)

    def _miss(self, page: FoundPage, reason: str) -> None:
        self.summary.failures.append(Failure(page.snapshot.requested_url, reason))

    def _rows(self, found: list[tuple[FoundPage, Article]]) -> Batch:
        batch = Batch()
        if not found:
            return batch
        task = read_articles.with_options(task_run_name=f"extract {len(found)} articles")
        readings = task(whole([article for _, article in found]), self.pool)
        read: list[tuple[FoundPage, Article, Reading]] = []
        for (page, article), reading in zip(found, readings, strict=True):
            if isinstance(reading, Unread):
                self._miss(page, f"could not be read: {reading.error}")
            else:
                read.append((page, article, reading))
        for (page, article, reading), second in zip(read, self._seconds(read), strict=True):
            whole_reading = second.reading if second else reading
            batch.add(
                rows_of(
                    article,
                    whole_reading,
                    page.snapshot,
                    self.run.run_id,
                    EXTRACTOR_VERSION,
                    page.source,
                    second=second,
                )
            )
        return batch

    def _seconds(self, read: list[tuple[FoundPage, Article, Reading]]) -> list[SecondReading | None]:
        """Return what the second reader makes of the articles; None for each where none is set, or where it failed."""
        if self.second is None or not read:
            return [None] * len(read)
        task = second_readings.with_options(task_run_name=f"ask about {len(read)} articles")
        with self._timed("second reader"):
            asked = [(article, reading) for _, article, reading in read]
            seconds = task(whole(asked), whole(self.second), self.chosen.model.parallel)
        self.summary.second.note(seconds)
        return [None if isinstance(second, Unread) else second for second in seconds]

    def load_checked(self, checked: Checked, receipt: Receipt | None = None) -> bool:
        """Load a batch that was read and checked elsewhere; return False when the gate held it back."""
        self.summary.failures += [Failure(target, reason) for target, reason in checked.missed]
        self.summary.kept_out += checked.kept_out
        self.articles_read += checked.verdict.passing.count("articles")
        counts = self._keep(checked.verdict, receipt)
        self.summary.note_load(checked.verdict, counts)
        return counts.held is None

    def _gate(self) -> Gate:
        return Gate(self.chosen.gate_warn_share, self.chosen.gate_block_share, self.chosen.gate_block_rows)

    def _load(self, batch: Batch, *, is_retry: bool) -> bool:
        """Check and load a batch; return False when the gate held it back."""
        with self._timed("validate"):
            verdict = validate_batch(whole(batch), self.checker)
        articles = batch.count("articles")
        batch.columns.clear()  # the verdict holds each row
        counts = self._keep(verdict)
        if counts.held and is_retry:
            still = f"{articles:,} articles still wait since the gate held them back: {counts.held}. {LET_THROUGH}"
            self.summary.signals.append(still)
            tell(still)
        else:
            self.summary.note_load(verdict, counts)
        return counts.held is None

    def _keep(self, verdict: Verdict, receipt: Receipt | None = None) -> LoadCounts:
        with self._timed("load"):
            return load_batch(
                self.chosen.warehouse,
                whole(verdict),
                self.run,
                self.chosen.writer_wait,
                self._gate(),
                # A run elsewhere, without the file, must not undo what was corrected.
                self.chosen.corrections_file if self.chosen.corrections_file.exists() else None,
                whole(partial(checked, checker=self.checker)),
                receipt,
            )
