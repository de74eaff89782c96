INSERT INTO rule_results BY NAME FROM arriving
ON CONFLICT (run_id, table_name, reason) DO UPDATE SET
    checked = checked + excluded.checked,
    failed = failed + excluded.failed;
