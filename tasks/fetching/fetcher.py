"""Ask for one URL and bring back a snapshot with exactly one outcome; nothing a server does raises."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Self

import requests

from tasks.fetching.connection import GuardedAdapter, GuardedSession, watched
from tasks.fetching.decoding import ACCEPT_ENCODING, decode_body
from tasks.fetching.exchange import Permit, Walk, let_go, read_body, refresh_target, walk
from tasks.fetching.failures import EXCHANGE_ERRORS, AttemptEndedError, outcome_of
from tasks.fetching.guard import Guard
from tasks.fetching.retrying import pause_before_retry, retry_after
from tasks.fetching.settings import FetchSettings
from tasks.fetching.sniffing import charset_of, is_readable
from tasks.fetching.urls import web_url
from tasks.fetching.watchdog import Deadline, Watchdog
from values.snapshot import Outcome, Snapshot

log = logging.getLogger(__name__)

ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,*/*;q=0.5"
)
POOLED_HOSTS = 64
_STATUS_OUTCOMES = {
    204: Outcome.EMPTY,
    205: Outcome.EMPTY,
    206: Outcome.TRUNCATED,
    404: Outcome.NOT_FOUND,
    410: Outcome.GONE,
    429: Outcome.RETRY_LATER,
}

Read = Callable[[requests.Response, Snapshot, Deadline], bool]
"""Fills the snapshot from an answer; False when the page only sends its reader on."""


class Fetcher:
    """Asks for URLs under the guard, the caps and the deadline of its settings. Threads may share one."""

    def __init__(self, settings: FetchSettings | None = None, guard: Guard | None = None) -> None:
        self.settings = settings or FetchSettings()
        self._adapter = GuardedAdapter(guard or Guard(self.settings.allow), POOLED_HOSTS)
        self._watchdog = Watchdog()
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections and stop the watchdog."""
        self._adapter.close()
        self._watchdog.close()

    def fetch(
        self,
        url: str,
        etag: str | None = None,
        last_modified: str | None = None,
        permit: Permit | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> Snapshot:
        """Return the last of up to `tries` attempts, with growing pauses between them.

        For single documents; `crawl` makes its tries itself so that no thread sleeps.
        Raises ValueError when `url` is no http or https URL.
        """
        for tries in range(1, self.settings.tries + 1):
            snapshot = self.attempt(url, etag, last_modified, permit)
            pause = pause_before_retry(snapshot, tries, self.settings)
            if pause is None:
                break
            sleep(pause)
        return snapshot

    def attempt(
        self,
        url: str,
        etag: str | None = None,
        last_modified: str | None = None,
        permit: Permit | None = None,
        so_far: Walk | None = None,
    ) -> Snapshot:
        """Return what one attempt brings, redirects and immediate refreshes included.

        `permit` is asked before each of its requests.

        Raises ValueError when `url` is no http or https URL, and what `permit` raises; an attempt that it broke off is
        gone on with by handing over its walk as `so_far`.
        """
        record = so_far or Walk(web_url(url))
        headers = self._headers(etag, last_modified)
        conditional = bool(etag or last_modified)

        def read(response: requests.Response, snapshot: Snapshot, watch: Deadline) -> bool:
            self._read(response, snapshot, watch, conditional=conditional)
            onward = refresh_target(snapshot, record.url)
            record.url = onward or record.url
            return onward is None

        return self._run(record, headers, read, permit, self.settings.max_redirects)

    def fetch_robots(self, url: str) -> Snapshot:
        """Return a robots.txt: one attempt, five redirects as RFC 9309 asks, the body cut at its cap."""
        return self._run(Walk(url), self._headers(None, None), self._read_cut, None, 5)

    def _run(self, record: Walk, headers: dict[str, str], read: Read, permit: Permit | None, most: int) -> Snapshot:
        """Return what comes of a walk of `most` redirects."""
        asked = record.chain[0] if record.chain else record.url
        snapshot = _begun(asked)
        # Asked before the clock runs: a robots.txt that never comes must not look like a slow page.
        if permit is not None and (refused := permit(record.url)) is not None:
            snapshot.outcome, snapshot.error = refused, "robots.txt"
            _note_walk(snapshot, record)
            return snapshot
        started = time.monotonic()
        watch = self._watchdog.watch(self.settings.deadline)
        timeouts = (self.settings.connect_timeout, self.settings.read_timeout)
        try:
            with watched(watch):
                is_read = False
                while not is_read:
                    snapshot = _begun(asked)
                    response = walk(
                        self._session(), headers, record, watch, timeouts=timeouts, max_redirects=most, permit=permit
                    )
                    try:
                        is_read = read(response, snapshot, watch)
                    finally:
                        response.close()
        except EXCHANGE_ERRORS as error:
            late = watch.expired and not isinstance(error, AttemptEndedError)
            snapshot.outcome, snapshot.error = (Outcome.TIMEOUT, "the deadline passed") if late else outcome_of(error)
            snapshot.body = snapshot.encoded_body = b""
        finally:
            watch.finish()
            record.elapsed += time.monotonic() - started
        _note_walk(snapshot, record)
        log.debug("%s: %s in %.2f s", snapshot.requested_url, snapshot.outcome, snapshot.elapsed)
        return snapshot

    def _session(self) -> GuardedSession:
        """Return this thread's session."""
        session: GuardedSession | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = GuardedSession(self._adapter, self.settings.ca_bundle)
        return session

    def _headers(self, etag: str | None, last_modified: str | None) -> dict[str, str]:
        headers = {"User-Agent": self.settings.user_agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPT_ENCODING}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        return headers

    def _read(self, response: requests.Response, snapshot: Snapshot, watch: Deadline, *, conditional: bool) -> None:
        """Fill the snapshot from the last answer of the chain."""
        _note_head(response, snapshot)
        status = response.status_code
        if status not in (200, 203):
            let_go(response)
            raise AttemptEndedError(outcome_of_status(status, snapshot, conditional=conditional), f"status {status}")
        wire = read_body(response.raw, self.settings.wire_cap)
        if watch.expired:
            raise AttemptEndedError(Outcome.TIMEOUT, "the deadline passed")
        _keep_body(response, snapshot, wire, self.settings.decoded_cap)

    def _read_cut(self, response: requests.Response, snapshot: Snapshot, watch: Deadline) -> bool:  # noqa: ARG002
        _note_head(response, snapshot)
        if response.status_code != 200:
            let_go(response)
            raise AttemptEndedError(outcome_of_status(response.status_code, snapshot), f"status {response.status_code}")
        cap = self.settings.robots_cap
        wire = read_body(response.raw, cap, cut=True)
        snapshot.body = decode_body(wire, response.headers.get("Content-Encoding", ""), cap, cut=True)
        snapshot.outcome = Outcome.OK
        return True


def outcome_of_status(status: int, snapshot: Snapshot, *, conditional: bool = False) -> Outcome:
    """Return the outcome of an answer without a page."""
    if status == 304:
        return Outcome.NOT_MODIFIED if conditional else Outcome.PROTOCOL_ERROR
    if status == 503 and snapshot.not_before is not None:
        return Outcome.RETRY_LATER
    if status in _STATUS_OUTCOMES:
        return _STATUS_OUTCOMES[status]
    if 300 <= status < 400:
        return Outcome.BAD_REDIRECT
    return Outcome.SERVER_ERROR if 500 <= status < 600 else Outcome.REFUSED


def _begun(url: str) -> Snapshot:
    return Snapshot(url, url, Outcome.CONNECTION_FAILED, datetime.now(UTC))


def _note_walk(snapshot: Snapshot, record: Walk) -> None:
    snapshot.chain, snapshot.statuses = record.chain, record.statuses
    snapshot.request_headers, snapshot.elapsed = record.request_headers, record.elapsed
    snapshot.final_url = record.chain[-1] if record.chain else record.url


def _note_head(response: requests.Response, snapshot: Snapshot) -> None:
    snapshot.status = response.status_code
    snapshot.headers = [(name, value) for name, value in response.raw.headers.items()]
    snapshot.etag = _only(response, "ETag")
    snapshot.last_modified = _only(response, "Last-Modified")
    snapshot.not_before = retry_after(_only(response, "Retry-After"), datetime.now(UTC))


def _only(response: requests.Response, name: str) -> str | None:
    """Return a header that came once; two different validators validate nothing."""
    values = set(response.raw.headers.getlist(name))
    return values.pop() if len(values) == 1 else None


def _keep_body(response: requests.Response, snapshot: Snapshot, wire: bytes, cap: int) -> None:
    snapshot.wire_bytes = len(wire)
    body = decode_body(wire, response.headers.get("Content-Encoding", ""), cap)
    if not body.strip():
        raise AttemptEndedError(Outcome.EMPTY, "no content")
    content_type = next(iter(response.raw.headers.getlist("Content-Type")), "")
    if not is_readable(body, content_type):
        raise AttemptEndedError(Outcome.UNSUPPORTED_TYPE, "neither a page nor a feed nor a sitemap")
    snapshot.body = body
    snapshot.encoded_body = b"" if body == wire else wire
    snapshot.sha256 = hashlib.sha256(body).hexdigest()
    snapshot.charset, snapshot.charset_source = charset_of(body, content_type)
    snapshot.outcome = Outcome.OK
