SELECT incidents.*
FROM incidents
-- An incident that nobody counted, dated or placed says nothing on a page of its own.
WHERE articles > 1 OR killed_best IS NOT NULL OR injured_best IS NOT NULL OR captured_best IS NOT NULL
    OR incident_id IN (SELECT incident_id FROM claims WHERE incident_id IS NOT NULL)
ORDER BY outlets DESC, articles DESC, coalesce(killed_best, 0) + coalesce(injured_best, 0) DESC, last_told DESC, incident_id;
