"""What one attempt to fetch one address brings back."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How an attempt ended; every attempt has exactly one."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    NOT_FOUND = "not_found"
    GONE = "gone"
    REFUSED = "refused"
    RETRY_LATER = "retry_later"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    CONNECTION_FAILED = "connection_failed"
    PROTOCOL_ERROR = "protocol_error"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    REDIRECT_LOOP = "redirect_loop"
    BAD_REDIRECT = "bad_redirect"
    BLOCKED_SCHEME = "blocked_scheme"
    BLOCKED_ADDRESS = "blocked_address"
    UNSUPPORTED_TYPE = "unsupported_type"
    EMPTY = "empty"
    ROBOTS_DENIED = "robots_denied"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    TAKEN_DOWN = "taken_down"


WELL = frozenset({Outcome.OK, Outcome.NOT_MODIFIED, Outcome.TAKEN_DOWN})
"""How an attempt ends of which nobody has to be told."""


@dataclass(slots=True)
class Snapshot:
    """One attempt: what was asked, what came, and where the bytes are kept."""

    requested_url: str
    final_url: str
    outcome: Outcome
    fetched_at: datetime
    """Aware, UTC."""
    status: int | None = None
    chain: list[str] = field(default_factory=list)
    """Every URL asked, in order, the requested one first."""
    body: bytes = b""
    """Decoded from its content encoding, not from its charset."""
    headers: list[tuple[str, str]] = field(default_factory=list)
    wire_bytes: int = 0
    sha256: str | None = None
    """Of `body`, lower-case hex."""
    etag: str | None = None
    last_modified: str | None = None
    not_before: datetime | None = None
    """When the server asks to come back."""
    error: str | None = None
    """One line for people, without credentials or header values."""
    elapsed: float = 0.0
    """Seconds."""
    warc_file: str | None = None
    warc_offset: int | None = None
    encoded_body: bytes = b""
    """As it came, still content-encoded; empty when that is the same as `body`."""
    request_headers: list[tuple[str, str]] = field(default_factory=list)
    """As sent with the last request of the chain."""
    statuses: list[int] = field(default_factory=list)
    """The status each URL of `chain` answered, as far as one came."""
    charset: str | None = None
    charset_source: str | None = None
    """What decided the charset: bom, utf-8 (all bytes are valid), header or meta."""

    def take_down(self) -> None:
        """Drop everything that came, because the address or a person in the page was taken down."""
        self.outcome, self.error = Outcome.TAKEN_DOWN, "taken down"
        self.body = self.encoded_body = b""
        self.headers, self.sha256, self.etag, self.last_modified = [], None, None, None
