SELECT reason, table_name, state, count(*) AS rows
FROM (SELECT unnest(reasons) AS reason, table_name, state FROM quarantine)
GROUP BY ALL
ORDER BY rows DESC, reason;
