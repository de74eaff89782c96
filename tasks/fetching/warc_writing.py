"""WARC records made from snapshots: a response and its request, a gzip member each, with their digests."""

import hashlib
import io
import zlib
from datetime import UTC
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from tasks.fetching.snapshot import Snapshot

REQUESTED_URI = "X-Requested-URI"
"""Extension field of our response records: the URL before its redirects."""


def warcinfo_member(name: str, software: str, level: int) -> bytes:
    """Return the first record of a file as one gzip member."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record(name, {"software": software, "format": "WARC File Format 1.1"}))
    return compressed(buffer.getvalue(), level)


def members_of(snapshot: Snapshot, level: int) -> bytes:
    """Return a snapshot's response and request records, a gzip member each."""
    pair = []
    response_id = f"<urn:uuid:{uuid4()}>"
    for record in (_response(snapshot, response_id), _request(snapshot, response_id)):
        buffer = io.BytesIO()
        WARCWriter(buffer, gzip=False, warc_version="1.1").write_record(record)
        # A body that came compressed does not get smaller, only slower to keep.
        pair.append(compressed(buffer.getvalue(), 0 if snapshot.encoded_body else level))
    return b"".join(pair)


def response_record(snapshot: Snapshot, record_id: str) -> bytes:
    """Return a snapshot's response record, not compressed."""
    buffer = io.BytesIO()
    WARCWriter(buffer, gzip=False, warc_version="1.1").write_record(_response(snapshot, record_id))
    return buffer.getvalue()


def compressed(record: bytes, level: int) -> bytes:
    """Return a record as one gzip member."""
    engine = zlib.compressobj(level, zlib.DEFLATED, 31)
    return engine.compress(record) + engine.flush()


def _response(snapshot: Snapshot, record_id: str) -> ArcWarcRecord:
    payload = snapshot.encoded_body or snapshot.body
    # The chunks of a chunked body are gone by now, so its header would mislead every reader.
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() == "transfer-encoding" else name, _one_line(value))
        for name, value in snapshot.headers
        if name.lower() != "content-length"
    ]
    kept.append(("Content-Length", str(len(payload))))
    http = StatusAndHeaders(f"{snapshot.status} {_reason(snapshot.status)}", kept, protocol="HTTP/1.1")
    fields = _fields(snapshot, record_id) | {"WARC-Payload-Digest": _payload_digest(snapshot)}
    if snapshot.requested_url != snapshot.final_url:
        fields[REQUESTED_URI] = snapshot.requested_url
    return _record("response", snapshot.final_url, fields, http, payload)


def _request(snapshot: Snapshot, response_id: str) -> ArcWarcRecord:
    parts = urlsplit(snapshot.final_url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *((name, _one_line(value)) for name, value in snapshot.request_headers)]
    http = StatusAndHeaders(f"GET {target} HTTP/1.1", headers, is_http_request=True)
    fields = _fields(snapshot, f"<urn:uuid:{uuid4()}>") | {"WARC-Concurrent-To": response_id}
    return _record("request", snapshot.final_url, fields, http, b"")


def _fields(snapshot: Snapshot, record_id: str) -> dict[str, str]:
    date = snapshot.fetched_at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return {"WARC-Record-ID": record_id, "WARC-Date": date}


def _record(kind: str, uri: str, fields: dict[str, str], http: StatusAndHeaders, payload: bytes) -> ArcWarcRecord:
    http.compute_headers_buffer()
    fields["WARC-Block-Digest"] = _digest(http.headers_buff + payload)
    builder = WARCWriter(io.BytesIO(), gzip=False, warc_version="1.1")
    return builder.create_warc_record(
        uri, kind, payload=io.BytesIO(payload), length=len(payload), http_headers=http, warc_headers_dict=fields
    )


def _digest(block: bytes) -> str:
    return f"sha256:{hashlib.sha256(block).hexdigest()}"


def _payload_digest(snapshot: Snapshot) -> str:
    known = snapshot.sha256 if not snapshot.encoded_body else None
    return f"sha256:{known}" if known else _digest(snapshot.encoded_body or snapshot.body)


def _one_line(value: str) -> str:
    return " ".join(value.split("\r\n")).replace("\n", " ").replace("\r", " ")


def _reason(status: int | None) -> str:
    try:
        return HTTPStatus(status or 0).phrase
    except ValueError:
        return "Unknown"
