"""The DuckDB warehouse: schema, load, publication, quarantine, corrections, takedowns."""
