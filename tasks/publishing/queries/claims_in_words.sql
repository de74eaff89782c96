WITH told AS (
    SELECT
        claim_id,
        mode(lower(unit)) AS unit,
        arg_max(sentence, (report_day, figure_id)) AS last_words,
        concat_ws(
            ' ', string_agg(sentence, ' '), string_agg(DISTINCT title, ' '), string_agg(DISTINCT place, ' '),
            string_agg(DISTINCT speaker, ' ')
        ) AS told
    FROM claim_reports
    GROUP BY claim_id
)
SELECT claims.*, told.unit, told.last_words, concat_ws(' ', claims.event, claims.unit_norm, claims.place, told) AS words
FROM claims
JOIN told USING (claim_id)
ORDER BY claims.claim_id;
