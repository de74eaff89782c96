"""What must hold for every row, one suite a table."""
