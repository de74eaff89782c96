CREATE OR REPLACE VIEW incident_denials AS
SELECT
    incident_stories.incident_id,
    denials.denial_id,
    denials.speaker,
    denials.quote,
    denials.target,
    denials.scope,
    denials.answers,
    coalesce(denials.said_on, revisions_current.published_day) AS day,
    revisions_current.publisher,
    revisions_current.url
FROM incident_stories
JOIN revisions_current USING (revision_id)
JOIN denials USING (revision_id)
WHERE coalesce(denials.told_incident_id = incident_stories.story_id, incident_stories.is_main);
COMMENT ON VIEW incident_denials IS 'What is denied of each incident, by whom and where.';
COMMENT ON COLUMN incident_denials.day IS 'Day of the denial, else of publication.';
COMMENT ON COLUMN incident_denials.publisher IS 'Outlet that published the article.';
COMMENT ON COLUMN incident_denials.url IS 'Address of the article.';
