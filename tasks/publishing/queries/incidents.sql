WITH told AS (
    SELECT
        claim_reports.claim_id,
        claims.incident_id,
        claims.event,
        arg_min(claim_reports.value_low, (report_day, published_day)) AS first_number,
        arg_max(claim_reports.value_low, (report_day, published_day)) AS last_number
    FROM claim_reports
    JOIN claims USING (claim_id)
    WHERE claims.scope = 'whole' AND claims.event IN ('killed', 'injured') AND claim_reports.value_low IS NOT NULL
    GROUP BY ALL
),
-- Of the tolls of an incident that rose, the gravest.
rising AS (
    SELECT incident_id, arg_min({'event': event, 'first_number': first_number, 'last_number': last_number}, (harm_rank(event), -last_number)) AS rise
    FROM told
    WHERE last_number > first_number
    GROUP BY incident_id
),
headed AS (
    SELECT
        incident_id,
        arg_min(title, (NOT is_main, published_day, url)) AS headline,
        arg_min(article_id, (NOT is_main, published_day, url)) AS article_id
    FROM incident_articles
    GROUP BY incident_id
)
SELECT incidents.*, headed.headline, headed.article_id, rising.rise
FROM incidents
LEFT JOIN headed USING (incident_id)
LEFT JOIN rising USING (incident_id)
-- An incident that nobody counted, dated or placed says nothing on a page of its own.
WHERE articles > 1 OR killed_best IS NOT NULL OR injured_best IS NOT NULL OR captured_best IS NOT NULL
    OR incident_id IN (SELECT incident_id FROM claims WHERE incident_id IS NOT NULL)
ORDER BY
    last_told DESC, is_disputed DESC, coalesce(killed_best, 0) + coalesce(injured_best, 0) DESC, articles DESC, incident_id;
