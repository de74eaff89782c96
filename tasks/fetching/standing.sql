-- What an attempt makes of its URL; what is known of the body stays unless one was read.
UPDATE urls SET
    state = :state,
    outcome = :outcome,
    not_before = :not_before,
    attempts = :attempts,
    settled = :settled,
    refetch_at = :refetch_at,
    withdrawn_at = iif(:withdrawn, coalesce(withdrawn_at, :now), iif(:there, NULL, withdrawn_at)),
    final_url = iif(:read, :final_url, final_url),
    etag = iif(:read, :etag, etag),
    last_modified = iif(:read, :last_modified, last_modified),
    sha256 = iif(:read, :sha256, sha256),
    warc_file = iif(:read, :warc_file, warc_file),
    warc_offset = iif(:read, :warc_offset, warc_offset),
    fetched_at = iif(:read, :now, fetched_at),
    changed_at = iif(:changed, :now, changed_at)
WHERE url_key = :key
