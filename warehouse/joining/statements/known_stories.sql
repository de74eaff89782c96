-- Stories that an arriving one may join: those told within some weeks of it, and those that name one of its persons.
WITH told AS (SELECT DISTINCT told_on FROM arriving_revisions),
spans AS (SELECT min(told_on) - $days AS first, max(told_on) + $days AS last FROM told),
arriving_names AS (
    SELECT DISTINCT name_key FROM persons JOIN arriving_revisions USING (revision_id)
),
named AS (
    SELECT DISTINCT story_id FROM (SELECT story_id, unnest(names) AS name_key FROM incident_stories)
    SEMI JOIN arriving_names USING (name_key)
)
SELECT incident_stories.* FROM incident_stories, spans
WHERE told_on BETWEEN spans.first AND spans.last OR story_id IN (SELECT story_id FROM named)
ORDER BY told_on, story_id
