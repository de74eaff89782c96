CREATE OR REPLACE VIEW codebook AS
SELECT
    columns.table_name,
    CASE WHEN views.view_name IS NULL THEN 'table' ELSE 'view' END AS relation,
    coalesce(views.comment, tables.comment) AS table_comment,
    columns.column_index AS ordinal,
    columns.column_name,
    columns.data_type,
    columns.is_nullable,
    columns.comment
FROM duckdb_columns() AS columns
LEFT JOIN duckdb_views() AS views
    ON views.view_name = columns.table_name AND views.database_name = columns.database_name AND NOT views.internal
LEFT JOIN duckdb_tables() AS tables
    ON tables.table_name = columns.table_name AND tables.database_name = columns.database_name
WHERE NOT columns.internal AND columns.database_name = current_database() AND columns.schema_name = 'main';
COMMENT ON VIEW codebook IS 'Every table, view and column with its meaning.';
COMMENT ON COLUMN codebook.table_name IS 'Table or view.';
COMMENT ON COLUMN codebook.relation IS 'table or view.';
COMMENT ON COLUMN codebook.table_comment IS 'What a row is.';
COMMENT ON COLUMN codebook.ordinal IS 'Place of the column, from 1.';
COMMENT ON COLUMN codebook.column_name IS 'Column.';
COMMENT ON COLUMN codebook.data_type IS 'DuckDB type.';
COMMENT ON COLUMN codebook.is_nullable IS 'False when every row has a value.';
COMMENT ON COLUMN codebook.comment IS 'What the column holds.';
