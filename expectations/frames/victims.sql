SELECT
    victims.victim_id,
    victims.victim_id IN (SELECT victim_id FROM victims GROUP BY victim_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    victims.span_start,
    victims.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, victims.span_start + 1, victims.span_end - victims.span_start)
            <> victims.quote, true) AS quote_differs,
    coalesce(victims.span_start < sentences.span_start OR victims.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(victims.event, '') AS event,
    coalesce(victims.rule, '') = '' AS rule_missing
FROM victims
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
