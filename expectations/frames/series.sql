-- A running total by one source about one thing, step by step.
WITH reports AS (
    SELECT
        figures_current.figure_id,
        figures_current.value,
        hash(kind, event, unit_norm, nationality, standing, sex, age_band, coalesce(place_id, lower(place)),
            period_start) AS subject,
        coalesce(speaker_norm, speaker, publisher, '') AS told_by,
        coalesce(said_on, published_day) AS told_on
    FROM figures_current
    WHERE measure = 'cumulative' AND value IS NOT NULL AND NOT negated AND stance <> 'hypothetical'
        AND statistic IS NULL AND part_of IS NULL AND event <> 'other'
)
SELECT
    figure_id,
    coalesce(value < max(value) OVER (
        PARTITION BY subject, told_by ORDER BY told_on RANGE BETWEEN UNBOUNDED PRECEDING AND INTERVAL 1 DAY PRECEDING
    ), false) AS cumulative_falls
FROM reports
WHERE told_on IS NOT NULL
