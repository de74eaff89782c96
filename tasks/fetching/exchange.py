"""One request and its answer: sent, walked along its redirects, read under a cap."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests
from requests.cookies import RequestsCookieJar
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from w3lib.html import get_meta_refresh

from tasks.fetching.connection import GuardedSession
from tasks.fetching.decoding import TooLargeError
from tasks.fetching.failures import AttemptEndedError
from tasks.fetching.urls import WEB_SCHEMES, web_url
from tasks.fetching.watchdog import Deadline
from values.snapshot import Outcome, Snapshot

REDIRECTS = (301, 302, 303, 307, 308)
_STEP = 64 * 1024
_DRAINED = 16 * 1024
_REFRESH_HEAD = 4096
"""A refresh further down stands in a page to read."""
_AT_ONCE = 1.0
"""Seconds within which nobody reads a page."""

Permit = Callable[[str], Outcome | None]
"""Says whether a URL may be asked: None, or the outcome that stands for the refusal; may raise TurnEndedError."""


class TurnEndedError(Exception):
    """The next request of an attempt goes to a host whose turn it is not; its walk is gone on with later."""


@dataclass(slots=True)
class Walk:
    """The requests of one attempt, in order, and where it goes next."""

    url: str
    """The next to be asked, or the last one asked."""
    chain: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    request_headers: list[tuple[str, str]] = field(default_factory=list)
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)
    """They live along the chain only, so that a page which sets one and comes back is no loop."""
    seen: set[tuple[str, str]] = field(default_factory=set)
    elapsed: float = 0.0
    """Seconds of asking; waiting for a host's turn is not counted."""


def walk(
    session: GuardedSession,
    headers: dict[str, str],
    record: Walk,
    watch: Deadline,
    *,
    timeouts: tuple[float, float],
    max_redirects: int,
    permit: Permit | None = None,
) -> requests.Response:
    """Return the first answer that is no redirect, its body unread; `record` is filled on the way.

    `permit` is asked about every URL but the first.
    Raises AttemptEndedError where the chain ends without an answer, and what `permit` and `requests` raise.
    """
    while True:
        state = (record.url, repr(sorted((c.domain, c.path, c.name, c.value or "") for c in record.cookies)))
        if state in record.seen or len(record.chain) > max_redirects:
            raise AttemptEndedError(Outcome.REDIRECT_LOOP, f"{len(record.chain)} requests without an answer")
        if record.chain and permit is not None and (refused := permit(record.url)) is not None:
            raise AttemptEndedError(refused, "robots.txt, after a redirect")
        record.seen.add(state)
        record.chain.append(record.url)
        response = send(session, headers, record, watch, timeouts)
        if response.status_code not in REDIRECTS:
            return response
        location = _location(response)
        let_go(response)
        record.url = redirect_target(record.url, location)


def send(
    session: GuardedSession, headers: dict[str, str], record: Walk, watch: Deadline, timeouts: tuple[float, float]
) -> requests.Response:
    """Return the answer to one request, its body unread; a kept connection that had died is replaced unnoticed."""
    session.cookies = record.cookies
    # Not by the session: it has nothing to add but its cookies, and merging its settings costs as much as the rest.
    prepared = requests.Request("GET", record.url, headers=headers, cookies=record.cookies).prepare()
    record.request_headers = list(prepared.headers.items())

    def once() -> requests.Response:
        watch.fresh = False
        return session.send(prepared, stream=True, timeout=timeouts, allow_redirects=False)

    try:
        response = once()
    except requests.ConnectionError:
        if watch.fresh or watch.expired:
            raise
        response = once()
    if watch.expired:
        response.close()
        raise AttemptEndedError(Outcome.TIMEOUT, "the deadline passed")
    record.statuses.append(response.status_code)
    return response


def _location(response: requests.Response) -> str | None:
    location = response.headers.get("Location")
    # http.client reads headers as latin-1; a raw UTF-8 target is what browsers take it for.
    return location.encode("latin-1").decode("utf-8", "replace").strip() if location else None


def redirect_target(url: str, location: str | None) -> str:
    """Return the URL a redirect leads to; raises AttemptEndedError for none, a broken one or another scheme."""
    if not location:
        raise AttemptEndedError(Outcome.BAD_REDIRECT, "a redirect without a target")
    try:
        target = urljoin(url, location)
        if urlsplit(target).scheme.lower() not in WEB_SCHEMES:
            raise AttemptEndedError(Outcome.BLOCKED_SCHEME, "a redirect to something other than http or https")
        return web_url(target)
    except ValueError:
        raise AttemptEndedError(Outcome.BAD_REDIRECT, "a redirect to a target that is no URL") from None


def refresh_target(snapshot: Snapshot, url: str) -> str | None:
    """Return the URL that the page at `url` sends its reader to at once by a refresh; None for a page to read.

    What stands in a script or noscript is not meant, nor is a refresh to the page itself or to no web address.
    """
    head = snapshot.body[:_REFRESH_HEAD]
    if b"refresh" not in head.lower():
        return None
    try:
        seconds, target = get_meta_refresh(head.decode(snapshot.charset or "utf-8", "replace"), url)
        onward = web_url(target or "")
    except ValueError:
        return None
    return onward if seconds is not None and seconds <= _AT_ONCE and onward != url else None


def read_body(raw: BaseHTTPResponse, cap: int, *, cut: bool = False) -> bytes:
    """Return the body as it comes, still encoded; with `cut`, only its beginning when it is over the cap."""
    declared = raw.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) > cap and not cut:
        raise TooLargeError(f"{declared} bytes declared")
    body = bytearray()
    while piece := raw.read(_STEP, decode_content=False):
        body += piece
        if len(body) > cap:
            if not cut:
                raise TooLargeError(f"over {cap} bytes on the wire")
            del body[cap:]
            break
    return bytes(body)


def let_go(response: requests.Response) -> None:
    """Give the connection back when little is left to read, else close it; nothing is unpacked."""
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared) <= _DRAINED:
        with contextlib.suppress(HTTPError, OSError):
            response.raw.read(_DRAINED, decode_content=False)
    response.close()
