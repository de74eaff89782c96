INSERT INTO runs (run_id, flow, name, started_at, finished_at, state, engine_version, rule_version, articles,
                  rows_checked, rows_failed, note)
VALUES ($run_id, $flow, $name, $started_at, $finished_at, $state, $engine_version, $rule_version, $articles,
        $rows_checked, $rows_failed, $note)
ON CONFLICT (run_id) DO UPDATE SET
    finished_at = excluded.finished_at,
    -- a run that has begun is running until its end is recorded, however many batches it loads
    state = CASE WHEN runs.state = 'running' AND excluded.state = 'loaded' THEN 'running' ELSE excluded.state END,
    rule_version = coalesce(nullif(excluded.rule_version, ''), rule_version),
    articles = articles + excluded.articles,
    rows_checked = rows_checked + excluded.rows_checked,
    rows_failed = rows_failed + excluded.rows_failed,
    note = coalesce(excluded.note, note);
