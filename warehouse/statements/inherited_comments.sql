-- The table named first wins where two hold a column of one name.
SELECT DISTINCT ON (seen.table_name, seen.column_index) seen.table_name, seen.column_name, base.comment
FROM duckdb_columns() AS seen
JOIN duckdb_views() AS views ON views.view_name = seen.table_name AND NOT views.internal
JOIN duckdb_columns() AS base ON base.column_name = seen.column_name AND base.comment IS NOT NULL
JOIN duckdb_tables() AS tables ON tables.table_name = base.table_name
WHERE seen.comment IS NULL
ORDER BY
    seen.table_name,
    seen.column_index,
    seen.table_name LIKE 'revisions%' AND base.table_name <> 'revisions',
    seen.table_name LIKE 'denials%' AND base.table_name <> 'denials',
    seen.table_name LIKE 'persons%' AND base.table_name <> 'persons',
    base.table_name <> 'figures';
