SELECT
    reader_differences.difference_id,
    reader_differences.difference_id
        IN (SELECT difference_id FROM reader_differences GROUP BY difference_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    reader_differences.span_start,
    reader_differences.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, reader_differences.span_start + 1,
            reader_differences.span_end - reader_differences.span_start) <> reader_differences.quote, true) AS quote_differs,
    reader_differences.field,
    reader_differences.chosen,
    reader_differences.event,
    reader_differences.rules_value IS NOT DISTINCT FROM reader_differences.model_value AS nothing_differs
FROM reader_differences
LEFT JOIN revisions USING (revision_id)
