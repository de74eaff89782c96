"""Post requests to the one address that the user set; nothing else hears of them."""

import os
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from time import monotonic
from typing import Any

import requests
from requests.adapters import HTTPAdapter, Retry

from tasks.reading.outcomes import FINAL, Reply
from tasks.reading.replies import reply_of
from tasks.reading.settings import ModelSettings
from values.second_reading import RequestOutcome

MOST_BYTES = 8 << 20
HEALING = (429, 500, 502, 503, 504)
TRIES = 4
LONGEST_WAIT = 60.0
"""Seconds: a server that wants more patience is told of, not waited for."""
FAULTS = {
    401: RequestOutcome.WRONG_KEY,
    403: RequestOutcome.WRONG_KEY,
    404: RequestOutcome.NO_SUCH_MODEL,
    429: RequestOutcome.RATE_LIMITED,
}
_CHUNK = 1 << 16


class _Patience(Retry):
    """Retries what may heal, as long after as the server says, within limits."""

    def get_retry_after(self, response: Any) -> float | None:  # noqa: ANN401 - a response of urllib3
        wanted = super().get_retry_after(response)
        return None if wanted is None else min(wanted, LONGEST_WAIT)


class Endpoint:
    """A model's address; `tell` takes one line for the log."""

    def __init__(self, settings: ModelSettings, tell: Callable[[str], None], backoff: float = 1.0) -> None:
        self._settings, self._tell, self._backoff = settings, tell, backoff
        self._lock = Lock()
        self._is_plain = False
        """True once the server has refused a JSON schema: it is asked for any JSON object then."""
        self._end: Reply | None = None
        self._said: set[str] = set()

    def ask(self, body: dict[str, Any]) -> Reply:
        """Return what came of a request; after a final outcome nothing more is sent."""
        if self._end is not None:
            return Reply(RequestOutcome.NOT_ASKED, error=self._end.error)
        reply, status = self._post(self._shaped(body))
        if status in (400, 422) and not self._is_plain and "response_format" in body:
            plain, again = self._post(body | {"response_format": {"type": "json_object"}})
            if again == 200:
                self._is_plain = True
                self._tell_once("the model's server takes no JSON schema: it is asked for a JSON object instead")
                reply = plain
        if reply.outcome in FINAL:
            with self._lock:
                self._end = self._end or reply
            self._tell_once(f"second reader: {reply.outcome}: {reply.error}; it is not asked again in this run")
        return reply

    def _shaped(self, body: dict[str, Any]) -> dict[str, Any]:
        return body | {"response_format": {"type": "json_object"}} if self._is_plain else body

    def _tell_once(self, line: str) -> None:
        with self._lock:
            is_new = line not in self._said
            self._said.add(line)
        if is_new:
            self._tell(line)

    def _post(self, body: dict[str, Any]) -> tuple[Reply, int]:
        started = monotonic()
        address, timeout = self._settings.endpoint, self._settings.timeout
        try:
            with (
                self._session() as session,
                session.post(address, json=body, timeout=timeout, allow_redirects=False, stream=True) as response,
            ):
                reply, status = self._reply(response, started), response.status_code
        except requests.RequestException as error:
            reply, status = self._failed(error), 0
        return replace(reply, seconds=monotonic() - started), status

    def _failed(self, error: requests.RequestException) -> Reply:
        if isinstance(error, requests.Timeout) or "timed out" in str(error):
            return Reply(
                RequestOutcome.TIMED_OUT, error=f"{self._settings.endpoint}: no answer in {self._settings.timeout:g} s"
            )
        return Reply(RequestOutcome.UNREACHABLE, error=f"{self._settings.endpoint}: {type(error).__name__}")

    def _session(self) -> requests.Session:
        session = requests.Session()
        # No proxy, no .netrc: the text and the key go to the set address alone.
        session.trust_env = False
        if (key := self._settings.key) is not None:
            session.headers["Authorization"] = f"Bearer {key.get_secret_value()}"
        session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
        patience = _Patience(
            total=TRIES - 1,
            read=1,
            redirect=0,
            backoff_factor=self._backoff,
            backoff_max=LONGEST_WAIT,
            status_forcelist=HEALING,
            allowed_methods=None,
            raise_on_status=False,
        )
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=patience))
        return session

    def _reply(self, response: requests.Response, started: float) -> Reply:
        status = response.status_code
        if 300 <= status < 400:
            return Reply(RequestOutcome.REDIRECTED, error=f"{self._settings.endpoint} redirects, which is refused")
        if "text/event-stream" in response.headers.get("Content-Type", ""):
            return Reply(RequestOutcome.STREAMED, error="the server streams although it was asked not to")
        body = self._body(response, started)
        if isinstance(body, Reply):
            return body
        if status == 200:
            return reply_of(body)
        outcome = FAULTS.get(status) or (RequestOutcome.SERVER_ERROR if status >= 500 else RequestOutcome.REFUSED)
        return Reply(outcome, body, error=f"HTTP {status}: {' '.join(body[:200].split())}")

    def _body(self, response: requests.Response, started: float) -> str | Reply:
        """Return the body, unless it is endless or comes too slowly."""
        parts, size = [], 0
        for chunk in response.iter_content(_CHUNK):
            parts.append(chunk)
            size += len(chunk)
            if size > MOST_BYTES:
                return Reply(RequestOutcome.TOO_LARGE, error=f"an answer of more than {MOST_BYTES:,} bytes")
            if monotonic() - started > self._settings.timeout * TRIES:
                return Reply(RequestOutcome.TIMED_OUT, error="the answer comes too slowly")
        return b"".join(parts).decode("utf-8", "replace")
