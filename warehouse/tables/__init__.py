"""The shape of what is kept: the schema and its migrations, rows, batches and verdicts."""
