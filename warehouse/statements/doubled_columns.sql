-- Columns of views that a star takes in beside one of the same name: DuckDB names the second one unit_norm_1.
SELECT seen.table_name, first.column_name, seen.column_name
FROM duckdb_columns() AS seen
JOIN duckdb_views() AS views ON views.view_name = seen.table_name AND NOT views.internal
JOIN duckdb_columns() AS first
    ON first.table_name = seen.table_name AND regexp_full_match(seen.column_name, first.column_name || '_\d+')
ORDER BY ALL
