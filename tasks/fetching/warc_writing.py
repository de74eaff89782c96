"""WARC records made from snapshots: a response and its request, a gzip member each, with their digests."""

import hashlib
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import uuid4

from isal import isal_zlib
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

from values.snapshot import Snapshot

REQUESTED_URI = "X-Requested-URI"
"""Extension field of our response records: the URL before its redirects."""
_GZIP = 31
"""What zlib calls a gzip member."""
Fields = Iterable[tuple[str, str]]


def warcinfo_member(name: str, software: str) -> bytes:
    """Return the first record of a file as one gzip member."""
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    fields = [("WARC-Filename", name), ("Content-Type", "application/warc-fields")]
    return _packed(_record("warcinfo", _record_id(), datetime.now(UTC), fields, block))


def members_of(snapshot: Snapshot) -> bytes:
    """Return a snapshot's response and request records, a gzip member each."""
    response_id = _record_id()
    response = response_record(snapshot, response_id)
    # A body that came compressed does not get smaller, only slower to keep.
    kept = compressed(response, 0) if snapshot.encoded_body else _packed(response)
    return kept + _packed(_request_record(snapshot, response_id))


def _packed(record: bytes) -> bytes:
    """Return a record as one gzip member, four times as fast as zlib packs it, and no longer."""
    return isal_zlib.compress(record, 1, _GZIP)


def compressed(record: bytes, level: int) -> bytes:
    """Return a record as one gzip member."""
    engine = zlib.compressobj(level, zlib.DEFLATED, _GZIP)
    return engine.compress(record) + engine.flush()


def response_record(snapshot: Snapshot, record_id: str, *, with_payload_digest: bool = True) -> bytes:
    """Return a snapshot's response record, not compressed; the digest of its payload is optional in the format."""
    payload = snapshot.encoded_body or snapshot.body
    # The chunks of a chunked body are gone by now, so its header would mislead every reader.
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, _one_line(value))
        for name, value in snapshot.headers
        if name.lower() != "content-length"
    ]
    kept.append(("Content-Length", str(len(payload))))
    http = StatusAndHeaders(f"{snapshot.status} {_reason(snapshot.status)}", kept, protocol="HTTP/1.1")
    fields = [*_http_fields(snapshot, "response")]
    if with_payload_digest:
        fields.append(("WARC-Payload-Digest", _payload_digest(snapshot)))
    if snapshot.requested_url != snapshot.final_url:
        fields.append((REQUESTED_URI, snapshot.requested_url))
    return _record("response", record_id, snapshot.fetched_at, fields, http.to_ascii_bytes(), payload)


def _request_record(snapshot: Snapshot, response_id: str) -> bytes:
    parts = urlsplit(snapshot.final_url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *((name, _one_line(value)) for name, value in snapshot.request_headers)]
    http = StatusAndHeaders(f"GET {target} HTTP/1.1", headers, is_http_request=True)
    fields = [*_http_fields(snapshot, "request"), ("WARC-Concurrent-To", response_id)]
    return _record("request", _record_id(), snapshot.fetched_at, fields, http.to_ascii_bytes())


def _http_fields(snapshot: Snapshot, kind: str) -> Fields:
    return ("WARC-Target-URI", snapshot.final_url), ("Content-Type", f"application/http; msgtype={kind}")


def _record_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _record(kind: str, record_id: str, made: datetime, fields: Fields, head: bytes, payload: bytes = b"") -> bytes:
    """Return a whole record, whose block is the head and the payload."""
    digest = hashlib.sha256(head)
    digest.update(payload)
    named = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", record_id),
        ("WARC-Date", made.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")),
        *fields,
        ("WARC-Block-Digest", f"sha256:{digest.hexdigest()}"),
        ("Content-Length", str(len(head) + len(payload))),
    ]
    lines = "".join(f"{name}: {value}\r\n" for name, value in named)
    return b"".join((b"WARC/1.1\r\n", lines.encode(), b"\r\n", head, payload, b"\r\n\r\n"))


def _payload_digest(snapshot: Snapshot) -> str:
    known = snapshot.sha256 if not snapshot.encoded_body else None
    return f"sha256:{known or hashlib.sha256(snapshot.encoded_body or snapshot.body).hexdigest()}"


def _one_line(value: str) -> str:
    return " ".join(value.split("\r\n")).replace("\n", " ").replace("\r", " ")


def _reason(status: int | None) -> str:
    try:
        return HTTPStatus(status or 0).phrase
    except ValueError:
        return "Unknown"
