SELECT
    refused_answers.refused_id,
    refused_answers.refused_id
        IN (SELECT refused_id FROM refused_answers GROUP BY refused_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    refused_answers.reason,
    refused_answers.field
FROM refused_answers
LEFT JOIN revisions USING (revision_id)
