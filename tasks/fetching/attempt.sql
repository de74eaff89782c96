-- One row an attempt.
INSERT INTO attempts (
    url_key, requested_url, final_url, chain, status, outcome, error, wire_bytes, sha256, etag, last_modified,
    charset, charset_source, fetched_at, elapsed, not_before, warc_file, warc_offset
) VALUES (
    :url_key, :requested_url, :final_url, :chain, :status, :outcome, :error, :wire_bytes, :sha256, :etag,
    :last_modified, :charset, :charset_source, :fetched_at, :elapsed, :not_before, :warc_file, :warc_offset
)
