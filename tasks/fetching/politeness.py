"""Whose turn it is: one request in flight a host, a pause between two, dead hosts left alone.

Plain arithmetic on instants in seconds, so that a schedule can be simulated.
"""

import heapq
import itertools
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class TurnResult(StrEnum):
    """What a finished turn says about its host."""

    GOOD = "good"
    FAILED = "failed"
    RATE_LIMITED = "rate_limited"
    NOT_ASKED = "not_asked"
    """No request was made, so no pause is due."""


@dataclass(slots=True)
class _Host(Generic[T]):
    delay: float
    ready_at: float = 0.0
    failures: int = 0
    in_flight: bool = False
    ready: deque[T] = field(default_factory=deque)
    waiting: list[tuple[float, int, T]] = field(default_factory=list)
    ticket: int = -1
    """The only entry of the schedule's heap that counts for this host."""


class Schedule(Generic[T]):
    """Per-host queues on one heap ordered by the instant at which each host may be asked again."""

    def __init__(
        self, delay: float, *, breaker_failures: int = 3, breaker_pause: float = 900, rate_limit_pause: float = 30
    ) -> None:
        self.delay = delay
        self.breaker_failures = breaker_failures
        self.breaker_pause = breaker_pause
        self.rate_limit_pause = rate_limit_pause
        self._hosts: dict[str, _Host[T]] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._order = itertools.count()

    def add(self, host: str, item: T, not_before: float = 0.0, *, first: bool = False) -> None:
        """Queue an item for a host; one with `not_before` lets the others pass meanwhile."""
        queue = self._host(host)
        if not_before:
            heapq.heappush(queue.waiting, (not_before, next(self._order), item))
        elif first:
            queue.ready.appendleft(item)
        else:
            queue.ready.append(item)
        self._arrange(host)

    def take(self, now: float) -> tuple[str, T] | None:
        """Return the next item whose host may be asked, and keep the host busy until `finish`."""
        while self._heap:
            when, ticket, host = self._heap[0]
            queue = self._hosts[host]
            if ticket != queue.ticket:
                heapq.heappop(self._heap)
                continue
            if when > now:
                return None
            heapq.heappop(self._heap)
            while queue.waiting and queue.waiting[0][0] <= now:
                queue.ready.append(heapq.heappop(queue.waiting)[2])
            queue.in_flight = True
            return host, queue.ready.popleft()
        return None

    def finish(self, host: str, now: float, verdict: TurnResult = TurnResult.GOOD) -> bool:
        """End a host's turn; return True when its failures in a row have just opened its breaker.

        The pause counts from the end of the request, so that a slow site is asked less often. After the breaker's
        pause one more failure opens it again.
        """
        queue = self._hosts[host]
        queue.in_flight = False
        opened = False
        if verdict is TurnResult.FAILED:
            queue.failures += 1
            opened = bool(self.breaker_failures) and queue.failures >= self.breaker_failures
        elif verdict is not TurnResult.NOT_ASKED:
            queue.failures = 0
        pause = 0.0 if verdict is TurnResult.NOT_ASKED else queue.delay
        if verdict is TurnResult.RATE_LIMITED:
            pause = max(pause, self.rate_limit_pause)
        if opened:
            pause = max(pause, self.breaker_pause)
        queue.ready_at = max(queue.ready_at, now + pause)
        self._arrange(host)
        return opened

    def next_at(self) -> float | None:
        """Return the instant of the next turn, or None when nothing waits for one."""
        while self._heap and self._heap[0][1] != self._hosts[self._heap[0][2]].ticket:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def set_delay(self, host: str, delay: float) -> None:
        """Set the pause of a host, in seconds."""
        self._host(host).delay = delay

    def restore(self, host: str, ready_at: float, failures: int) -> None:
        """Take over what an earlier run knew of a host."""
        queue = self._host(host)
        queue.ready_at, queue.failures = ready_at, failures
        self._arrange(host)

    def memory(self) -> dict[str, tuple[float, int]]:
        """Return, for each host, when it may be asked again and its failures in a row."""
        return {name: (queue.ready_at, queue.failures) for name, queue in self._hosts.items()}

    def waiting(self, host: str) -> int:
        """Return how many items of a host are queued, those in flight not counted."""
        queue = self._hosts.get(host)
        return len(queue.ready) + len(queue.waiting) if queue else 0

    def drain(self, host: str) -> list[T]:
        """Take all items of a host out of the schedule and return them."""
        queue = self._hosts[host]
        items = [*queue.ready, *(item for _, _, item in queue.waiting)]
        queue.ready.clear()
        queue.waiting.clear()
        self._arrange(host)
        return items

    def _host(self, name: str) -> _Host[T]:
        return self._hosts.setdefault(name, _Host(self.delay))

    def _arrange(self, name: str) -> None:
        """Give a host its one place on the heap, or none while it is busy or has nothing to ask."""
        queue = self._hosts[name]
        queue.ticket = next(self._order)
        if queue.in_flight or not (queue.ready or queue.waiting):
            return
        when = queue.ready_at if queue.ready else max(queue.ready_at, queue.waiting[0][0])
        heapq.heappush(self._heap, (when, queue.ticket, name))
