SELECT * FROM incident_persons ORDER BY incident_id, articles DESC, name;
