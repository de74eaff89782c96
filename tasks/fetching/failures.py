"""Every error of the layers below turned into one outcome and one line without URL, header value or credentials."""

import http.client
import ssl
from collections.abc import Iterator

import requests
from urllib3 import exceptions as pool

from tasks.fetching import decoding
from tasks.fetching.guard import BlockedAddressError
from values.snapshot import Outcome


class AttemptEndedError(Exception):
    """An attempt came to its end before a whole body, with this outcome."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome


# What the exchange of one attempt may raise; anything else is a fault of ours and must show.
EXCHANGE_ERRORS = (
    requests.RequestException,
    pool.HTTPError,
    http.client.HTTPException,
    OSError,
    UnicodeError,
    BlockedAddressError,
    AttemptEndedError,
    decoding.TooLargeError,
    decoding.TruncatedError,
    decoding.UnknownEncodingError,
    decoding.CorruptError,
)
# The order matters: RemoteDisconnected is a BadStatusLine too, IncompleteRead an HTTPException, and urllib3 counts a
# connection that was refused and a name without an address among its timeouts.
_OUTCOMES: list[tuple[tuple[type[BaseException], ...], Outcome, str]] = [
    ((BlockedAddressError,), Outcome.BLOCKED_ADDRESS, "the host leads to an address that is not allowed"),
    ((pool.NameResolutionError,), Outcome.CONNECTION_FAILED, "the host name cannot be resolved"),
    ((pool.NewConnectionError,), Outcome.CONNECTION_FAILED, "the connection was refused or reset"),
    ((TimeoutError, pool.TimeoutError, requests.Timeout), Outcome.TIMEOUT, "no answer in time"),
    ((decoding.TooLargeError,), Outcome.TOO_LARGE, "the body is over the cap"),
    ((decoding.TruncatedError,), Outcome.TRUNCATED, "the compressed body stops before its end"),
    ((decoding.UnknownEncodingError,), Outcome.UNSUPPORTED_TYPE, "the body has an encoding that was not asked for"),
    ((decoding.CorruptError,), Outcome.PROTOCOL_ERROR, "the body is not compressed as it claims"),
    ((http.client.RemoteDisconnected,), Outcome.CONNECTION_FAILED, "closed before a response"),
    ((http.client.IncompleteRead, pool.IncompleteRead), Outcome.TRUNCATED, "the body stops before its end"),
    ((ssl.SSLError, pool.SSLError), Outcome.CONNECTION_FAILED, "no trusted TLS connection"),
    ((ConnectionError,), Outcome.CONNECTION_FAILED, "the connection was refused or reset"),
    ((http.client.HTTPException, pool.InvalidHeader), Outcome.PROTOCOL_ERROR, "the answer is not valid HTTP"),
    ((requests.exceptions.InvalidURL, UnicodeError), Outcome.CONNECTION_FAILED, "the host name cannot be used"),
]


def causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and all that it wraps, however the libraries packed it."""
    seen: set[int] = set()
    pending: list[object] = [error]
    while pending:
        current = pending.pop()
        if isinstance(current, BaseException) and id(current) not in seen:
            seen.add(id(current))
            yield current
            pending += [*current.args, getattr(current, "reason", None), current.__cause__, current.__context__]


def outcome_of(error: BaseException) -> tuple[Outcome, str]:
    """Return the outcome of an attempt that raised `error`, and the reason in words."""
    chain = list(causes(error))
    for part in chain:
        if isinstance(part, AttemptEndedError):
            return part.outcome, str(part)
    for kinds, outcome, reason in _OUTCOMES:
        if any(isinstance(part, kinds) for part in chain):
            return outcome, reason
    if any(isinstance(part, OSError) and not isinstance(part, requests.RequestException) for part in chain):
        return Outcome.CONNECTION_FAILED, "the connection failed"
    return Outcome.PROTOCOL_ERROR, f"the exchange failed ({type(error).__name__})"
