SELECT * FROM incident_articles ORDER BY incident_id, NOT is_main, published_day NULLS LAST, url;
