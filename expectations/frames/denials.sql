WITH answered AS (
    SELECT pairs.denial_id, bool_or(figures.figure_id IS NULL) AS is_incomplete
    FROM (SELECT denial_id, unnest(answers) AS figure_id FROM denials) AS pairs
    LEFT JOIN figures USING (figure_id)
    GROUP BY pairs.denial_id
)
SELECT
    denials.denial_id,
    denials.denial_id IN (SELECT denial_id FROM denials GROUP BY denial_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    denials.span_start,
    denials.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, denials.span_start + 1, denials.span_end - denials.span_start)
            <> denials.quote, true) AS quote_differs,
    coalesce(denials.span_start < sentences.span_start OR denials.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(denials.zone, '') AS zone,
    denials.scope,
    denials.said_on,
    revisions.published_day + 1 AS last_day_of_speech,
    trim(coalesce(denials.speaker, '')) = '' AS speaker_missing,
    coalesce(answered.is_incomplete, false) AS answered_figure_not_loaded,
    coalesce(denials.rule, '') = '' AS rule_missing
FROM denials
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
LEFT JOIN answered ON answered.denial_id = denials.denial_id
