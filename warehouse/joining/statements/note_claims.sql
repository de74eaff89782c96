UPDATE incidents SET
    is_disputed = claimed.is_disputed,
    ultimate_sources = claimed.sources
FROM (
    SELECT incident_id, bool_or(is_disputed) AS is_disputed, count(DISTINCT lower(ultimate_source))::INTEGER AS sources
    FROM claims JOIN claim_members USING (claim_id) WHERE incident_id IS NOT NULL GROUP BY incident_id
) AS claimed
WHERE incidents.incident_id = claimed.incident_id
