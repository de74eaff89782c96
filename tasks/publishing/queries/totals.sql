SELECT
    (SELECT count(*) FROM revisions_current) AS articles,
    (SELECT count(*) FROM figures_current) AS figures,
    (SELECT count(*) FROM incidents) AS incidents,
    (SELECT count(*) FROM claims) AS claims,
    (SELECT count(*) FROM claims WHERE is_disputed) AS disputed,
    (SELECT count(*) FROM persons_named) AS persons,
    (SELECT count(*) FROM denials_open) AS denials,
    (SELECT count(*) FROM quarantine WHERE state = 'open') AS quarantined,
    (SELECT max(fetched_at) FROM revisions_current) AS last_fetched,
    (SELECT max(engine_version) FROM runs) AS engine_version,
    (SELECT max(rule_version) FROM runs) AS rule_version;
