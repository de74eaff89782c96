-- A text that was replaced and has come back is current again; a text that never left keeps its day.
UPDATE revisions SET current_since = incoming.current_since
FROM incoming_revisions AS incoming
WHERE revisions.revision_id = incoming.revision_id
    AND incoming.current_since > revisions.current_since
    AND EXISTS (
        FROM revisions AS other
        WHERE other.article_id = incoming.article_id
            AND other.revision_id <> incoming.revision_id
            AND other.current_since > revisions.current_since
            AND other.current_since < incoming.current_since
    );
