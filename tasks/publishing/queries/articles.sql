SELECT title, publisher, url, published_day, fetched_at, page_kind, withdrawn_at,
    (SELECT count(*) FROM figures WHERE figures.revision_id = revisions_current.revision_id) AS figures
FROM revisions_current
ORDER BY published_day DESC NULLS LAST, url
LIMIT 25;
