WITH wholes AS (
    SELECT
        part_of AS figure_id,
        max(coalesce(value_low, value_best)) AS largest_part,
        sum(coalesce(value_low, value_best)) AS parts
    FROM figures WHERE part_of IS NOT NULL GROUP BY part_of
),
age_limits AS (
    SELECT
        statistic_of AS figure_id,
        max(coalesce(value_low, value_best)) FILTER (statistic = 'minimum') AS youngest,
        min(coalesce(value_high, value_best)) FILTER (statistic = 'maximum') AS oldest
    FROM figures
    -- A slipped age fails by itself and must not take the other limit with it.
    WHERE statistic_of IS NOT NULL AND coalesce(value_low, value_high, value_best) BETWEEN 0 AND 120
    GROUP BY statistic_of
),
same_thing AS (
    SELECT
        figure_id,
        coalesce(value_best, value_low, value_high) AS value,
        hash(kind, event, unit_norm, nationality, coalesce(place_id, lower(place)), period_start, period_end, measure,
            statistic, standing, sex, age_band) AS subject
    FROM figures
    WHERE event <> 'other' AND unit_norm IS NOT NULL AND statistic IS NULL AND part_of IS NULL
        AND coalesce(value_best, value_low, value_high) > 0
),
slips AS (
    SELECT one.figure_id FROM same_thing AS one
    JOIN same_thing AS ten ON one.subject = ten.subject AND one.value * 10 = ten.value
    UNION
    SELECT ten.figure_id FROM same_thing AS one
    JOIN same_thing AS ten ON one.subject = ten.subject AND one.value * 10 = ten.value
),
twice AS (
    SELECT revision_id, span_start, span_end FROM figures GROUP BY ALL HAVING count(*) > 1
)
SELECT
    figures.figure_id,
    figures.figure_id IN (SELECT figure_id FROM figures GROUP BY figure_id HAVING count(*) > 1) AS duplicate_id,
    twice.revision_id IS NOT NULL AS span_read_twice,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    figures.span_start,
    figures.span_end,
    revisions.revision_id IS NOT NULL AND coalesce(CASE
        -- A sentence is short and has been held against the text already; cutting a quote out of a whole text is slow.
        WHEN figures.span_start >= sentences.span_start AND figures.span_end <= sentences.span_end
        THEN substring(sentences.quote, figures.span_start - sentences.span_start + 1,
            figures.span_end - figures.span_start)
        ELSE substring(revisions.text, figures.span_start + 1, figures.span_end - figures.span_start)
    END <> figures.quote, true) AS quote_differs,
    coalesce(figures.span_start < sentences.span_start OR figures.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(figures.zone, '') AS zone,
    figures.read_by,
    figures.decided_by,
    coalesce(figures.modifier, '') AS modifier,
    coalesce(figures.kind, '') AS kind,
    coalesce(figures.stance, '') AS stance,
    figures.event,
    figures.measure,
    figures.statistic,
    figures.standing,
    figures.sex,
    figures.age_band,
    figures.period_precision,
    figures.place_precision,
    figures.value_low,
    figures.value_best,
    figures.value_high,
    coalesce(figures.rule, '') = '' AS rule_missing,
    figures.kind = 'age' AND coalesce(figures.value_best, figures.value_low, figures.value_high) BETWEEN 1850 AND 2100
        AS age_is_birth_year,
    coalesce(figures.value_low, figures.value_high, figures.value_best) IS NULL
        AND coalesce(figures.modifier, '') <> 'vague' AS value_missing,
    isnan(coalesce(figures.value_low, 0)) OR isinf(coalesce(figures.value_low, 0))
        OR isnan(coalesce(figures.value_high, 0)) OR isinf(coalesce(figures.value_high, 0))
        OR isnan(coalesce(figures.value_best, 0)) OR isinf(coalesce(figures.value_best, 0)) AS value_not_finite,
    coalesce(figures.kind IN ('persons', 'objects', 'age', 'duration')
        AND least(figures.value_low, figures.value_high, figures.value_best) < 0, false) AS count_negative,
    CASE
        WHEN figures.kind IN ('persons', 'objects', 'other') AND length(figures.quote) < 7
        THEN regexp_full_match(figures.quote, '\s*(1[6-9]|20)\d\d\s*')
        ELSE false
    END AS figure_is_a_year,
    figures.kind IN ('persons', 'objects', 'other')
        AND coalesce(figures.value_low = year(revisions.published_day) AND figures.value_high = figures.value_low, false)
        AS equals_publication_year,
    CASE
        WHEN figures.kind = 'percent' AND coalesce(greatest(figures.value_low, figures.value_high, figures.value_best) > 100
            OR least(figures.value_low, figures.value_high, figures.value_best) < 0, false)
        THEN NOT regexp_matches(lower(coalesce(sentences.quote, '')),
            '\b(ris(e|es|ing|en)|rose|increas\w*|gr(ew|ow\w*)|jump\w*|surg\w*|soar\w*|climb\w*|(up|down) ([0-9]+|by|from|on|in|sharply|nearly|almost|about|around|some|over|more)|higher|(percent|per cent|%) more|gain\w*|doubl\w*|tripl\w*|fall\w*|fell|drop\w*|declin\w*|lower|shr(ank|unk|ink\w*)|slump\w*|chang\w*|inflation|tariffs?|interest|of (gdp|gross domestic product))\b')
        ELSE false
    END AS percent_outside_whole,
    figures.modifier = 'exact' AND coalesce(figures.value_low <> figures.value_high, false)
        OR figures.modifier IN ('at_least', 'more_than') AND figures.value_low IS NULL
        OR figures.modifier IN ('at_most', 'less_than') AND figures.value_high IS NULL
        OR figures.modifier = 'between' AND (figures.value_low IS NULL OR figures.value_high IS NULL)
        AS bounds_contradict_modifier,
    figures.modifier = 'vague' AND coalesce(figures.value_low, figures.value_high) IS NOT NULL AS vague_with_bounds,
    coalesce(coalesce(figures.value_low, figures.value_best) > coalesce(whole.value_high, CASE
        WHEN whole.modifier = 'exact' THEN whole.value_best END), false) AS part_above_whole,
    -- "At least 12, including 120 children" excludes nothing and is read wrongly all the same, as a rule.
    coalesce(whole.value_high IS NULL AND coalesce(figures.value_low, figures.value_best)
        > coalesce(whole.value_low, whole.value_best), false) AS part_above_open_whole,
    coalesce(coalesce(figures.value_high, figures.value_best, figures.value_low) < wholes.largest_part, false)
        AS total_below_part,
    coalesce(coalesce(figures.value_high, CASE WHEN figures.modifier = 'exact' THEN figures.value_best END)
        < wholes.parts, false) AS parts_above_whole,
    figures.part_of IS NOT NULL AND whole.figure_id IS NULL AS whole_not_loaded,
    figures.statistic IN ('minimum', 'maximum') AND coalesce(age_limits.youngest > age_limits.oldest, false)
        AS minimum_above_maximum,
    coalesce(slips.figure_id IS NOT NULL, false) AS ten_times_another,
    figures.period_start,
    figures.period_end,
    figures.said_on,
    revisions.published_day + 1 AS last_day_of_speech,
    -- A plan or forecast speaks of days to come; anything else that starts after publication was read wrongly.
    CASE
        WHEN coalesce(figures.period_start <= revisions.published_day + 1, true) THEN revisions.published_day + 1
        -- "may" in lower case: in May somebody can have died. A flood sweeps through a town, a house stands next to another
        -- and a death is due to something, so words of a timetable excuse no harm.
        WHEN figures.stance = 'hypothetical' OR regexp_matches(coalesce(sentences.quote, ''),
            '\bmay\b|(?i)\b(will|would|shall|plan(s|ned|ning)?|expect(s|ed)?|forecasts?|project(s|ed|ions?)?|schedul\w+|intends?|going to|to be|could|might)\b')
        THEN NULL
        WHEN coalesce(figures.event, 'other') NOT IN ('killed', 'injured', 'killed_or_injured', 'captured', 'detained',
                'abducted', 'missing', 'rescued', 'destroyed', 'attacked')
            AND regexp_matches(lower(coalesce(sentences.quote, '')),
                '\b(due|target\w*|aims?|goals?|by 20\d\d|upcoming|next|until|through)\b')
        THEN NULL
        ELSE revisions.published_day + 1
    END AS last_day_of_event
FROM figures
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
LEFT JOIN figures AS whole ON whole.figure_id = figures.part_of
LEFT JOIN wholes ON wholes.figure_id = figures.figure_id
LEFT JOIN age_limits ON age_limits.figure_id = figures.statistic_of
LEFT JOIN slips ON slips.figure_id = figures.figure_id
LEFT JOIN twice
    ON twice.revision_id = figures.revision_id AND twice.span_start = figures.span_start
    AND twice.span_end = figures.span_end
