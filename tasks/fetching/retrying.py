"""When a failed request is worth another try, and when."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tasks.fetching.politeness import TurnResult
from tasks.fetching.settings import FetchSettings
from values.snapshot import Outcome, Snapshot

HEALING = frozenset({Outcome.SERVER_ERROR, Outcome.CONNECTION_FAILED, Outcome.TRUNCATED, Outcome.RETRY_LATER})
"""Outcomes worth another try within the run."""
PASSING = HEALING | {Outcome.TIMEOUT, Outcome.ROBOTS_UNREACHABLE}
"""Outcomes that say nothing about the URL itself: a later run tries again."""
HOST_FAILURES = frozenset({Outcome.CONNECTION_FAILED, Outcome.TIMEOUT, Outcome.SERVER_ERROR})
"""Outcomes that count towards leaving the host alone."""
LONGEST_RETRY_AFTER = timedelta(days=7)


def retry_after(value: str | None, now: datetime) -> datetime | None:
    """Return the instant a Retry-After header names, within a week; None when it is absent, nonsense or past."""
    if not value:
        return None
    text = value.strip()
    try:
        wait = timedelta(seconds=int(text)) if text.isdecimal() and len(text) < 10 else _until(text, now)
    except (ValueError, TypeError):
        return None
    return now + min(wait, LONGEST_RETRY_AFTER) if wait > timedelta(0) else None


def _until(date: str, now: datetime) -> timedelta:
    instant = parsedate_to_datetime(date)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)) - now


def pause_before_retry(snapshot: Snapshot, tries: int, settings: FetchSettings) -> float | None:
    """Return how many seconds to wait before the next try of this run, or None when there is none."""
    if snapshot.outcome not in HEALING or tries >= settings.tries:
        return None
    pause = settings.retry_pause * 2 ** (tries - 1)
    if snapshot.not_before is not None:
        # An HTTP date has no fraction: waiting to the letter could come back a moment early.
        pause = max(pause, (snapshot.not_before - datetime.now(UTC)).total_seconds() + 0.05)
    return pause if pause <= settings.longest_wait else None


def later(snapshot: Snapshot, attempts: int) -> datetime:
    """Return when a later run may try again: what the server asked for, or 10 minutes doubling up to a day."""
    wait = timedelta(minutes=min(10 * 2 ** max(attempts - 1, 0), 24 * 60))
    return max(snapshot.not_before or snapshot.fetched_at, snapshot.fetched_at + wait)


def turn_result(snapshot: Snapshot) -> TurnResult:
    """Return what an attempt says about its host."""
    if snapshot.status == 429:
        return TurnResult.RATE_LIMITED
    return TurnResult.FAILED if snapshot.outcome in HOST_FAILURES else TurnResult.GOOD
