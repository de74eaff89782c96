SELECT table_name, reason, severity, sum(checked) AS checked, sum(failed) AS failed
FROM rule_results
GROUP BY ALL
ORDER BY table_name, severity, reason;
