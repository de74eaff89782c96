SELECT
    sentences.sentence_id,
    sentences.sentence_id IN (SELECT sentence_id FROM sentences GROUP BY sentence_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.span_start,
    sentences.span_end,
    coalesce(sentences.zone, '') AS zone,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, sentences.span_start + 1, sentences.span_end - sentences.span_start)
            <> sentences.quote, true) AS quote_differs
FROM sentences
LEFT JOIN revisions USING (revision_id)
