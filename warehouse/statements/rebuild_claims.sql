-- Wholes only: a part, a statistic (the youngest, the average) and a figure of no named deed answer another question.
-- Figures are about the same thing when every word of what is counted, done and where agrees and they are of days at most
-- three apart; a period of more than a week must be the same. A figure without a place takes the place that its article
-- names most. Where one source gives one article two numbers for what looks like one thing, each is a claim of its own.
-- What happened on some day and a running total that is told within days of it are one claim; what is added is not.
-- Wrongly parted reports show two claims; wrongly joined ones a dispute that nobody has, so every doubt parts.
DELETE FROM claim_members;
DELETE FROM claims;

CREATE OR REPLACE TEMP TABLE claim_candidates AS
WITH denied AS (
    SELECT DISTINCT unnest(answers) AS figure_id
    FROM denials JOIN revisions_current USING (revision_id) WHERE scope IN ('number', 'event')
),
main_place AS (
    SELECT revision_id, coalesce(place_id, lower(quote)) AS place
    FROM places
    GROUP BY revision_id, coalesce(place_id, lower(quote))
    QUALIFY row_number() OVER (PARTITION BY revision_id ORDER BY count(*) DESC, min(span_start)) = 1
),
reports AS (
    SELECT
        figure_id,
        article_id,
        value_low,
        value_high,
        value,
        kind,
        event,
        -- Words that only say that people are counted.
        CASE
            WHEN kind = 'persons' AND coalesce(unit_norm, 'person')
                IN ('people', 'person', 'dead', 'death', 'fatality', 'casualty', 'victim', 'body', 'life')
            THEN 'person'
            ELSE unit_norm
        END AS unit_norm,
        nationality,
        standing,
        sex,
        age_band,
        measure,
        coalesce(place_id, lower(figures_current.place), main_place.place) AS place,
        CASE WHEN period_end - period_start > 7 THEN period_start END AS stated_start,
        CASE WHEN coalesce(measure, '') <> 'cumulative' AND period_end - period_start > 7 THEN period_end END AS stated_end,
        coalesce(measure, '') = 'cumulative' AS is_total,
        CASE WHEN measure IN ('stock', 'incremental') THEN measure END AS counted_as,
        CASE
            WHEN measure = 'cumulative' OR period_end - period_start > 7 THEN coalesce(said_on, published_day)
            ELSE coalesce(period_start, period_end, said_on, published_day)
        END AS report_day,
        coalesce(said_on, published_day) AS told_on,
        -- "About 70" excludes nothing within a tenth of it.
        coalesce(value_low, '-inf'::DOUBLE) * CASE WHEN modifier = 'about' THEN 0.9 ELSE 1 END AS least,
        coalesce(value_high, 'inf'::DOUBLE) * CASE WHEN modifier = 'about' THEN 1.1 ELSE 1 END AS most,
        span_start,
        speaker,
        -- Rows of an earlier version have no normal form of the speaker yet.
        coalesce(speaker_norm, regexp_replace(lower(speaker), '^(the|an?)\s+', '')) AS speaker_key,
        coalesce(agency, publisher, host, 'unknown') AS outlet,
        figure_id IN (FROM denied) AS is_denied,
        withdrawn_at IS NOT NULL AS is_withdrawn
    FROM figures_current
    JOIN (SELECT revision_id, agency, host FROM revisions_current) USING (revision_id)
    LEFT JOIN main_place USING (revision_id)
    WHERE kind IN ('persons', 'objects', 'money')
        -- "Other" is no deed, so it makes no two figures comparable; a part is of its whole only.
        AND event <> 'other' AND part_of IS NULL
        AND value IS NOT NULL AND NOT negated AND stance <> 'hypothetical' AND statistic IS NULL
),
keyed AS (
    SELECT
        *,
        md5(concat_ws('|', kind, 'e' || coalesce(event, ''), 'u' || coalesce(unit_norm, ''), coalesce(nationality, '-'),
            coalesce(standing, '-'), coalesce(sex, '-'), coalesce(age_band, '-'), coalesce(counted_as, '-'),
            'p' || coalesce(place, ''), coalesce(stated_start::TEXT, '-'), coalesce(stated_end::TEXT, '-'))) AS topic
    FROM reports
),
-- A headline or a second mention without a speaker repeats whom the article cites for the same number of the same thing.
cited AS (
    SELECT
        topic, article_id, value_low, value_high,
        arg_min(speaker_key, span_start) AS cited_key,
        arg_min(speaker, span_start) AS cited
    FROM keyed WHERE speaker_key IS NOT NULL GROUP BY ALL
),
sourced AS (
    SELECT
        keyed.*,
        coalesce(keyed.speaker_key, cited.cited_key, lower(keyed.outlet)) AS source_key,
        coalesce(keyed.speaker, cited.cited, keyed.outlet) AS source_name
    FROM keyed
    LEFT JOIN cited
        ON cited.topic = keyed.topic AND cited.article_id = keyed.article_id
        AND cited.value_low IS NOT DISTINCT FROM keyed.value_low
        AND cited.value_high IS NOT DISTINCT FROM keyed.value_high
),
-- One source has one name, the spelling used most.
named AS (SELECT source_key, mode(source_name ORDER BY source_name) AS ultimate_source FROM sourced GROUP BY source_key),
told AS (SELECT sourced.*, named.ultimate_source FROM sourced JOIN named USING (source_key)),
ambiguous AS (
    SELECT DISTINCT topic FROM told
    GROUP BY topic, article_id, ultimate_source, is_total HAVING count(DISTINCT value) > 1
),
subjects AS (
    SELECT *, topic || CASE WHEN topic IN (FROM ambiguous) THEN '=' || value::TEXT ELSE '' END AS subject FROM told
),
stepped AS (
    SELECT
        *,
        report_day - lag(report_day) OVER (PARTITION BY subject ORDER BY report_day, figure_id) > 3 AS is_later
    FROM subjects
),
grouped AS (
    SELECT
        *,
        sum(coalesce(is_later, false)::INTEGER) OVER (PARTITION BY subject ORDER BY report_day, figure_id) AS episode
    FROM stepped
)
SELECT
    *,
    left(md5(concat_ws('|', subject, coalesce(min(report_day) OVER (PARTITION BY subject, episode)::TEXT, '-'))), 24)
        AS claim_id
FROM grouped;

INSERT INTO claim_members (claim_id, figure_id, ultimate_source, report_day, is_denied)
SELECT claim_id, figure_id, ultimate_source, report_day, is_denied FROM claim_candidates;

INSERT INTO claims BY NAME
WITH latest AS (
    SELECT * FROM claim_candidates
    QUALIFY row_number() OVER (PARTITION BY claim_id, ultimate_source ORDER BY told_on DESC, figure_id DESC) = 1
),
-- Two sources disagree when what they told on one day excludes each other, or when the later one tells of fewer victims:
-- a count may rise from day to day, the dead do not become fewer.
disagreeing AS (
    SELECT DISTINCT claim_id
    FROM latest JOIN latest AS other USING (claim_id)
    WHERE latest.ultimate_source <> other.ultimate_source
        AND latest.most < other.least
        AND (latest.is_total OR other.is_total OR latest.report_day IS NOT DISTINCT FROM other.report_day)
        AND (
            latest.told_on IS NOT DISTINCT FROM other.told_on
            OR latest.told_on > other.told_on AND latest.event IN ('killed', 'injured', 'killed_or_injured', 'destroyed')
        )
),
backed AS (
    SELECT claim_id, value, count(DISTINCT ultimate_source) AS backers, max(told_on) AS told_on
    FROM claim_candidates GROUP BY claim_id, value
),
best AS (
    SELECT claim_id, value AS value_best FROM backed
    QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY backers DESC, told_on DESC NULLS LAST, value DESC) = 1
)
SELECT
    claim_id,
    any_value(kind) AS kind,
    any_value(event) AS event,
    any_value(unit_norm) AS unit_norm,
    any_value(nationality) AS nationality,
    any_value(standing) AS standing,
    any_value(sex) AS sex,
    any_value(age_band) AS age_band,
    mode(measure) AS measure,
    any_value(place) AS place,
    min(report_day) AS first_day,
    max(report_day) AS last_day,
    min(coalesce(value_low, value)) AS value_low,
    any_value(value_best) AS value_best,
    max(coalesce(value_high, value)) AS value_high,
    count(*)::INTEGER AS reports,
    count(*) FILTER (is_withdrawn)::INTEGER AS withdrawn_reports,
    count(DISTINCT article_id)::INTEGER AS articles,
    count(DISTINCT ultimate_source)::INTEGER AS ultimate_sources,
    claim_id IN (FROM disagreeing) OR bool_or(is_denied) AS is_disputed
FROM claim_candidates
JOIN best USING (claim_id)
GROUP BY claim_id;

DROP TABLE claim_candidates;
