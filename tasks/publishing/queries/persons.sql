WITH told AS (
    SELECT DISTINCT person_homes.person_key, person_fates.event, person_fates.period_start, person_fates.period_end, person_fates.place
    FROM persons
    JOIN person_homes USING (person_id)
    JOIN person_fates USING (person_id)
),
gathered AS (
    SELECT
        person_key,
        list(
            {'event': event, 'period_start': period_start, 'period_end': period_end, 'place': place}
            ORDER BY period_start NULLS LAST, event, place
        ) AS told
    FROM told
    GROUP BY person_key
)
SELECT persons_named.*, gathered.told
FROM persons_named
LEFT JOIN gathered USING (person_key)
ORDER BY articles DESC, name, person_key;
