-- Every figure that may report a claim, with the incident that it is told of: its own, else what its article is about.
-- Hypothetical figures join a claim of the same number and make none.
WITH denied AS (
    SELECT DISTINCT unnest(answers) AS figure_id, scope
    FROM denials JOIN revisions_current USING (revision_id) WHERE scope IN ('number', 'event')
),
-- The country that most places of the article lie in.
countries AS (
    SELECT revision_id, arg_max(country, (places, country)) AS country
    FROM (
        SELECT revision_id, split_part(place_id, '/', 1) AS country, count(*) AS places
        FROM places WHERE place_id IS NOT NULL GROUP BY ALL
    )
    GROUP BY revision_id
),
mains AS (SELECT revision_id, any_value(incident_id) AS incident_id FROM incident_stories WHERE is_main GROUP BY revision_id),
-- "667, including the 62 who died on that train on 27 February": a part of such a sum is the whole of another happening.
summed AS (
    SELECT part.figure_id, part.part_of
    FROM figures_current AS part
    JOIN figures AS whole ON whole.figure_id = part.part_of
    WHERE part.told_incident_id <> whole.told_incident_id AND part.period_start <> whole.period_start
        AND part.period_rule NOT LIKE 'incident:%'
),
copied AS (
    SELECT
        figures_current.*,
        coalesce(revisions_current.agency, figures_current.publisher, revisions_current.host, 'unknown') AS outlet,
        revisions_current.url,
        coalesce(epoch_us(revisions_current.current_since), 0) AS loaded,
        -- "From 58 to 62", "to 470, later revised to 488".
        CASE
            WHEN regexp_full_match(
                lower(substring(text, lag(figures_current.span_end) OVER previous + 1,
                    figures_current.span_start - lag(figures_current.span_end) OVER previous)),
                '\W*(?:\w+\W+)?(?:and |or )?(?:(?:was |were )?(?:later |then |now )?(?:revised|rose|risen|raised|corrected|increased|climbed) )?(?:up )?to\W*'
            ) THEN lag(figures_current.figure_id) OVER previous
        END AS raised_from,
        figures_current.part_of IS NOT NULL AND NOT figures_current.figure_id IN (SELECT figure_id FROM summed) AS is_part,
        figures_current.figure_id IN (SELECT part_of FROM summed) AS is_sum
    FROM figures_current
    JOIN revisions_current ON revisions_current.revision_id = figures_current.revision_id
    WHERE figures_current.kind IN ('persons', 'objects', 'money') AND figures_current.event <> 'other' AND value IS NOT NULL
        AND NOT figures_current.negated AND figures_current.statistic IS NULL
    WINDOW previous AS (PARTITION BY figures_current.revision_id, figures_current.kind, figures_current.event ORDER BY figures_current.span_start)
)
SELECT
    figure_id,
    copied.article_id,
    loaded,
    kind,
    event,
    value,
    value_low,
    value_high,
    modifier,
    coalesce(said_on, copied.published_day, DATE '1970-01-01') AS told_on,
    coalesce(own.incident_id, mains.incident_id) AS incident_id,
    own.incident_id IS NOT NULL AS is_own,
    unit_norm,
    nationality,
    standing,
    sex,
    age_band,
    concat_ws('|', nationality, standing, sex, age_band) AS "group",
    is_part,
    is_sum,
    coalesce(measure = 'cumulative' AND (period_rule LIKE 'since%' OR period_end - period_start > 7), false)
        OR coalesce(period_end - period_start > 7, false) AS is_total,
    measure,
    period_start AS since,
    period_end AS until,
    measure IS NOT DISTINCT FROM 'incremental' AS is_added,
    -- The day on which a toll rose or stood at a number is not the day on which they died.
    CASE WHEN period_start = period_end AND measure IS DISTINCT FROM 'cumulative' AND NOT regexp_matches(copied.rule, '/(toll|changed)$')
        THEN period_start END AS day,
    -- A place that a figure only took from its incident says nothing of which of its places the count is about.
    CASE WHEN place_rule IS DISTINCT FROM 'incident' AND coalesce(place_precision, 'exact') NOT IN ('region', 'country')
        THEN coalesce(place_id, lower(place)) END AS place,
    -- The gazetteer knows towns; of a province it knows the country only, so its name says more.
    CASE WHEN place_rule IS DISTINCT FROM 'incident' AND place_precision IN ('region', 'country') THEN lower(place) END
        AS area,
    countries.country,
    stance <> 'hypothetical' AS may_open,
    speaker,
    coalesce(speaker_norm, regexp_replace(lower(speaker), '^(the|an?)\s+', '')) AS speaker_key,
    outlet,
    raised_from,
    copied.told_incident_id AS told_id,
    sentence_id,
    sentences.quote AS sentence,
    copied.span_start,
    figure_id IN (SELECT figure_id FROM denied) AS is_denied,
    -- Who denies the deed disputes no number.
    figure_id IN (SELECT figure_id FROM denied WHERE scope = 'number') AS is_number_denied,
    withdrawn_at IS NOT NULL AS is_withdrawn
FROM copied
JOIN sentences USING (sentence_id)
LEFT JOIN incident_stories AS own ON own.story_id = copied.told_incident_id
LEFT JOIN countries ON countries.revision_id = copied.revision_id
LEFT JOIN mains ON mains.revision_id = copied.revision_id
ORDER BY told_on, figure_id
