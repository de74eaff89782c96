-- A source of sources.yml is silent when it cannot be reached, or when nothing new of it came for three times as long as
-- usually lies between its articles, two days at least, though runs went on.
WITH expected AS (
    SELECT
        source_health.*,
        last_run - to_days(greatest(2, ceil(3 * (last_day - first_day) / greatest(articles - 1, 1)))::INTEGER) AS expected_since
    FROM source_health
    CROSS JOIN (SELECT max(started_at) AS last_run FROM runs)
)
SELECT
    *,
    source IS NOT NULL AND (is_reachable IS FALSE OR coalesce(last_fetched_at < expected_since, true)) AS is_silent
FROM expected
ORDER BY publisher NULLS LAST, host;
