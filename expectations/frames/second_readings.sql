SELECT
    second_readings.second_reading_id,
    second_readings.second_reading_id
        IN (SELECT second_reading_id FROM second_readings GROUP BY second_reading_id HAVING count(*) > 1) AS duplicate_id,
    revisions.revision_id IS NULL AS unknown_revision,
    second_readings.outcome,
    coalesce(second_readings.model, '') = '' OR coalesce(second_readings.prompt_version, '') = '' AS reader_missing
FROM second_readings
LEFT JOIN revisions USING (revision_id)
