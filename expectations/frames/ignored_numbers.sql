SELECT
    ignored_numbers.ignored_id,
    ignored_numbers.ignored_id IN (SELECT ignored_id FROM ignored_numbers GROUP BY ignored_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    ignored_numbers.span_start,
    ignored_numbers.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, ignored_numbers.span_start + 1, ignored_numbers.span_end - ignored_numbers.span_start)
            <> ignored_numbers.quote, true) AS quote_differs,
    coalesce(ignored_numbers.span_start < sentences.span_start OR ignored_numbers.span_end > sentences.span_end, false)
        AS outside_sentence,
    trim(coalesce(ignored_numbers.reason, '')) = '' AS reason_missing
FROM ignored_numbers
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
