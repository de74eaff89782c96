SELECT * FROM source_health ORDER BY publisher NULLS LAST, host;
