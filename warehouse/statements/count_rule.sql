INSERT INTO rule_results (run_id, table_name, reason, severity, checked, failed)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (run_id, table_name, reason) DO UPDATE SET
    checked = checked + excluded.checked,
    failed = failed + excluded.failed;
