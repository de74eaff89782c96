SELECT * FROM incident_denials ORDER BY incident_id, day NULLS LAST, denial_id;
