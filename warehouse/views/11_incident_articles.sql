CREATE OR REPLACE VIEW incident_articles AS
SELECT
    incident_stories.incident_id,
    incident_stories.article_id,
    revisions_current.url,
    bool_or(incident_stories.is_main) AS is_main,
    any_value(revisions_current.title) AS title,
    any_value(revisions_current.publisher) AS publisher,
    any_value(revisions_current.published_day) AS published_day,
    any_value(revisions_current.withdrawn_at) AS withdrawn_at,
    arg_max(incident_stories.score, (incident_stories.is_main, incident_stories.score)) AS score,
    arg_max(incident_stories.reason, (incident_stories.is_main, incident_stories.score)) AS reason
FROM incident_stories
JOIN revisions_current USING (revision_id)
GROUP BY incident_stories.incident_id, incident_stories.article_id, revisions_current.url;
COMMENT ON VIEW incident_articles IS 'The articles of each incident, with the evidence that brought them to it.';
COMMENT ON COLUMN incident_articles.url IS 'Address of the article.';
COMMENT ON COLUMN incident_articles.is_main IS 'True when the article is about the incident; false when it mentions it.';
COMMENT ON COLUMN incident_articles.title IS 'Headline.';
COMMENT ON COLUMN incident_articles.publisher IS 'Outlet.';
COMMENT ON COLUMN incident_articles.published_day IS 'Day of publication.';
COMMENT ON COLUMN incident_articles.score IS 'How likely the article tells the same happening as the one it was joined to, 0 to 1; 0 for the first.';
COMMENT ON COLUMN incident_articles.reason IS 'The evidence that spoke most for it.';
