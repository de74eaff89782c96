WITH deaths AS (
    SELECT person_id, max(period_end) AS died_by FROM person_fates WHERE event = 'killed' GROUP BY person_id
)
SELECT
    person_fates.fate_id,
    person_fates.fate_id IN (SELECT fate_id FROM person_fates GROUP BY fate_id HAVING count(*) > 1) AS duplicate_id,
    persons.person_id IS NULL AS unknown_person,
    coalesce(person_fates.event, '') AS event,
    person_fates.period_start,
    person_fates.period_end,
    revisions.published_day + 1 AS last_day_of_event,
    CASE WHEN person_fates.event <> 'killed' THEN person_fates.period_start END AS start_before_death,
    deaths.died_by
FROM person_fates
LEFT JOIN persons USING (person_id)
LEFT JOIN revisions ON revisions.revision_id = person_fates.revision_id
LEFT JOIN deaths ON deaths.person_id = person_fates.person_id
