-- An article by its address, its id or the id of one of its figures, or the beginning of an id.
SELECT
    revisions_current.article_id,
    revisions_current.revision_id,
    revisions_current.title,
    coalesce(revisions_current.publisher, revisions_current.host) AS publisher,
    revisions_current.url,
    revisions_current.published_day,
    revisions_current.fetched_at,
    revisions_current.status,
    revisions_current.page_kind,
    revisions_current.read_language,
    revisions_current.withdrawn_at,
    revisions_current.body_sha256,
    revisions_current.warc_file,
    revisions_current.warc_offset
FROM revisions_current
WHERE revisions_current.url = $named
    OR revisions_current.final_url = $named
    OR $is_id AND starts_with(revisions_current.article_id, $named)
    OR $is_id AND revisions_current.revision_id IN (SELECT revision_id FROM figures WHERE starts_with(figure_id, $named))
ORDER BY revisions_current.url
