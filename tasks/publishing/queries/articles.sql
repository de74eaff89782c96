SELECT
    revisions_current.article_id,
    revisions_current.title,
    coalesce(revisions_current.publisher, revisions_current.host) AS publisher,
    revisions_current.url,
    revisions_current.published_day,
    revisions_current.fetched_at,
    revisions_current.page_kind,
    revisions_current.read_language,
    revisions_current.withdrawn_at,
    revisions_current.body_sha256,
    revisions_current.warc_file,
    revisions_current.warc_offset,
    runs.started_at AS first_read_at,
    (SELECT count(*) FROM figures WHERE figures.revision_id = revisions_current.revision_id) AS figures
FROM revisions_current
JOIN articles USING (article_id)
LEFT JOIN runs ON runs.run_id = articles.run_id
ORDER BY revisions_current.published_day DESC NULLS LAST, revisions_current.url;
