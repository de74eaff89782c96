SELECT
    places.place_mention_id,
    places.place_mention_id IN (SELECT place_mention_id FROM places GROUP BY place_mention_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    places.span_start,
    places.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, places.span_start + 1, places.span_end - places.span_start)
            <> places.quote, true) AS quote_differs,
    coalesce(places.span_start < sentences.span_start OR places.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(places.precision, '') AS precision,
    coalesce(places.rule, '') = '' AS rule_missing
FROM places
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
