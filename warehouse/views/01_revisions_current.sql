CREATE OR REPLACE VIEW revisions_current AS
SELECT revisions.*, articles.url, articles.host, articles.source, articles.withdrawn_at
FROM revisions
JOIN articles USING (article_id)
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY current_since DESC, revision_id) = 1;
COMMENT ON VIEW revisions_current IS 'The text that each article has now, with its address.';
COMMENT ON COLUMN revisions_current.url IS 'Address of the article.';
COMMENT ON COLUMN revisions_current.host IS 'Host name of the address.';
COMMENT ON COLUMN revisions_current.source IS 'Name of the source that the article came from.';
