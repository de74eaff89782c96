CREATE OR REPLACE VIEW incident_persons AS
WITH told AS (
    SELECT
        incident_stories.incident_id,
        incident_stories.article_id,
        persons.*
    FROM incident_stories
    JOIN persons USING (revision_id)
    -- A person whom the reading puts in no happening belongs to what the article is about.
    WHERE coalesce(persons.told_incident_id = incident_stories.story_id, incident_stories.is_main)
)
SELECT
    told.incident_id,
    told.name_key,
    mode(told.name ORDER BY told.name) AS name,
    list_sort(list(DISTINCT told.name)) AS spellings,
    list_sort(list(DISTINCT told.age) FILTER (told.age IS NOT NULL)) AS ages,
    list_sort(list(DISTINCT told.role) FILTER (told.role IS NOT NULL)) AS roles,
    list_sort(list(DISTINCT person_fates.event) FILTER (person_fates.event IS NOT NULL)) AS fates,
    count(DISTINCT told.article_id) AS articles
FROM told
LEFT JOIN person_fates USING (person_id)
GROUP BY told.incident_id, told.name_key;
COMMENT ON VIEW incident_persons IS 'The persons of each incident, joined by name key within it: two people of one name in two incidents are two.';
COMMENT ON COLUMN incident_persons.name IS 'The spelling used most.';
COMMENT ON COLUMN incident_persons.spellings IS 'All spellings of the name.';
COMMENT ON COLUMN incident_persons.ages IS 'Ages told; more than one when the articles disagree or time went by.';
COMMENT ON COLUMN incident_persons.roles IS 'Roles told.';
COMMENT ON COLUMN incident_persons.fates IS 'What happened to the person, by any article of the incident.';
COMMENT ON COLUMN incident_persons.articles IS 'Articles of the incident that name the person.';
