WITH age_limits AS (
    SELECT
        revision_id,
        min(coalesce(value_low, value_best)) FILTER (statistic = 'minimum') AS youngest,
        max(coalesce(value_high, value_best)) FILTER (statistic = 'maximum') AS oldest
    FROM figures WHERE kind = 'age' AND statistic IN ('minimum', 'maximum')
        AND coalesce(value_low, value_high, value_best) BETWEEN 0 AND 120
    GROUP BY revision_id
),
fates AS (
    SELECT
        person_id,
        max(period_end) FILTER (event = 'killed') AS died_by,
        bool_or(event IN ('enlisted', 'deployed')) AS is_soldier
    FROM person_fates GROUP BY person_id
)
SELECT
    persons.person_id,
    persons.person_id IN (SELECT person_id FROM persons GROUP BY person_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    sentences.sentence_id IS NULL AS unknown_sentence,
    persons.span_start,
    persons.span_end,
    revisions.revision_id IS NOT NULL
        AND coalesce(substring(revisions.text, persons.span_start + 1, persons.span_end - persons.span_start)
            <> persons.quote, true) AS quote_differs,
    coalesce(persons.span_start < sentences.span_start OR persons.span_end > sentences.span_end, false)
        AS outside_sentence,
    coalesce(persons.zone, '') AS zone,
    persons.sex,
    persons.age,
    trim(coalesce(persons.name, '')) = '' OR trim(coalesce(persons.name_key, '')) = '' AS name_missing,
    coalesce(persons.rule, '') = '' AS rule_missing,
    coalesce(persons.age BETWEEN 1850 AND 2100, false) AS age_is_birth_year,
    coalesce((fates.is_soldier OR regexp_matches(lower(coalesce(persons.role, '')),
        '\b(soldiers?|servicem[ae]n|servicewom[ae]n|fighters?|conscripts?|recruits?|gunner|sniper|paratrooper|marine)\b'))
        AND persons.age NOT BETWEEN 14 AND 80, false) AS soldier_age_unusual,
    coalesce(persons.age < age_limits.youngest OR persons.age > age_limits.oldest, false) AS outside_ages_of_group,
    persons.derived_birth_start,
    persons.derived_birth_end,
    persons.derived_enlisted_start,
    persons.derived_enlisted_end,
    fates.died_by,
    persons.age_as_of,
    revisions.published_day + 1 AS last_day_of_speech
FROM persons
LEFT JOIN revisions USING (revision_id)
LEFT JOIN sentences USING (sentence_id)
LEFT JOIN age_limits ON age_limits.revision_id = persons.revision_id
LEFT JOIN fates ON fates.person_id = persons.person_id
