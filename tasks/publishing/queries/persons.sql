WITH told AS (
    SELECT DISTINCT persons.name_key, person_fates.event, person_fates.period_start, person_fates.period_end, person_fates.place
    FROM persons
    JOIN revisions_current USING (revision_id)
    JOIN person_fates USING (person_id)
),
gathered AS (
    SELECT
        name_key,
        list(
            {'event': event, 'period_start': period_start, 'period_end': period_end, 'place': place}
            ORDER BY period_start NULLS LAST, event, place
        ) AS told
    FROM told
    GROUP BY name_key
)
SELECT persons_named.*, gathered.told
FROM persons_named
LEFT JOIN gathered USING (name_key)
ORDER BY articles DESC, name;
