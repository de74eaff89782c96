-- The length of a text is counted once, not once a row.
WITH texts AS MATERIALIZED (SELECT revision_id, text, length(text) AS length, published_day FROM revisions)
SELECT
    attributions.attribution_id,
    attributions.attribution_id IN (SELECT attribution_id FROM attributions GROUP BY attribution_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    attributions.span_start,
    attributions.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, attributions.span_start + 1, attributions.span_end - attributions.span_start)
            <> attributions.quote, true) AS quote_differs,
    coalesce(attributions.span_start < sentences.span_start OR attributions.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(attributions.stance, '') AS stance,
    attributions.said_on,
    revisions.published_day + 1 AS last_day_of_speech,
    coalesce(list_max(list_transform(list_concat(list_concat(attributions.source, attributions.cue), attributions.content), lambda s: s."end"))
        > revisions.length, false)
        OR coalesce(list_min(list_transform(list_concat(list_concat(attributions.source, attributions.cue), attributions.content),
            lambda s: least(s."start", s."end" - s."start"))) < 0, false) AS span_outside_text,
    coalesce(attributions.rule, '') = '' AS rule_missing
FROM attributions
LEFT JOIN texts AS revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
