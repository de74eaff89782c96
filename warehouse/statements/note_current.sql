-- A text that was replaced and has come back is current again; a text that never left keeps its day.
UPDATE revisions SET current_since = back.current_since
FROM (
    SELECT DISTINCT incoming.revision_id, incoming.current_since
    FROM incoming_revisions AS incoming
    JOIN revisions AS known ON known.revision_id = incoming.revision_id
    JOIN revisions AS other ON other.article_id = incoming.article_id AND other.revision_id <> incoming.revision_id
    WHERE other.current_since > known.current_since AND other.current_since < incoming.current_since
) AS back
WHERE revisions.revision_id = back.revision_id;
