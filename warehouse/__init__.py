"""The DuckDB warehouse: `tables` its shape, `storing` the file, `deciding` what is kept out; load and review on top."""
