"""Work the frontier off: many hosts at once, each politely, every result recorded before the next."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from tasks.fetching.archive import Archive
from tasks.fetching.crawl_summary import CrawlSummary
from tasks.fetching.crawl_workers import CrawlWorkers, Turn
from tasks.fetching.discovery import is_page
from tasks.fetching.entries import Entry, Recorded
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.frontier import ALL_KINDS, Frontier
from tasks.fetching.intake import TargetIntake
from tasks.fetching.politeness import Schedule, TurnResult
from tasks.fetching.retrying import pause_before_retry, turn_result
from tasks.fetching.robots import Robots
from tasks.fetching.sources import Source
from tasks.fetching.target import State, Target, TargetKind
from values.snapshot import Outcome, Snapshot

log = logging.getLogger(__name__)

OnSnapshot = Callable[[Entry, Snapshot, Recorded], None]
"""Called in the crawling thread, one call at a time, after an article's attempt has been recorded."""
_CLAIMED_AT_ONCE = 50


def crawl(
    frontier: Frontier,
    fetcher: Fetcher,
    archive: Archive,
    on_snapshot: OnSnapshot | None = None,
    *,
    sources: Iterable[Source] = (),
    kinds: Iterable[TargetKind] = ALL_KINDS,
    limit: int | None = None,
    stop: threading.Event | None = None,
) -> CrawlSummary:
    """Ask for the due URLs of these kinds until none is left that may be asked within `longest_wait`.

    Feeds, sitemaps and section pages are read at once and what they name is queued, within the topic and age of its
    source; articles are kept in the archive, recorded and handed to `on_snapshot`. Ends early after `limit` attempts
    or when `stop` is set; requests in flight are finished. Raises FrontierBusyError while another process crawls.
    """
    with frontier.exclusive():
        return _Crawl(frontier, fetcher, archive, on_snapshot, TargetIntake(frontier, sources), tuple(kinds)).run(
            limit, stop
        )


class _Crawl:
    """The state of one crawl; all of it runs in one thread."""

    def __init__(
        self,
        frontier: Frontier,
        fetcher: Fetcher,
        archive: Archive,
        on_snapshot: OnSnapshot | None,
        intake: TargetIntake,
        kinds: tuple[TargetKind, ...],
    ) -> None:
        self.frontier, self.fetcher, self.archive = frontier, fetcher, archive
        self.on_snapshot, self.intake, self.kinds = on_snapshot, intake, kinds
        self.settings = settings = fetcher.settings
        self.robots = Robots(fetcher, frontier)
        self.schedule: Schedule[Turn] = Schedule(
            settings.delay,
            breaker_failures=settings.breaker_failures,
            breaker_pause=settings.breaker_pause,
            rate_limit_pause=settings.rate_limit_pause,
        )
        self.tries: Counter[str] = Counter()
        self.exhausted: set[str] = set()
        self.paced: set[str] = set()
        self.workers = CrawlWorkers(fetcher, self.robots)
        self.summary = CrawlSummary()

    def run(self, limit: int | None, stop: threading.Event | None) -> CrawlSummary:
        started = time.monotonic()
        self._restore(started)
        for host in self.frontier.due_hosts(self.kinds):
            self._refill(host)
        try:
            while not (stop and stop.is_set()) and (limit is None or self._asked < limit):
                if self._start_due():
                    continue
                wait = self._wait()
                if wait is None:
                    break
                self._take_result(wait)
            while self.workers.in_flight:
                self._take_result(None)
        finally:
            self.workers.close()
            self.frontier.release_all()
        self._remember()
        self.summary.seconds = time.monotonic() - started
        return self.summary

    @property
    def _asked(self) -> int:
        return self.summary.attempts + self.workers.in_flight

    def _start_due(self) -> bool:
        """Start the next turn that is due; return False when there is none or no worker is free."""
        taken = None if self.workers.are_busy else self.schedule.take(time.monotonic())
        if taken is None:
            return False
        turn = taken[1]
        if not self.robots.is_known(turn.url):
            self.workers.start_robots(turn)
            return True
        self._set_pace(turn)
        if (refused := self.robots.permit(turn.url)) is not None:
            self._refuse(turn, refused)
        else:
            self.workers.start_page(turn)
        return True

    def _wait(self) -> float | None:
        """Return how long nothing can be started, or None when the crawl is over."""
        at = self.schedule.next_at()
        if self.workers.are_busy or (at is None and self.workers.in_flight):
            return self.settings.longest_wait
        if at is None:
            return None
        wait = max(at - time.monotonic(), 0.0)
        return wait if self.workers.in_flight or wait <= self.settings.longest_wait else None

    def _take_result(self, timeout: float | None) -> None:
        result = self.workers.next_result(timeout)
        if result is None:
            return
        if result.snapshot is not None:
            self._keep(result.turn.entry, result.snapshot)
            self._settle(result.turn, result.snapshot, result.targets)
        elif result.onward is not None:
            self._go_on(result.turn, result.onward)
        else:
            self._learned(result.turn)

    def _keep(self, entry: Entry, snapshot: Snapshot) -> None:
        """Put a page into the archive before its attempt is recorded; here, as threads in turns cost twice as much."""
        is_refused = snapshot.outcome is Outcome.OK and self.archive.append(snapshot) is None
        # A feed that mentions what was taken down is read all the same, and kept nowhere.
        if is_refused and entry.kind is TargetKind.ARTICLE and is_page(snapshot):
            snapshot.take_down()

    def _learned(self, turn: Turn) -> None:
        self._set_pace(turn)
        self.schedule.add(turn.host, turn, first=True)
        self.schedule.finish(turn.host, time.monotonic())

    def _go_on(self, turn: Turn, onward: Turn) -> None:
        """End a host's turn and wait for that of the one it redirects to, before all that waits there."""
        self.schedule.finish(turn.host, time.monotonic())
        # One whose host is left alone stays claimed, or the host that redirects would be asked for it again and again.
        if onward.host not in self.summary.left_alone:
            self.schedule.add(onward.host, onward, first=True)
        self._refill(turn.host)

    def _set_pace(self, turn: Turn) -> None:
        """Set a host's pause when it is first met in this run; its robots.txt is known by now."""
        if turn.host in self.paced:
            return
        self.paced.add(turn.host)
        own = self.intake.delay_of(turn.entry.source)
        delay = max(self.robots.crawl_delay(turn.url), self.settings.delay if own is None else own)
        self.schedule.set_delay(turn.host, delay)

    def _refuse(self, turn: Turn, outcome: Outcome) -> None:
        snapshot = Snapshot(turn.entry.url, turn.url, outcome, datetime.now(UTC), error="robots.txt")
        if turn.walk is not None:
            snapshot.chain, snapshot.statuses = turn.walk.chain, turn.walk.statuses
        self.schedule.finish(turn.host, time.monotonic(), TurnResult.NOT_ASKED)
        self._record(turn.entry, snapshot)
        if outcome is Outcome.ROBOTS_UNREACHABLE:
            self._leave_alone(turn.host, self.robots.entry(turn.url).expires_at)
        self._refill(turn.host)

    def _settle(self, turn: Turn, snapshot: Snapshot, targets: Sequence[Target]) -> None:
        """Record an attempt and arrange what follows from it."""
        now, entry = time.monotonic(), turn.entry
        self.tries[entry.url_key] += 1
        pause = pause_before_retry(snapshot, self.tries[entry.url_key], self.settings)
        opened = self.schedule.finish(turn.host, now, turn_result(snapshot))
        if pause is None:
            self._record(entry, snapshot, targets)
        else:
            self.frontier.record(snapshot, retry_at=datetime.now(UTC) + timedelta(seconds=pause))
            self._count(snapshot)
            self.schedule.add(entry.host, Turn.of(entry), now + pause)
        if opened and self.settings.breaker_pause > self.settings.longest_wait:
            self._leave_alone(turn.host, datetime.now(UTC) + timedelta(seconds=self.settings.breaker_pause))
        self._refill(turn.host)

    def _record(self, entry: Entry, snapshot: Snapshot, targets: Sequence[Target] = ()) -> None:
        recorded = self.frontier.record(snapshot)
        self.tries.pop(entry.url_key, None)
        self._count(snapshot)
        if entry.kind is TargetKind.ARTICLE:
            if self.on_snapshot is not None:
                self.on_snapshot(entry, snapshot, recorded)
        elif snapshot.outcome is Outcome.OK:
            for host in self.intake.take_in(entry, targets, self.summary):
                self.exhausted.discard(host)
                self._put_documents_first(host)
                self._refill(host)
            self.frontier.mark(entry.url_key, State.LOADED)

    def _count(self, snapshot: Snapshot) -> None:
        self.summary.attempts += 1
        self.summary.outcomes[snapshot.outcome] += 1
        self.summary.wire_bytes += snapshot.wire_bytes

    def _refill(self, host: str) -> None:
        """Keep a host's queue in memory short: the rest of the backlog stays in the database."""
        if host in self.exhausted or host in self.summary.left_alone:
            return
        if self.schedule.waiting(host) > _CLAIMED_AT_ONCE // 5:
            return
        claimed = self.frontier.claim(host, _CLAIMED_AT_ONCE, self.kinds)
        if len(claimed) < _CLAIMED_AT_ONCE:
            self.exhausted.add(host)
        for entry in claimed:
            self.schedule.add(host, Turn.of(entry))

    def _put_documents_first(self, host: str) -> None:
        """Let the sitemaps that a sitemap names pass the articles that are queued in memory already."""
        if host not in self.summary.left_alone:
            wanted = [kind for kind in self.kinds if kind is not TargetKind.ARTICLE]
            for entry in self.frontier.claim(host, _CLAIMED_AT_ONCE, wanted):
                self.schedule.add(host, Turn.of(entry), first=True)

    def _leave_alone(self, host: str, until: datetime) -> None:
        """Drop a host from this run; its URLs stay queued, and claimed."""
        self.summary.left_alone.add(host)
        self.schedule.drain(host)
        self.frontier.postpone(host, until)
        log.warning("%s is left alone until %s", host, until.isoformat(timespec="minutes"))

    def _restore(self, now: float) -> None:
        wall = datetime.now(UTC)
        for host, (ready_at, failures) in self.frontier.host_pauses().items():
            if ready_at > wall or failures:
                self.schedule.restore(host, now + (ready_at - wall).total_seconds(), failures)

    def _remember(self) -> None:
        now, wall = time.monotonic(), datetime.now(UTC)
        for host, (ready_at, failures) in self.schedule.memory().items():
            if ready_at > now or failures:
                self.frontier.keep_host_pause(host, wall + timedelta(seconds=ready_at - now), failures)
