"""The DuckDB warehouse: schema, rows, loads and the published copy."""
